// The paths of the inner loops against plain arithmetic, and against one another bit for bit.
#include "extract/language/kernels/kernels.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <random>
#include <string>

namespace whowhom {
namespace {

std::vector<float> random_floats(std::size_t count, std::mt19937& random) {
  std::uniform_int_distribution<int> step(-4000, 4000);
  std::vector<float> values(count);
  for (float& value : values) value = static_cast<float>(step(random)) / 1000.0F;
  return values;
}

/// Weights of a matrix in both orders, with what a PackedMatrix points to.
struct Matrix {
  Matrix(std::size_t outputs, std::size_t inputs, std::mt19937& random, bool extreme = false)
      : plain(outputs * inputs),
        packed(outputs * inputs),
        sums(outputs),
        scale(random_floats(outputs, random)),
        bias(random_floats(outputs, random)) {
    std::uniform_int_distribution<int> weight(-63, 63);
    for (std::size_t o = 0; o < outputs; ++o)
      for (std::size_t i = 0; i < inputs; ++i) {
        const int w = extreme ? (o % 2 == 0 ? 63 : -63) : weight(random);
        plain[o * inputs + i] = static_cast<std::int8_t>(w);
        packed[(o / 16 * inputs / 4 + i / 4) * 64 + o % 16 * 4 + i % 4] = static_cast<std::int8_t>(w);
        sums[o] += w;
      }
    view = {packed.data(), scale.data(), bias.data(), sums.data(), outputs, inputs};
  }
  std::vector<std::int8_t> plain, packed;
  std::vector<std::int32_t> sums;
  std::vector<float> scale, bias;
  PackedMatrix view;
};

/// Rows of bytes with what a ByteRows points to.
struct Bytes {
  Bytes(std::size_t rows, std::size_t width) : bytes(rows * width), scale(rows), zero(rows) {
    view = {bytes.data(), width, scale.data(), zero.data()};
  }
  std::vector<std::uint8_t> bytes;
  std::vector<float> scale;
  std::vector<std::int32_t> zero;
  ByteRows view;
};

template <class T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

TEST_CASE("every path multiplies bytes exactly, for every number of rows and at the greatest values") {
  std::mt19937 random(1);
  for (const bool extreme : {false, true})
    for (const std::size_t rows : {1, 2, 3, 4, 5, 6, 7, 13}) {
      const std::size_t outputs = 80, inputs = 192;
      const Matrix matrix(outputs, inputs, random, extreme);
      Bytes bytes(rows, inputs);
      for (std::uint8_t& byte : bytes.bytes) byte = extreme ? 255 : static_cast<std::uint8_t>(random());
      for (std::size_t r = 0; r < rows; ++r) {
        bytes.scale[r] = 0.01F * static_cast<float>(r + 1);
        bytes.zero[r] = static_cast<std::int32_t>(random() % 256);
      }
      std::vector<float> expected(rows * outputs);
      for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t o = 0; o < outputs; ++o) {
          std::int32_t sum = -bytes.zero[r] * matrix.sums[o];
          for (std::size_t i = 0; i < inputs; ++i) sum += bytes.bytes[r * inputs + i] * matrix.plain[o * inputs + i];
          expected[r * outputs + o] = static_cast<float>(sum) * (bytes.scale[r] * matrix.scale[o]) + matrix.bias[o];
        }
      for (const InstructionSet set : available_instruction_sets()) {
        CAPTURE(name_of(set));
        CAPTURE(rows);
        std::vector<float> out(rows * outputs);
        kernels_of(set).product(matrix.view, bytes.view, rows, 0, outputs / 16, {out.data(), outputs});
        CHECK(same_bits(out, expected));
        std::vector<float> part(rows * 32);
        kernels_of(set).product(matrix.view, bytes.view, rows, 1, 3, {part.data(), 32});
        CHECK(std::memcmp(part.data(), expected.data() + 16, 32 * sizeof(float)) == 0);
        std::vector<std::int32_t> sums(outputs);
        kernels_of(set).weight_sums(matrix.view.weights, outputs, inputs, sums.data());
        CHECK(sums == matrix.sums);
      }
    }
}

TEST_CASE("a row as bytes holds its least and greatest value, and zero exactly") {
  const std::size_t width = 64;
  std::vector<float> rows(3 * width, 0.0F);
  rows[width] = -1.0F;
  rows[width + 1] = 1.55F;
  for (std::size_t k = 0; k < width; ++k) rows[2 * width + k] = 2.0F + 0.5F * static_cast<float>(k % 2);
  for (const InstructionSet set : available_instruction_sets()) {
    CAPTURE(name_of(set));
    Bytes bytes(3, width);
    kernels_of(set).quantise({rows.data(), width}, 3, width, bytes.view);
    CHECK(bytes.scale[0] == 0.0F);
    CHECK(bytes.zero[0] == 0);
    CHECK(bytes.bytes[5] == 0);
    CHECK(bytes.zero[1] == 100);
    CHECK(bytes.bytes[width] == 0);
    CHECK(bytes.bytes[width + 1] == 255);
    CHECK(bytes.bytes[width + 2] == 100);
    CHECK(bytes.zero[2] == 0);
    CHECK(bytes.bytes[2 * width] == 204);
    CHECK(bytes.bytes[2 * width + 1] == 255);
  }
}

TEST_CASE("layer norm gives a row the mean 0 and the deviation 1") {
  std::mt19937 random(2);
  const std::size_t width = 128, rows = 3;
  const std::vector<float> ones(width, 1.0F), zeros(width, 0.0F), start = random_floats(rows * width, random);
  for (const InstructionSet set : available_instruction_sets()) {
    CAPTURE(name_of(set));
    std::vector<float> state = start;
    Bytes bytes(rows, width);
    kernels_of(set).add_norm_quantise({}, {state.data(), width}, {ones.data(), zeros.data()}, rows, width, bytes.view);
    for (std::size_t r = 0; r < rows; ++r) {
      double sum = 0.0, squares = 0.0;
      for (std::size_t k = 0; k < width; ++k) {
        sum += static_cast<double>(state[r * width + k]);
        squares += static_cast<double>(state[r * width + k]) * static_cast<double>(state[r * width + k]);
      }
      CHECK(sum / width == doctest::Approx(0.0).epsilon(1e-5));
      CHECK(squares / width == doctest::Approx(1.0).epsilon(1e-5));
    }
  }
}

TEST_CASE("attention mixes the values by the exponentials of the scores") {
  std::mt19937 random(3);
  const std::size_t heads = 2, hidden = heads * kHeadSize;
  for (const std::size_t count : {1, 3, 16, 17, 33}) {
    std::vector<float> qkv = random_floats(count * 3 * hidden, random);
    std::vector<float> expected(count * hidden);
    for (std::size_t h = 0; h < heads; ++h)
      for (std::size_t i = 0; i < count; ++i) {
        std::vector<double> weights(count);
        double top = -1e300, sum = 0.0;
        for (std::size_t j = 0; j < count; ++j) {
          for (std::size_t d = h * kHeadSize; d < (h + 1) * kHeadSize; ++d)
            weights[j] +=
                static_cast<double>(qkv[i * 3 * hidden + d]) * static_cast<double>(qkv[j * 3 * hidden + hidden + d]);
          top = std::max(top, weights[j]);
        }
        for (double& weight : weights) sum += weight = std::exp(weight - top);
        for (std::size_t d = h * kHeadSize; d < (h + 1) * kHeadSize; ++d) {
          double mixed = 0.0;
          for (std::size_t j = 0; j < count; ++j)
            mixed += weights[j] * static_cast<double>(qkv[j * 3 * hidden + 2 * hidden + d]);
          expected[i * hidden + d] = static_cast<float>(mixed / sum);
        }
      }
    for (const InstructionSet set : available_instruction_sets()) {
      CAPTURE(name_of(set));
      CAPTURE(count);
      std::vector<float> out(count * hidden), scratch(attention_scratch(count));
      kernels_of(set).attend({qkv.data(), 3 * hidden}, count, heads, {out.data(), hidden}, scratch.data());
      double worst = 0.0;
      for (std::size_t k = 0; k < out.size(); ++k)
        worst = std::max(worst, std::abs(static_cast<double>(out[k]) - static_cast<double>(expected[k])));
      CHECK(worst < 1e-4);
    }
  }
}

/// All that the float functions make of some rows, one after the other.
struct Results {
  std::vector<float> floats;
  std::vector<std::uint8_t> bytes;
};

Results float_steps(InstructionSet set, std::size_t count) {
  std::mt19937 random(4);
  const Kernels& kernels = kernels_of(set);
  const std::size_t heads = 2, hidden = heads * kHeadSize, depth = 64, padded = (count + 15) / 16 * 16;
  Results results;
  const auto keep = [&](const std::vector<float>& values) {
    results.floats.insert(results.floats.end(), values.begin(), values.end());
  };
  const Matrix matrix(3 * hidden, hidden, random);
  std::vector<float> state = random_floats(count * hidden, random), added = random_floats(count * hidden, random);
  const std::vector<float> weight = random_floats(hidden, random), bias = random_floats(hidden, random);
  Bytes bytes(count, hidden);
  kernels.add_norm_quantise({added.data(), hidden}, {state.data(), hidden}, {weight.data(), bias.data()}, count, hidden,
                            bytes.view);
  keep(state);
  keep(bytes.scale);
  results.bytes = bytes.bytes;
  std::vector<float> qkv(count * 3 * hidden), mixed(count * hidden), scratch(attention_scratch(count) + depth * padded);
  kernels.product_gelu(matrix.view, bytes.view, count, 0, 3 * hidden / 16, {qkv.data(), 3 * hidden});
  keep(qkv);
  kernels.attend({qkv.data(), 3 * hidden}, count, heads, {mixed.data(), hidden}, scratch.data());
  keep(mixed);
  std::vector<float> dots(count * padded);
  kernels.dot_products({mixed.data(), hidden}, count, {state.data(), hidden}, count, depth, {dots.data(), padded},
                       scratch.data());
  keep(dots);
  kernels.quantise({mixed.data(), hidden}, count, hidden, bytes.view);
  results.bytes.insert(results.bytes.end(), bytes.bytes.begin(), bytes.bytes.end());
  return results;
}

TEST_CASE("the float steps give the same bits on every path") {
  for (const std::size_t count : {1, 2, 5, 16, 31, 50}) {
    const Results expected = float_steps(InstructionSet::portable, count);
    for (const InstructionSet set : available_instruction_sets()) {
      CAPTURE(name_of(set));
      CAPTURE(count);
      const Results results = float_steps(set, count);
      CHECK(same_bits(results.floats, expected.floats));
      CHECK(same_bits(results.bytes, expected.bytes));
    }
  }
}

}  // namespace
}  // namespace whowhom

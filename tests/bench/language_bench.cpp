// How fast the learned analysis is: products in GOP/s for each path, and reading in words a second by the length of the
// sentences. The weights are random, which costs what trained ones cost. Needs libbenchmark-dev; build and run with
//   cmake --preset release -DWHOWHOM_BENCH=ON && ninja -C build bench_language && build/tests/bench/bench_language
#include <benchmark/benchmark.h>

#include <cstring>
#include <memory>
#include <string>

#include "extract/language/learned_analysis.hpp"
#include "support/random_model.hpp"

namespace whowhom {
namespace {

/// The net that the program carries: tensors of the same shapes.
constexpr RandomModelSizes kSizes = {
    .layers = 4, .heads = 12, .ffn = 1024, .arc = 192, .label = 256, .role = 128, .max_words = 400, .max_pieces = 510};

void product(benchmark::State& state, InstructionSet set) {
  const auto outputs = static_cast<std::size_t>(state.range(0)), inputs = static_cast<std::size_t>(state.range(1)),
             rows = static_cast<std::size_t>(state.range(2));
  const std::vector<std::int8_t> weights(outputs * inputs, 17);
  const std::vector<float> numbers(outputs, 0.01F);
  const std::vector<std::int32_t> sums(outputs, static_cast<std::int32_t>(17 * inputs));
  std::vector<std::uint8_t> bytes(rows * inputs, 101);
  std::vector<float> scale(rows, 0.02F), out(rows * outputs);
  std::vector<std::int32_t> zero(rows, 99);
  const PackedMatrix matrix{weights.data(), numbers.data(), numbers.data(), sums.data(), outputs, inputs};
  const ByteRows in{bytes.data(), inputs, scale.data(), zero.data()};
  for (auto _ : state) {
    kernels_of(set).product(matrix, in, rows, 0, outputs / kLanes, {out.data(), outputs});
    benchmark::DoNotOptimize(out.data());
    benchmark::ClobberMemory();
  }
  state.counters["GOP/s"] = benchmark::Counter(2e-9 * static_cast<double>(outputs * inputs * rows),
                                               benchmark::Counter::kIsIterationInvariantRate);
}

void read(benchmark::State& state, InstructionSet set) {
  static const ModelBytes kBytes = random_model(kSizes, 1);
  static const LearnedModel kModel = open_model(kBytes.bytes());
  constexpr std::string_view kWords[] = {"the", "letter", "tell", "tells", "The", "a", ",", "telling"};
  const auto length = static_cast<std::size_t>(state.range(0));
  std::vector<std::string_view> words(std::max<std::size_t>(length, 2'000 / length * length));
  for (std::size_t k = 0; k < words.size(); ++k) words[k] = kWords[k % std::size(kWords)];
  std::vector<Forms> sentences;
  for (std::size_t k = 0; k < words.size(); k += length) sentences.push_back(Forms(words).subspan(k, length));
  for (auto _ : state) benchmark::DoNotOptimize(read_sentences(kModel, sentences, {.instruction_set = set}));
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words.size()), benchmark::Counter::kIsIterationInvariantRate);
}

void add_benchmarks() {
  for (const InstructionSet set : available_instruction_sets()) {
    const std::string name(name_of(set));
    auto* const products = benchmark::RegisterBenchmark(("product/" + name).c_str(), product, set);
    for (const auto& [outputs, inputs] : {std::pair{1152, 384}, {384, 384}, {1024, 384}, {384, 1024}})
      for (const int rows : {30, 126}) products->Args({outputs, inputs, rows});
    benchmark::RegisterBenchmark(("read/" + name).c_str(), read, set)
        ->Arg(5)
        ->Arg(10)
        ->Arg(20)
        ->Arg(40)
        ->Arg(100)
        ->Arg(400)
        ->Arg(3'000)
        ->Unit(benchmark::kMillisecond);
  }
}

}  // namespace
}  // namespace whowhom

int main(int argc, char** argv) {
  whowhom::add_benchmarks();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
}

// A model of random weights, as bytes of the model file: what the runtime does with it is senseless, but has to be the
// same on every path and in every batch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace whowhom {

struct RandomModelSizes {
  std::size_t layers = 2;
  std::size_t heads = 2;  ///< of 32 floats each
  std::size_t ffn = 128;
  std::size_t arc = 64;
  std::size_t label = 64;
  std::size_t role = 64;
  std::size_t max_words = 40;
  std::size_t max_pieces = 60;
};

/// Bytes at a multiple of 64, as the program has its own model.
class ModelBytes {
 public:
  explicit ModelBytes(std::span<const std::byte> bytes);
  std::span<std::byte> bytes() { return {start_, size_}; }
  std::span<const std::byte> bytes() const { return {start_, size_}; }

 private:
  std::vector<std::byte> storage_;
  std::byte* start_ = nullptr;
  std::size_t size_ = 0;
};

/// Its vocabulary: [UNK], [CLS], the digits, points and small letters by themselves, with ## before the letters, and a
/// few words.
ModelBytes random_model(const RandomModelSizes& sizes, std::uint32_t seed);

/// Made-up words that its vocabulary has pieces for, and some that it has not.
std::vector<std::string> random_words(std::size_t count, std::uint32_t seed);

}  // namespace whowhom

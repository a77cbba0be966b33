// How much a place between two tokens looks like the end of a sentence: a sum of whole numbers, the same everywhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

/// Scores the places between the tokens of one block. The weights were trained by training/boundaries.py.
class BoundaryScorer {
 public:
  explicit BoundaryScorer(const std::vector<Token>& tokens);

  /// Score of the place behind token `place`, which must have a token behind it; `start` is the first token of the
  /// sentence so far. Above 0 a sentence ends. Places are asked for from left to right; constant time each.
  int score(std::size_t place, std::size_t start);

  /// Whether the token is a title or a first name that the tables know.
  bool is_of_person(std::size_t token) const;

 private:
  struct Traits {
    std::uint32_t word = 0;    // hash of the word in small letters
    std::uint32_t suffix = 0;  // of its last three bytes
    std::uint32_t kind = 0;
    std::uint32_t word_class = 0;
    std::uint32_t ahead = 0;  // tokens to the next stop
    std::uint32_t verb_ahead = 0;
  };
  struct SentenceSoFar {
    std::uint32_t since = 0, quote = 0, round = 0, had_verb = 0, first = 0, first_word = 0, previous = 0;
  };
  using Columns = std::array<std::uint32_t, 46>;

  void look_ahead();
  void look_at_case();
  void advance(std::size_t place, std::size_t start);
  Columns columns_at(std::size_t place) const;

  const std::vector<Token>& tokens_;
  std::vector<Traits> traits_;
  std::uint32_t block_case_ = 0;
  SentenceSoFar so_far_;
  std::size_t start_ = 0;  // of the sentence so far
  std::size_t next_ = 0;   // the first token that is not in it yet
};

}  // namespace whowhom

// A word as the pieces of a vocabulary (WordPiece as in BERT uncased, Devlin et al. 2019), and what its capitals say,
// which the vocabulary does not know.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace whowhom {

/// Pieces and their ids, the line numbers. Holds views into the lines.
class Vocabulary {
 public:
  /// Throws Error if [UNK] or [CLS] is missing.
  explicit Vocabulary(std::vector<std::string_view> pieces);

  std::int32_t unknown() const { return unknown_; }
  std::int32_t start() const { return start_; }
  std::size_t size() const { return pieces_.size(); }

  /// Appends the pieces of a bit of a word, lower case, by greedy longest match: [UNK] alone where one does not fit.
  void append_pieces(std::string_view bit, std::vector<std::int32_t>& ids) const;

 private:
  std::int32_t longest(std::string_view text, bool continued, std::size_t& size) const;

  std::vector<std::string_view> pieces_;
  std::vector<std::int32_t> slots_;  ///< open addressing; -1 is empty
  std::size_t longest_piece_ = 0;    ///< bytes, without ##
  std::int32_t unknown_ = -1;
  std::int32_t start_ = -1;
};

/// Appends the ids of the pieces of a word, at least one and no more than `most` (at least 3): of a longer list the
/// first `most` - 2 and the last 2. Of a word of over 500 bytes only its start and end are looked at, so the cost of a
/// word is bounded. Returns how many were appended.
std::size_t append_word_pieces(const Vocabulary& vocabulary, std::string_view form, std::size_t most,
                               std::vector<std::int32_t>& ids);

enum class CaseClass : std::uint8_t {
  none,            ///< no letter that has a case
  lower,           ///< all small
  title,           ///< the first letter a capital, all others small
  single_capital,  ///< one letter, a capital
  capitals,        ///< two letters or more, all capitals
  mixed,
  with_digits,    ///< letters and digits
  title_at_start  ///< title, in the first word of a sentence that holds a letter
};
constexpr std::size_t kCaseClasses = 8;

/// The case classes of the words of one sentence. `first_with_letter` is set to false by the first word that holds a
/// letter and has to be true before the first word of the sentence.
CaseClass case_class(std::string_view form, bool& first_with_letter);

}  // namespace whowhom

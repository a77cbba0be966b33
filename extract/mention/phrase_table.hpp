// Phrases of several words, found in a run of tokens.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

enum class Case { kept, folded };

/// Words of tokens [first, end) with one blank between, a possessive ending joined to its word, apostrophes straight.
std::string joined(const std::vector<Token>& tokens, std::size_t first, std::size_t end, Case letters);

class PhraseTable {
 public:
  explicit PhraseTable(Case letters) : letters_(letters) {}

  void add(std::string_view phrase, std::string_view value = {});
  bool contains(std::string_view phrase) const { return values_.find(phrase) != values_.end(); }
  /// What was added with it; null where the phrase is not in the table.
  const std::string* value_of(std::string_view phrase) const;
  /// End of the longest phrase that starts at `first`; `first` itself where none does.
  std::size_t longest(const std::vector<Token>& tokens, std::size_t first) const;

 private:
  Case letters_;
  std::size_t longest_words_ = 0;
  std::map<std::string, std::string, std::less<>> values_;
  // Most tokens start no phrase, and are told by this at once. Only asked, never gone through.
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> first_words_;
};

}  // namespace whowhom

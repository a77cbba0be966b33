// Lemmas of forms that the treebanks hold: surer than any rule, as "left" and "thought" show.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

class KnownLemmas {
 public:
  KnownLemmas() = default;
  /// Lines of `form TAB UPOS TAB lemma`, the form in lower case, in the order of their bytes; throws Error otherwise.
  /// The views have to outlive it.
  explicit KnownLemmas(std::vector<std::string_view> lines);

  /// The lemma of the form in lower case, or nothing. Logarithmic in the number of lines.
  std::optional<std::string_view> find(std::string_view lower, PartOfSpeech part_of_speech) const;

 private:
  std::vector<std::string_view> lines_;
};

}  // namespace whowhom

// A binary search in the lines as they stand in the model, so that nothing is copied at start.
#include "extract/language/known_lemmas.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "graph/error.hpp"

namespace whowhom {

KnownLemmas::KnownLemmas(std::vector<std::string_view> lines) : lines_(std::move(lines)) {
  const bool formed =
      std::ranges::all_of(lines_, [](std::string_view line) { return std::ranges::count(line, '\t') == 2; });
  if (!formed || !std::ranges::is_sorted(lines_)) throw Error("the language model has a list of lemmas that is broken");
}

std::optional<std::string_view> KnownLemmas::find(std::string_view lower, PartOfSpeech part_of_speech) const {
  std::string key(lower);
  key += '\t';
  key += name_of(part_of_speech);
  key += '\t';
  const auto found = std::ranges::lower_bound(lines_, std::string_view(key));
  if (found == lines_.end() || !found->starts_with(key)) return std::nullopt;
  return found->substr(key.size());
}

}  // namespace whowhom

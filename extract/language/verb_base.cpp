// Each ending is undone in all the ways that spelling allows; the list of base forms decides between them.
#include "extract/language/verb_base.hpp"

#include <array>
#include <set>
#include <utility>

#include "extract/language/lexicon.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {

// The verbs of communication are of the list too, whether or not it has them.
bool is_base_verb(std::string_view lower) {
  static const std::set<std::string_view> communication = [] {
    std::set<std::string_view> verbs;
    for (const auto& row : language_rows("communication_verbs.tsv")) verbs.insert(row.at(0));
    return verbs;
  }();
  return english_lexicon().is_verb(lower) || communication.contains(lower);
}

std::optional<std::string> verb_base(std::string_view lower) {
  // Ending, and what stands in its place.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> endings = {{{"ies", "y"},
                                                                                            {"ied", "y"},
                                                                                            {"es", ""},
                                                                                            {"s", ""},
                                                                                            {"ed", ""},
                                                                                            {"ed", "e"},
                                                                                            {"d", ""},
                                                                                            {"ing", ""},
                                                                                            {"ing", "e"}}};
  for (const auto& [ending, replacement] : endings) {
    if (!lower.ends_with(ending) || lower.size() < ending.size() + 2) continue;
    std::string base(lower.substr(0, lower.size() - ending.size()));
    base += replacement;
    if (is_base_verb(base)) return base;
    // "stopped", "stopping"
    if (replacement.empty() && base.size() > 3 && base.back() == base[base.size() - 2]) {
      base.pop_back();
      if (is_base_verb(base)) return base;
    }
  }
  return std::nullopt;
}

}  // namespace whowhom

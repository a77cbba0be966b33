// Irregular plurals by a table, the others by their endings.
#include "extract/language/singular.hpp"

#include "extract/language/lexicon.hpp"

namespace whowhom {

std::string noun_base(std::string_view lower) {
  const auto& irregular = english_lexicon().irregular_nouns;
  if (const auto found = irregular.find(lower); found != irregular.end()) return std::string(found->second);
  if (lower.size() < 4 || !lower.ends_with('s')) return std::string(lower);
  for (const std::string_view keeps : {"ss", "us", "is"})
    if (lower.ends_with(keeps)) return std::string(lower);
  if (lower.ends_with("ies") && lower.size() > 4) return std::string(lower.substr(0, lower.size() - 3)) + "y";
  for (const std::string_view ending : {"sses", "shes", "ches", "xes", "zes"})
    if (lower.ends_with(ending)) return std::string(lower.substr(0, lower.size() - 2));
  return std::string(lower.substr(0, lower.size() - 1));
}

}  // namespace whowhom

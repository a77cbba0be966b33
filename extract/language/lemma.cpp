// A regular form is a verb's only if taking its ending away leaves a verb of verbs.txt, so that "indeed" has no base.
#include "extract/language/lemma.hpp"

#include <array>
#include <utility>

#include "extract/language/lexicon.hpp"

namespace whowhom {
namespace {

std::optional<std::string> known(std::string base) {
  if (base.size() > 1 && english_lexicon().is_verb(base)) return base;
  return std::nullopt;
}

bool doubled(std::string_view stem) { return stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2]; }

// What stands before "-ed" or "-ing": "stopp", "notifi", "releas".
std::optional<std::string> base_of_stem(std::string_view stem) {
  if (auto base = known(std::string(stem) + "e")) {
    // "seeing" is see, not seee; "filed" is file where both file and fil would do.
    return base;
  }
  if (auto base = known(std::string(stem))) return base;
  if (doubled(stem))
    if (auto base = known(std::string(stem.substr(0, stem.size() - 1)))) return base;
  if (stem.ends_with('i'))
    if (auto base = known(std::string(stem.substr(0, stem.size() - 1)) + "y")) return base;
  if (stem.ends_with('y'))
    if (auto base = known(std::string(stem.substr(0, stem.size() - 1)) + "ie")) return base;
  return std::nullopt;
}

std::string auxiliary_base(std::string_view lower) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kForms = {{
      {"am", "be"},    {"is", "be"},       {"are", "be"},   {"was", "be"},   {"were", "be"},
      {"been", "be"},  {"being", "be"},    {"'m", "be"},    {"'re", "be"},   {"has", "have"},
      {"had", "have"}, {"having", "have"}, {"'ve", "have"}, {"does", "do"},  {"did", "do"},
      {"done", "do"},  {"ca", "can"},      {"wo", "will"},  {"'ll", "will"}, {"'d", "would"},
  }};
  std::string form(lower);
  if (form.starts_with("’")) form.replace(0, std::string_view("’").size(), "'");
  for (const auto& [word, base] : kForms)
    if (word == form) return std::string(base);
  return form;
}

}  // namespace

std::optional<std::string> verb_base(std::string_view lower) {
  const Lexicon& lexicon = english_lexicon();
  if (const auto found = lexicon.irregular_verbs.find(lower); found != lexicon.irregular_verbs.end())
    return std::string(found->second.base);
  if (lexicon.is_verb(lower)) return std::string(lower);
  if (lower.ends_with("ied") || lower.ends_with("ies"))
    if (auto base = known(std::string(lower.substr(0, lower.size() - 3)) + "y")) return base;
  if (lower.ends_with("ed") && lower.size() > 3) return base_of_stem(lower.substr(0, lower.size() - 2));
  if (lower.ends_with("ing") && lower.size() > 4) return base_of_stem(lower.substr(0, lower.size() - 3));
  if (lower.ends_with('s') && !lower.ends_with("ss")) {
    if (auto base = known(std::string(lower.substr(0, lower.size() - 1)))) return base;
    if (lower.ends_with("es")) return known(std::string(lower.substr(0, lower.size() - 2)));
  }
  return std::nullopt;
}

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

std::string lemma_of(std::string_view lower, PartOfSpeech part_of_speech) {
  switch (part_of_speech) {
    case PartOfSpeech::verb:
      return verb_base(lower).value_or(std::string(lower));
    case PartOfSpeech::aux:
      return auxiliary_base(lower);
    case PartOfSpeech::noun:
      return noun_base(lower);
    case PartOfSpeech::part:
      return lower.starts_with("n") && lower.ends_with("t") ? "not" : std::string(lower);
    default:
      return std::string(lower);
  }
}

}  // namespace whowhom

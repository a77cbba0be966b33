// Plurals are looked up by their singular; a press release is known by its last word.
#include "extract/mention/document_kinds.hpp"

#include <cassert>
#include <functional>
#include <map>

#include "extract/language/singular.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

using Nouns = std::map<std::string_view, DocumentNoun, std::less<>>;

DocumentKind parse_kind(std::string_view text) {
  static const std::map<std::string_view, DocumentKind> kinds = {{"message", DocumentKind::message},
                                                                 {"work", DocumentKind::work},
                                                                 {"plan", DocumentKind::plan},
                                                                 {"held", DocumentKind::held},
                                                                 {"event", DocumentKind::event}};
  const auto found = kinds.find(text);
  assert(found != kinds.end());
  return found->second;
}

Nouns read_nouns() {
  Nouns nouns;
  for (const auto& row : language_rows("document_kinds.tsv"))
    nouns.emplace(row.at(0), DocumentNoun{row.at(1), parse_kind(row.at(2)), false});
  return nouns;
}

// Whether it stands alone.
const std::map<std::string_view, bool, std::less<>>& versions() {
  static const auto words = [] {
    std::map<std::string_view, bool, std::less<>> out;
    for (const auto& row : language_rows("document_versions.txt"))
      out.emplace(row.at(0), row.size() > 1 && row[1] == "alone");
    return out;
  }();
  return words;
}

// Whether its doer wrote or sent it.
const std::map<std::string_view, bool, std::less<>>& verbs() {
  static const auto words = [] {
    std::map<std::string_view, bool, std::less<>> out;
    for (const auto& row : language_rows("document_verbs.tsv"))
      out.emplace(row.at(0), row.at(1).starts_with("authored") || row.at(1).starts_with("sent"));
    return out;
  }();
  return words;
}

}  // namespace

DocumentNoun document_noun(std::string_view lower) {
  static const Nouns nouns = read_nouns();
  const std::string singular = lower == "memoranda" ? "memorandum" : noun_base(lower);
  const auto found = nouns.find(singular);
  DocumentNoun noun = found == nouns.end() ? DocumentNoun{lower} : found->second;
  noun.plural = singular != lower;
  return noun;
}

bool is_document_version(std::string_view lower) {
  return versions().contains(lower) || versions().contains(noun_base(lower));
}

bool is_version_alone(std::string_view lower) {
  auto found = versions().find(lower);
  if (found == versions().end()) found = versions().find(noun_base(lower));
  return found != versions().end() && found->second;
}

bool is_document_verb(std::string_view lemma) { return verbs().contains(lemma); }

bool is_writing_verb(std::string_view lemma) {
  const auto found = verbs().find(lemma);
  return found != verbs().end() && found->second;
}

}  // namespace whowhom

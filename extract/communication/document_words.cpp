// Parses the tables once; the keys are views of the embedded bytes.
#include "extract/communication/document_words.hpp"

#include <algorithm>
#include <cassert>
#include <map>

#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

std::vector<std::string_view> cells_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text == "-") return parts;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  parts.push_back(text);
  return parts;
}

std::vector<RelationType> relations_of(std::string_view text) {
  std::vector<RelationType> out;
  for (const std::string_view name : cells_of(text, '+')) {
    const auto type = parse_relation_type(name);
    assert(type);
    out.push_back(*type);
  }
  return out;
}

}  // namespace

bool DocumentVerb::takes(std::string_view preposition) const {
  return std::ranges::find(other_places, preposition) != other_places.end();
}

bool DocumentVerb::is_said_of(std::string_view noun) const {
  const bool listed = std::ranges::find(nouns, noun) != nouns.end();
  return nouns.empty() || listed != is_not_of_nouns;
}

const DocumentVerb* document_verb(std::string_view lemma) {
  static const auto verbs = [] {
    std::map<std::string_view, DocumentVerb, std::less<>> out;
    for (const auto& row : language_rows("document_verbs.tsv")) {
      std::string_view nouns = row.at(5);
      const bool is_not = nouns.starts_with('!');
      std::string_view other = row.at(2);
      const bool other_is_not = other.starts_with('!');
      if (other_is_not) other.remove_prefix(1);
      if (is_not) nouns.remove_prefix(1);
      out.emplace(row.at(0),
                  DocumentVerb{relations_of(row.at(1)), relations_of(other), other_is_not, cells_of(row.at(3), ','),
                               row.at(4) == "-" ? std::string_view() : row.at(4), cells_of(nouns, ','), is_not});
    }
    return out;
  }();
  const auto found = verbs.find(lemma);
  return found == verbs.end() ? nullptr : &found->second;
}

std::optional<RelationType> document_role(std::string_view lemma) {
  static const auto roles = [] {
    std::map<std::string_view, RelationType, std::less<>> out;
    for (const auto& row : language_rows("document_roles.tsv"))
      if (const auto type = parse_relation_type(row.at(1))) out.emplace(row.at(0), *type);
    return out;
  }();
  const auto found = roles.find(lemma);
  return found == roles.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace whowhom

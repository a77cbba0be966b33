// One line for each table.
#include "extract/mention/name_tables.hpp"

#include <algorithm>
#include <array>

#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

std::set<std::string_view> word_set(std::string_view table) {
  std::set<std::string_view> words;
  for (const auto& row : language_rows(table)) words.insert(row[0]);
  return words;
}

void add_phrases(PhraseTable& phrases, std::string_view table) {
  for (const auto& row : language_rows(table)) phrases.add(row[0]);
}

void add_titles(NameTables& names) {
  for (const auto& row : language_rows("titles.tsv")) {
    if (row[1] == "honorific") names.honorifics.add(row[0]);
    const bool address = row[1] == "address";
    if (address || row[1] == "head") names.title_heads.add(row[0], row.size() > 2 ? row[2] : std::string_view());
    if (address) names.forms_of_address.insert(row[0].substr(row[0].rfind(' ') + 1));
    if (row[1] == "modifier") names.title_modifiers.insert(row[0]);
  }
  for (const auto& row : language_rows("title_bearers.tsv")) names.bearers.emplace(row[0], row[1]);
}

void add_countries(NameTables& names) {
  for (const auto& row : language_rows("countries.tsv")) {
    names.countries.add(row[0]);
    names.nationalities.insert(row[1]);
    if (row.size() > 2 && !row[2].empty()) names.peoples.insert(row[2]);
  }
}

NameTables read_names() {
  NameTables names;
  for (const auto& row : language_rows("first_names.tsv"))
    names.first_names.emplace(row[0], row[1] == "m"   ? FirstNameBearer::man
                                      : row[1] == "f" ? FirstNameBearer::woman
                                                      : FirstNameBearer::either);
  for (const auto& row : language_rows("short_names.tsv")) names.short_names.emplace(row[0], row[1]);
  add_titles(names);
  add_countries(names);
  for (const auto& row : language_rows("agencies.tsv")) {
    names.agency_names.emplace(row[0], row[1]);
    names.agencies.add(row[1], row[0]);
  }
  add_phrases(names.offices, "offices.txt");
  add_phrases(names.organization_units, "org_units.txt");
  add_phrases(names.seats, "seats.txt");
  add_phrases(names.places, "places.txt");
  names.organization_heads = word_set("org_heads.txt");
  names.weak_heads = word_set("weak_org_heads.txt");
  names.topic_words = word_set("topic_words.txt");
  names.capitals = word_set("capitals.txt");
  names.place_verbs = word_set("place_verbs.txt");
  names.not_organizations = word_set("not_organizations.txt");
  names.member_nouns = word_set("member_nouns.txt");
  names.party_nouns = word_set("party_nouns.txt");
  names.document_nouns = word_set("document_nouns.txt");
  for (const auto& row : language_rows("place_nouns.tsv"))
    (row.size() > 1 ? names.place_surnames : names.place_nouns).insert(row[0]);
  names.not_names = word_set("not_names.txt");
  for (const auto& row : language_rows("name_particles.tsv")) names.particles.emplace(row[0], row[1]);
  names.mailbox_words = word_set("mailbox_words.txt");
  names.machine_mailboxes = word_set("machine_mailboxes.txt");
  return names;
}

}  // namespace

bool is_name_particle(std::string_view lower) { return english_names().particles.contains(lower); }

bool is_name_suffix(std::string_view lower) {
  constexpr std::array<std::string_view, 10> kSuffixes = {"jr.", "sr.", "jr", "sr", "ii",
                                                          "iii", "iv",  "qc", "kc", "mp"};
  return std::ranges::find(kSuffixes, lower) != kSuffixes.end();
}

const NameTables& english_names() {
  static const NameTables names = read_names();
  return names;
}

}  // namespace whowhom

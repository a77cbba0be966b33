// The tables of names, offices and nouns in the form that finding mentions asks for.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "extract/mention/phrase_table.hpp"

namespace whowhom {

enum class FirstNameBearer { man, woman, either };

struct NameTables {
  std::map<std::string_view, FirstNameBearer> first_names;              ///< in small letters
  std::set<std::pair<std::string_view, std::string_view>> short_names;  ///< short form, full form
  PhraseTable honorifics{Case::folded};
  PhraseTable title_heads{Case::folded};        ///< value: what an abbreviation stands for, else empty
  std::set<std::string_view> forms_of_address;  ///< last words of titles that a bare surname can follow
  std::set<std::string_view> title_modifiers;
  std::multimap<std::string_view, std::string_view> bearers;  ///< "doctor" → "dr": noun for who has the honorific
  PhraseTable offices{Case::folded};
  std::set<std::string_view> organization_heads;
  std::set<std::string_view> weak_heads;   ///< those of them that name other things as well: "service", "house"
  std::set<std::string_view> topic_words;  ///< what bodies deal with; alone they name none: "foreign", "affairs"
  PhraseTable organization_units{Case::folded};
  PhraseTable seats{Case::kept};
  PhraseTable agencies{Case::kept};                           ///< by written-out name
  std::map<std::string_view, std::string_view> agency_names;  ///< by acronym
  std::set<std::string_view> not_organizations;               ///< in capitals
  std::set<std::string_view> member_nouns;
  std::set<std::string_view> party_nouns;
  std::set<std::string_view> document_nouns;
  PhraseTable countries{Case::kept};
  std::set<std::string_view> nationalities;  ///< "Russian"
  std::set<std::string_view> peoples;        ///< "Russians"
  std::set<std::string_view> capitals;       ///< seats of governments that are said to speak: "Moscow"
  std::set<std::string_view> place_verbs;    ///< what a country does without acting: "lie", "border"
  PhraseTable places{Case::kept};
  std::set<std::string_view> place_nouns;     ///< "airport": no part of a person's name
  std::set<std::string_view> place_surnames;  ///< "hill": a place's noun or a surname
  std::set<std::string_view> not_names;
  std::map<std::string_view, std::string_view> particles;  ///< "van" → where it counts: always, inside, small
  std::set<std::string_view> mailbox_words;                ///< "staff", "helpdesk": of a mailbox that is no person's
  std::set<std::string_view> machine_mailboxes;  ///< "no-reply", "undisclosed": of a mailbox that nobody reads
};

/// Whether the word, in small letters, can stand before a surname and belong to it: "van".
bool is_name_particle(std::string_view lower);

/// Whether the word, in small letters, can stand behind a surname and belong to the name: "jr.", "iii", "kc".
bool is_name_suffix(std::string_view lower);

/// Reads the embedded tables; they never change, so one copy serves the program.
const NameTables& english_names();

}  // namespace whowhom

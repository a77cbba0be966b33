// People by name.
#pragma once

#include <map>
#include <set>
#include <string>

#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {

/// What the whole text teaches about single words, so that a bare "Rice" is a person where "Condoleezza Rice" stands
/// elsewhere, or where somebody told Rice something.
struct KnownNames {
  std::set<std::string> surnames;     ///< last words of full or titled names, as spelt
  std::set<std::string> given_names;  ///< first words of full names
  std::map<std::string, int> acts;    ///< capitalised words that do or suffer what people do, with how often
  std::set<std::string> not_people;   ///< words that "the" or "at" stands before, or "employees" behind
};

/// Names that show in themselves that they are a person's: behind a title, or beginning with a first name; handles.
void find_full_person_names(SentenceMentions& sentence);

/// Adds what the sentence, in which the full names are found, teaches.
void learn_names(const SentenceMentions& sentence, KnownNames& known);

/// Surnames, given names and unknown names of one to three words that the text shows to be people's.
void find_known_person_names(SentenceMentions& sentence, const KnownNames& known);

}  // namespace whowhom

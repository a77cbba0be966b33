// People by name.
#pragma once

#include <map>
#include <set>
#include <string>

#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {

/// What the whole text teaches about single words, so that a bare "Holm" is a person where "Ann Holm" stands
/// elsewhere, or where somebody told Holm something. Words are as spelt.
struct KnownNames {
  std::set<std::string> surnames;     ///< last words of full or titled names
  std::set<std::string> given_names;  ///< first words of full names
  std::set<std::string> acting;       ///< capitalised words that do or suffer what people do
  std::set<std::string> inside;       ///< words with a capital that no sentence's start explains
  std::set<std::string> small;        ///< words that stand in small letters somewhere
  std::set<std::string> not_people;   ///< words that "the" or "at" stands before, or "employees" behind
  std::set<std::string>
      bodies;  ///< phrases that a title makes an organization's: "Acme Canal" of "Acme Canal spokesman Bo Li"
  std::set<std::string> domains;      ///< of e-mail addresses, in small letters: "acme" of "@mail.acme.com"
  std::map<std::string, int> labels;  ///< speakers' labels, with how often
};

/// Names that show in themselves that they are a person's: behind a title, or beginning with a first name; handles.
/// Capitalised words before a title and a name are an organization.
void find_full_person_names(SentenceMentions& sentence);

/// Adds what the sentence, in which the full names are found, teaches.
void learn_names(const SentenceMentions& sentence, KnownNames& known);

/// Adds the words that "and" joins to a person's name. Needs all sentences learnt.
void learn_joined_names(const SentenceMentions& sentence, KnownNames& known);

/// Surnames, given names and unknown names of one to three words that the text shows to be people's, the learnt
/// organizations and the speakers' labels.
void find_known_names(SentenceMentions& sentence, const KnownNames& known);

}  // namespace whowhom

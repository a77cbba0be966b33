// People by name.
#pragma once

#include <map>
#include <set>
#include <string>

#include "extract/mention/name_votes.hpp"
#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {

/// What the whole text teaches about single words, so that a bare "Holm" is a person where "Ann Holm" stands
/// elsewhere. Words are as spelt.
struct KnownNames {
  std::set<std::string> surnames;     ///< last words of full or titled names
  std::set<std::string> given_names;  ///< first words of full names
  std::set<std::string>
      bodies;  ///< phrases that a title makes an organization's: "Acme Canal" of "Acme Canal spokesman Bo Li"
  std::map<std::string, int> labels;  ///< speakers' labels, with how often
};

/// Names of people that the learned analysis sees, and names that show in themselves that they are a person's: behind a
/// title, or beginning with a first name; handles.
void find_full_person_names(SentenceMentions& sentence, const NameVotes& votes);

/// Adds what the sentence, in which the full names are found, teaches. Capitalised words before a title and a name are
/// an organization.
void learn_names(const SentenceMentions& sentence, KnownNames& known);

/// Surnames, given names, words that are mostly people's names in this document, the learnt organizations and the
/// speakers' labels.
void find_known_names(SentenceMentions& sentence, const KnownNames& known, const NameVotes& votes);

}  // namespace whowhom

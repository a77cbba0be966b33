// The names by which CoNLL-U and the learned model know the tags.
#include "extract/language/token.hpp"

#include <array>

namespace whowhom {

std::string_view name_of(PartOfSpeech part_of_speech) {
  constexpr std::array<std::string_view, 17> kNames = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                       "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                       "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  return kNames[static_cast<std::size_t>(part_of_speech)];
}

std::string_view name_of(NameTag name) {
  constexpr std::array<std::string_view, 7> kNames = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"};
  return kNames[static_cast<std::size_t>(name)];
}

std::string_view name_of(Role role) {
  constexpr std::array<std::string_view, 5> kNames = {"SAYER", "HEARER", "TOPIC", "NEG", "MOD"};
  return kNames[static_cast<std::size_t>(role)];
}

}  // namespace whowhom

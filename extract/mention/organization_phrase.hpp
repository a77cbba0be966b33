// Capitalised phrases with an organization's noun: "Department of Canals", "Harbour Committee", "Inspector's Office".
#pragma once

#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {

/// End of the phrase that starts at `first`; `first` where none does. One word is no phrase: "Department" alone is a
/// noun that "the" makes somebody's name. In a heading (`headline`) the learned analysis has to see a body there too.
std::size_t organization_phrase_end(const SentenceMentions& sentence, std::size_t first, bool headline);

/// A free word with a capital that can be part of a body's name.
bool is_body_name_word(const SentenceMentions& sentence, std::size_t i);

}  // namespace whowhom

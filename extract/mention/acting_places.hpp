// Countries and capitals that stand for their governments: "Norway told Chile", not "in Norway".
#pragma once

#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {

/// End of the country or capital at `first` where it acts, speaks or is spoken to by the sentence's tree, alone or in a
/// list of those that do; `first` where none does.
std::size_t acting_place_end(const SentenceMentions& sentence, std::size_t first);

}  // namespace whowhom

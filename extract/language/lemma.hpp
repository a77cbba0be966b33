// Dictionary forms of English words by rule and by the tables of irregular forms.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/language/token.hpp"

namespace whowhom {

/// The base of a verb's form where the tables know the verb: "telling" → "tell", "met" → "meet"; nothing else.
std::optional<std::string> verb_base(std::string_view lower);

/// "memos" → "memo", "agencies" → "agency", "men" → "man".
std::string noun_base(std::string_view lower);

/// Dictionary form in small letters; of a word that is no verb, noun or auxiliary: the word itself.
std::string lemma_of(std::string_view lower, PartOfSpeech part_of_speech);

}  // namespace whowhom

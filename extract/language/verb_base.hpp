// The base form of a regular verb by the list of verbs, where the model's rule leaves a word that is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace whowhom {

/// "denies" → "deny", "messaged" → "message", "stopped" → "stop"; nothing where no base form of the list fits.
std::optional<std::string> verb_base(std::string_view lower);

/// Whether the list of base forms has it.
bool is_base_verb(std::string_view lower);

}  // namespace whowhom

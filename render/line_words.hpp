// The few words that stand on lines and lead the notes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/communication.hpp"
#include "graph/relation.hpp"

namespace whowhom {

/// "call", "text message"; empty for `unspecified`.
std::string_view channel_words(Channel channel);

/// "did not tell", "did not meet": what is missing between two, by the channel that the text names.
std::string_view silence_words(Channel channel, bool mutual);

/// "saw", "did not see", "may have seen".
std::string_view document_words(RelationType type, Polarity polarity);

/// "not seen": of a document that somebody did not see.
std::string_view denied_words(RelationType type);

/// "2018-05" as "May 2018", "2018-05-04" as "4 May 2018", with a time as "4 May 2018, 17:30", an interval as "May 2018
/// to June 2018"; anything else as it is.
std::string date_words(std::string_view iso);

/// "A", "A and B", "A, B and C"; above `max` names the rest is counted: "A, B and 8 others".
std::string enumeration(const std::vector<std::string>& names, std::size_t max);

/// "1 contact", "2 contacts".
std::string count_words(std::size_t count, std::string_view noun);

}  // namespace whowhom

// Any bytes as XML character data that no parser refuses and that cannot become markup.
#pragma once

#include <string>
#include <string_view>

namespace whowhom {

/// Escaped for text and quoted attributes alike. White space becomes a blank, characters that XML 1.0 does not allow
/// (section 2.2) and bytes that are no UTF-8 become U+FFFD.
std::string xml_text(std::string_view text);

/// `text` as the value of an XML id: every byte but ASCII letters, digits, '-' and '.' as '_' and two hexadecimal
/// digits, so that two ids stay two.
std::string xml_id(std::string_view text);

}  // namespace whowhom

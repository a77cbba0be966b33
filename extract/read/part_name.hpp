// Names of files in archives and of attachments, for the person: they are whatever somebody wrote there.
#pragma once

#include <string>
#include <string_view>

namespace whowhom {

/// `raw`, of any encoding, as UTF-8 in which nothing acts on a terminal or turns the direction of writing: such
/// characters are written "\x1B", "\u202E". At most some 500 bytes; longer ones lose their middle. Names are only ever
/// shown and looked at for their ending: "../../etc/x" stays what it is, and nothing is written anywhere.
std::string shown_name(std::string_view raw);

/// What stands behind the last slash or backslash.
std::string_view base_name(std::string_view name);

}  // namespace whowhom

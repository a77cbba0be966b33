// Where a text is a chat as phones and offices export it: lines that say when who wrote.
#pragma once

#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

struct ChatTurn {
  Span line;
  Span name;  ///< of who wrote
  Span to;    ///< of who is addressed alone; empty where the turn goes to all
};

/// Lines such as "[12/05/2020, 09:01] Ann Lee: …", "12/05/2020, 09:01 - Ann Lee: …", "2020-05-12 09:01 Ann Lee: …",
/// "Ann Lee (09:01): …", "<Ann Lee> …", "09:01:30 From Ann Lee to Bo Ek: …" and, alone in a line, "Ann Lee  10:02 AM"
/// and "Ann Lee, [12.05.2020 09:01]". Nothing where the text has fewer than two. In text order. Linear in the text.
std::vector<ChatTurn> find_chat_turns(std::string_view text);

}  // namespace whowhom

// Where a text is a chat as phones and offices export it: lines that say when who wrote.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

struct ChatTurn {
  Span line;             ///< the first line; two where the name stands below the time
  Span name;             ///< of who wrote
  Span to;               ///< of who is addressed; empty where the turn goes to all
  bool alone = false;    ///< nobody but `to` reads it; else it answers `to` before all
  std::size_t said = 0;  ///< where the words begin
  std::size_t end = 0;   ///< of what is written: the next time stamp, at most 2,000 bytes below the line
  bool elapsed = false;  ///< the time is counted from the beginning of a recording
};

/// Lines such as "[12/05/2020, 09:01] Ann Lee: …", "12/05/2020, 09:01 - Ann Lee: …", "2020-05-12 09:01 Ann Lee: …",
/// "Ann Lee (09:01): …", "<Ann Lee> …", "09:01:30 From Ann Lee to Bo Ek: …", "[09:01] Bo Ek (to Ann Lee): …" and, with
/// the words in the lines below, "Ann Lee  10:02 AM", "Ann Lee, [12.05.2020 09:01]", "[12/05/2020 10:02] Ann Lee" and
/// "May 12, 2020 10:02 AM" above "Ann Lee". What the program wrote itself ("Ann Lee added Bo Ek", "<Media omitted>") is
/// no turn and ends the one before (chat_words.tsv). Nothing where the text has fewer than two. In text order. Linear
/// in the text.
std::vector<ChatTurn> find_chat_turns(std::string_view text);

}  // namespace whowhom

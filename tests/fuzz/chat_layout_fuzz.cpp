#include "extract/read/chat_layout.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_chat_layout(std::string_view text) {
  if (!is_document_text(text)) return;
  const std::size_t size = text.size();
  std::vector<Span> lines;
  for (const ChatTurn& turn : find_chat_turns(text)) {
    lines.push_back(turn.line);
    require(turn.line.contains(turn.name), "a name stands in its line");
    require(turn.said <= turn.end && turn.end <= size, "the words stand within the text");
  }
  require_in_order(lines, size);
}

}  // namespace whowhom

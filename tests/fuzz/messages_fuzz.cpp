#include "extract/read/messages.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_messages(std::string_view text) {
  if (!is_document_text(text)) return;
  const std::size_t size = text.size();
  const Messages messages = find_messages(text);
  require_parts_in_order(messages.bodies, size);
  for (std::size_t i = 0; i < messages.all.size(); ++i) {
    const Message& message = messages.all[i];
    require(!message.header || *message.header < messages.headers.size(), "a message's header is there");
    require(!message.outer || *message.outer < messages.all.size(), "a message's outer one is there");
    require(!message.outer || *message.outer != i, "no message is in itself");
  }
  for (const MessagePart& part : messages.bodies) {
    require(part.message < messages.all.size(), "a body's message is there");
    require(part.span.empty() || messages.at(part.span.start) == part.message, "a byte of a body is its message's");
  }
}

}  // namespace whowhom

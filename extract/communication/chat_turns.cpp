// In a chat, whose turns follow each other have written to each other.
#include <optional>
#include <set>
#include <string_view>

#include "extract/communication/claim.hpp"
#include "extract/communication/exchanges.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/read/chat_layout.hpp"

namespace whowhom {
namespace {

std::optional<std::size_t> person_in(Span name, const std::vector<Mention>& mentions, const Resolution& resolution) {
  for (std::size_t i = first_mention_from(name.start, mentions); i < mentions.size(); ++i) {
    if (mentions[i].span.start >= name.end) break;
    const auto entity = resolution.entity_of[i];
    if (entity && mentions[i].span == name && resolution.entities[*entity].type == EntityType::person) return entity;
  }
  return std::nullopt;
}

}  // namespace

std::vector<CommunicationMention> chat_claims(const Document& document, const std::vector<Mention>& mentions,
                                              const Resolution& resolution) {
  Exchanges exchanges;
  std::optional<std::size_t> before;
  std::set<std::string_view> writers;  // also who is nobody known
  Span line;
  for (const ChatTurn& turn : find_chat_turns(document.text)) {
    writers.insert(std::string_view(document.text).substr(turn.name.start, turn.name.size()));
    const auto speaker = person_in(turn.name, mentions, resolution);
    if (before && speaker && before != speaker) exchanges.add(*before, *speaker, {line.start, turn.line.end});
    before = speaker;
    line = turn.line;
  }
  return exchanges.claims(document, Channel::text_message, "chat:turns", writers.size() == 2 ? 1 : 2);
}

}  // namespace whowhom

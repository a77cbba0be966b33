// In a chat, whose turns follow each other have written to each other; a turn to one alone is a message to that one.
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

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

CommunicationMention private_message(const Document& document, Span line, std::size_t from, std::size_t to) {
  CommunicationMention claim;
  claim.from = {from};
  claim.to = {to};
  claim.channel = Channel::text_message;
  claim.evidence.document = document.source.id;
  claim.evidence.span = line;
  claim.evidence.quote = document.text.substr(line.start, line.size());
  claim.evidence.page = page_of(document, line.start);
  claim.evidence.rule = "chat:addressed";
  claim.evidence.confidence = 0.95;
  return claim;
}

}  // namespace

std::vector<CommunicationMention> chat_claims(const Document& document, const std::vector<Mention>& mentions,
                                              const Resolution& resolution) {
  Exchanges exchanges;
  std::optional<std::size_t> before;
  std::set<std::string_view> writers;  // also who is nobody known
  std::set<std::pair<std::size_t, std::size_t>> written;
  std::vector<CommunicationMention> addressed;
  Span line;
  for (const ChatTurn& turn : find_chat_turns(document.text)) {
    writers.insert(std::string_view(document.text).substr(turn.name.start, turn.name.size()));
    const auto speaker = person_in(turn.name, mentions, resolution);
    // Who is addressed and not known by name may be everybody: a turn as any other.
    const auto reader = turn.to.size() > 0 ? person_in(turn.to, mentions, resolution) : std::nullopt;
    if (reader) {
      if (speaker && *speaker != *reader && written.emplace(*speaker, *reader).second)
        addressed.push_back(private_message(document, turn.line, *speaker, *reader));
    } else if (before && speaker && *before != *speaker) {
      exchanges.add(*before, *speaker, {line.start, turn.line.end});
    }
    before = reader ? std::nullopt : speaker;
    line = turn.line;
  }
  auto claims = exchanges.claims(document, Channel::text_message, "chat:turns", writers.size() == 2 ? 1 : 2);
  claims.insert(claims.end(), addressed.begin(), addressed.end());
  return claims;
}

}  // namespace whowhom

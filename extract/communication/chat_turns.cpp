// In a chat, whose turns follow each other have written to each other.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "extract/communication/claim.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/read/chat_layout.hpp"

namespace whowhom {
namespace {

constexpr int kMinExchanges = 2;

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
  struct Exchange {
    int count = 0;
    Span span;
  };
  std::map<std::pair<std::size_t, std::size_t>, Exchange> exchanges;
  std::optional<std::size_t> before;
  Span line;
  for (const ChatTurn& turn : find_chat_turns(document.text)) {
    const auto speaker = person_in(turn.name, mentions, resolution);
    if (before && speaker && before != speaker) {
      Exchange& exchange = exchanges[std::minmax(*before, *speaker)];
      if (exchange.count++ == 0) exchange.span = {line.start, turn.line.end};
    }
    before = speaker;
    line = turn.line;
  }
  std::vector<CommunicationMention> claims;
  for (const auto& [pair, exchange] : exchanges) {
    if (exchange.count < kMinExchanges) continue;
    CommunicationMention& claim = claims.emplace_back();
    claim.from = {pair.first};
    claim.to = {pair.second};
    claim.mutual = true;
    claim.channel = Channel::text_message;
    claim.evidence.document = document.source.id;
    claim.evidence.span = exchange.span;
    claim.evidence.quote = document.text.substr(exchange.span.start, exchange.span.size());
    claim.evidence.page = page_of(document, exchange.span.start);
    claim.evidence.rule = "chat:turns";
    claim.evidence.confidence = 0.9;
  }
  return claims;
}

}  // namespace whowhom

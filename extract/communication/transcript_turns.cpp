// A hearing is one exchange between each questioner and witness, however many turns it has.
#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/communication/claim.hpp"
#include "extract/communication/line_layout.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLabel = 60;
constexpr int kMinExchanges = 2;

// The bytes of a speaker's label at the start of a line; nothing where the line opens no turn.
std::optional<Span> label_of(std::string_view text, Span line) {
  const std::string_view bytes = text.substr(line.start, line.size());
  if (bytes.starts_with("**")) {
    const std::size_t end = bytes.find("**", 2);
    if (end == std::string_view::npos || end > kMaxLabel) return std::nullopt;
    const bool colon = bytes.substr(end + 2).starts_with(":") || bytes.substr(0, end).ends_with(":");
    return colon ? std::optional(Span{line.start + 2, line.start + end}) : std::nullopt;
  }
  const std::size_t colon = bytes.find(':');
  if (colon == std::string_view::npos || colon < 3 || colon > kMaxLabel) return std::nullopt;
  const bool capitals = std::ranges::none_of(bytes.substr(0, colon), [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals ? std::optional(Span{line.start, line.start + colon}) : std::nullopt;
}

struct Turn {
  Span line;
  bool marked_up = false;  ///< "**Name**:"
  std::optional<std::size_t> speaker;
};

std::vector<Turn> turns_of(const Document& document, const std::vector<Mention>& mentions,
                           const Resolution& resolution) {
  std::vector<Turn> turns;
  const std::string_view text = document.text;
  std::size_t next = 0;
  for (std::size_t start = 0; start < text.size();) {
    const Span line{start, std::min(text.find('\n', start), text.size())};
    if (const auto label = label_of(text, line)) {
      Turn turn{line, text.substr(line.start, 2) == "**", std::nullopt};
      while (next < mentions.size() && mentions[next].span.start < label->start) ++next;
      for (std::size_t i = next; i < mentions.size() && mentions[i].span.start < label->end; ++i)
        if (const auto entity = resolution.entity_of[i];
            entity && resolution.entities[*entity].type != EntityType::document && !turn.speaker)
          turn.speaker = entity;
      turns.push_back(turn);
    }
    start = line.end + 1;
  }
  return turns;
}

}  // namespace

std::vector<CommunicationMention> transcript_claims(const Document& document, const std::vector<Mention>& mentions,
                                                    const Resolution& resolution) {
  const std::vector<Turn> turns = turns_of(document, mentions, resolution);
  struct Exchange {
    int count = 0;
    Span span;
  };
  std::map<std::pair<std::size_t, std::size_t>, Exchange> exchanges;
  for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
    const auto a = turns[i].speaker;
    const auto b = turns[i + 1].speaker;
    if (!a || !b || a == b) continue;
    // Call signs in capitals are the radio's turns and not a hearing's.
    const auto is_person = [&](std::size_t entity) { return resolution.entities[entity].type == EntityType::person; };
    if (!turns[i].marked_up && !(is_person(*a) && is_person(*b))) continue;
    Exchange& exchange = exchanges[std::minmax(*a, *b)];
    if (exchange.count++ == 0) exchange.span = {turns[i].line.start, turns[i + 1].line.end};
  }
  std::vector<CommunicationMention> claims;
  for (const auto& [pair, exchange] : exchanges) {
    if (exchange.count < kMinExchanges) continue;
    CommunicationMention& claim = claims.emplace_back();
    claim.from = {pair.first};
    claim.to = {pair.second};
    claim.mutual = true;
    claim.channel = Channel::testimony;
    claim.evidence.document = document.source.id;
    claim.evidence.span = exchange.span;
    claim.evidence.quote = document.text.substr(exchange.span.start, exchange.span.size());
    claim.evidence.page = page_of(document, exchange.span.start);
    claim.evidence.rule = "transcript:turns";
    claim.evidence.confidence = 0.9;
  }
  return claims;
}

}  // namespace whowhom

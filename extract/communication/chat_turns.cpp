// In a chat, whose turns follow each other have written to each other; a turn to one alone is a message to that one,
// and so is an answer to one and what begins with "@Ann".
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/communication/chat_days.hpp"
#include "extract/communication/claim.hpp"
#include "extract/communication/exchanges.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/read/chat_layout.hpp"
#include "extract/read/lines.hpp"

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

CommunicationMention message(const Document& document, Span line, std::size_t from, std::size_t to) {
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

// Whom "@Ann Lee" and "@Ann" can mean: those who write here, by their names and by first names that only one has.
class Called {
 public:
  void add(std::string_view name, std::size_t party) {
    add_word(name, party);
    if (const std::size_t blank = name.find(' '); blank != std::string_view::npos)
      add_word(name.substr(0, blank), party);
  }

  /// Who is called at the beginning of what is said: "@Ann Lee @Bo can you see it?"
  std::vector<std::size_t> at_start_of(std::string_view said) const {
    std::vector<std::size_t> called;
    while (called.size() < kMaxCalled) {
      const std::size_t at = said.find_first_not_of(" ,");
      if (at == std::string_view::npos || said[at] != '@') break;
      said.remove_prefix(at + 1);
      // The longest name first, as the names are ordered.
      std::optional<std::size_t> party;
      std::size_t size = 0;
      for (std::size_t words = 0, end = 0; words < kMaxWords && end < said.size(); ++words) {
        end = std::min(said.find_first_of(" ,:?!.", end + (words > 0 ? 1 : 0)), said.size());
        const auto found = parties_.find(said.substr(0, end));
        if (found == parties_.end() || !found->second) continue;
        party = found->second;
        size = end;
      }
      if (!party) break;
      called.push_back(*party);
      said.remove_prefix(size);
    }
    return called;
  }

 private:
  static constexpr std::size_t kMaxCalled = 20;
  static constexpr std::size_t kMaxWords = 4;

  void add_word(std::string_view word, std::size_t party) {
    const auto [found, added] = parties_.try_emplace(word, party);
    if (!added && found->second != party) found->second.reset();
  }

  std::map<std::string_view, std::optional<std::size_t>> parties_;  // nothing where two have the name
};

}  // namespace

std::vector<CommunicationMention> chat_claims(const Document& document, const std::vector<Mention>& mentions,
                                              const Resolution& resolution) {
  const std::string_view text = document.text;
  const std::vector<ChatTurn> turns = find_chat_turns(text);
  std::vector<std::optional<std::size_t>> speakers;
  std::set<std::string_view> writers;  // also who is nobody known
  Called called;
  for (const ChatTurn& turn : turns) {
    const std::string_view name = slice(text, turn.name);
    writers.insert(name);
    speakers.push_back(person_in(turn.name, mentions, resolution));
    if (speakers.back()) called.add(name, *speakers.back());
  }
  const ChatDays days(text, turns);
  // The day of the first turn whose line ends at the byte or behind it.
  const auto day_at = [&](std::size_t byte) {
    const auto turn = std::ranges::partition_point(turns, [&](const ChatTurn& t) { return t.line.end < byte; });
    return turn == turns.end() ? std::nullopt : days.of(static_cast<std::size_t>(turn - turns.begin()));
  };
  Exchanges exchanges;
  std::optional<std::size_t> before;
  std::set<std::pair<std::size_t, std::size_t>> written;
  std::vector<CommunicationMention> addressed;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const ChatTurn& turn = turns[i];
    const auto speaker = speakers[i];
    const auto add = [&](std::size_t reader) {
      if (speaker && *speaker != reader && written.emplace(*speaker, reader).second) {
        addressed.push_back(message(document, turn.line, *speaker, reader));
        addressed.back().date = days.of(i);
      }
    };
    // Who is addressed and not known by name may be everybody: a turn as any other.
    const auto reader = turn.to.empty() ? std::nullopt : person_in(turn.to, mentions, resolution);
    const auto names = called.at_start_of(text.substr(turn.said, turn.end - turn.said));
    if (reader) add(*reader);
    for (const std::size_t name : names) add(name);
    if (!reader && names.empty() && before && speaker && *before != *speaker)
      exchanges.add(*before, *speaker, {turns[i - 1].line.start, turn.line.end});
    before = reader && turn.alone ? std::nullopt : speaker;
  }
  const Channel channel = !turns.empty() && turns[0].elapsed ? Channel::conversation : Channel::text_message;
  auto claims = exchanges.claims(document, channel, "chat:turns", writers.size() == 2 ? 1 : 2);
  for (CommunicationMention& claim : claims)
    claim.date =
        days_between(day_at(claim.evidence.span.start), day_at(exchanges.last(claim.from.at(0), claim.to.at(0)).end));
  claims.insert(claims.end(), addressed.begin(), addressed.end());
  return claims;
}

}  // namespace whowhom

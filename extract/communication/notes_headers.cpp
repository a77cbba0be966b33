// The header that Lotus Notes prints above a mail it forwards or answers: sender, date and time, then "To:", "cc:",
// "Subject:", on one line or several. There is no "From:", so the time in front of "To:" is what tells it from prose.
#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/communication/claim.hpp"
#include "extract/communication/line_layout.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxSender = 200;      // bytes from the sender's name to "To:"
constexpr std::size_t kMaxReceivers = 4000;  // bytes from "To:" to "Subject:"

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Whether a clock time ends right before `at`: "12:46 PM", "09:46:55 AM".
bool time_ends_before(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  if (at < 5) return false;
  const std::string_view half = text.substr(at - 2, 2);
  if (half != "AM" && half != "PM") return false;
  at -= 2;
  while (at > 0 && is_blank(text[at - 1])) --at;
  return at >= 3 && text[at - 1] >= '0' && text[at - 1] <= '9' && text[at - 3] == ':';
}

// Where the paragraph that holds `at` begins, no farther back than a sender's lines go.
std::size_t sender_start(std::string_view text, std::size_t at) {
  const std::size_t limit = at > kMaxSender ? at - kMaxSender : 0;
  const std::size_t blank = text.substr(0, at).rfind("\n\n");
  return blank == std::string_view::npos ? limit : std::max(limit, blank + 2);
}

std::vector<std::size_t> people_in(Span span, const std::vector<Mention>& mentions, const Resolution& resolution,
                                   std::optional<std::size_t>& first_byte) {
  std::vector<std::size_t> people;
  for (std::size_t i = first_mention_from(span.start, mentions); i < mentions.size(); ++i) {
    if (mentions[i].span.start >= span.end) break;
    const auto entity = resolution.entity_of[i];
    if (!span.contains(mentions[i].span) || !entity || resolution.entities[*entity].type != EntityType::person)
      continue;
    if (!first_byte) first_byte = mentions[i].span.start;
    if (std::ranges::find(people, *entity) == people.end()) people.push_back(*entity);
  }
  return people;
}

}  // namespace

std::vector<CommunicationMention> notes_header_claims(const Document& document, const std::vector<Mention>& mentions,
                                                      const Resolution& resolution) {
  std::vector<CommunicationMention> claims;
  const std::string_view text = document.text;
  for (std::size_t at = text.find("To:"); at != std::string_view::npos; at = text.find("To:", at + 3)) {
    if (at == 0 || !is_blank(text[at - 1]) || !time_ends_before(text, at)) continue;
    const std::size_t subject = text.find("Subject:", at);
    if (subject == std::string_view::npos || subject - at > kMaxReceivers) continue;
    std::optional<std::size_t> start;
    std::optional<std::size_t> unused;
    const auto senders = people_in({sender_start(text, at), at}, mentions, resolution, start);
    auto receivers = people_in({at, subject}, mentions, resolution, unused);
    if (senders.empty()) continue;
    // A "From:" in front makes it an ordinary header, and mail_headers.cpp has read it.
    if (text.substr(sender_start(text, at), at - sender_start(text, at)).find("From:") != std::string_view::npos)
      continue;
    std::erase(receivers, senders.front());
    if (receivers.empty()) continue;
    std::size_t end = subject;
    while (is_blank(text[end - 1])) --end;
    CommunicationMention& claim = claims.emplace_back();
    claim.from = {senders.front()};
    claim.to = receivers;
    claim.channel = Channel::email;
    claim.evidence.document = document.source.id;
    claim.evidence.span = {*start, end};
    claim.evidence.quote = document.text.substr(*start, end - *start);
    claim.evidence.page = page_of(document, *start);
    claim.evidence.rule = "mail:notes";
    claim.evidence.confidence = 0.85;
  }
  return claims;
}

}  // namespace whowhom

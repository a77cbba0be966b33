// The header that Lotus Notes prints above a mail it forwards or answers: sender, date and time, then "To:", "cc:",
// "Subject:", on one line or several. There is no "From:", so the time in front of "To:" is what tells it from prose.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "extract/communication/claim.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/read/mail_layout.hpp"

namespace whowhom {
namespace {

std::vector<std::size_t> people_in(Span span, const std::vector<Mention>& mentions, const Resolution& resolution,
                                   std::optional<std::size_t>& first_byte) {
  std::vector<std::size_t> people;
  for (std::size_t i = first_mention_from(span.start, mentions); i < mentions.size(); ++i) {
    if (mentions[i].span.start >= span.end) break;
    const auto entity = resolution.entity_of[i];
    if (!span.contains(mentions[i].span) || !entity) continue;
    const EntityType type = resolution.entities[*entity].type;
    if (type != EntityType::person && type != EntityType::group) continue;
    if (!first_byte) first_byte = mentions[i].span.start;
    if (std::ranges::find(people, *entity) == people.end()) people.push_back(*entity);
  }
  return people;
}

}  // namespace

std::vector<CommunicationMention> notes_header_claims(const Document& document, const std::vector<Mention>& mentions,
                                                      const Resolution& resolution) {
  std::vector<CommunicationMention> claims;
  for (const MailHeader& header : find_mail_headers(document.text)) {
    if (!header.notes) continue;
    std::optional<std::size_t> start;
    std::optional<std::size_t> unused;
    const auto senders = people_in(header.lines.front().value, mentions, resolution, start);
    std::vector<std::size_t> receivers;
    for (const MailLine& line : header.lines)
      if (line.field != MailField::from && line.field != MailField::other)
        std::ranges::copy(people_in(line.value, mentions, resolution, unused), std::back_inserter(receivers));
    if (senders.empty()) continue;
    std::set<std::size_t> seen{senders.front()};
    std::erase_if(receivers, [&](std::size_t party) { return !seen.insert(party).second; });
    if (receivers.empty()) continue;
    const std::size_t end = header.span.end;
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

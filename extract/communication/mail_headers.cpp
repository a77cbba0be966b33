// Header blocks after RFC 5322 section 3.6.3, folded lines included, wherever they stand: forwarded mail repeats them.
// A memorandum has the same lines, most often with TO first.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "extract/communication/claim.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/language/letters.hpp"
#include "extract/read/mail_layout.hpp"

namespace whowhom {
namespace {

// Where a line names people, an organization beside them is their address: "Smith, Ann (Ministry)".
std::vector<std::size_t> parties_in(Span span, const std::vector<Mention>& mentions, const Resolution& resolution) {
  std::vector<std::size_t> parties;
  bool people = false;
  for (std::size_t i = first_mention_from(span.start, mentions); i < mentions.size(); ++i) {
    if (mentions[i].span.start >= span.end) break;
    const auto entity = resolution.entity_of[i];
    if (!entity || !span.contains(mentions[i].span) || resolution.entities[*entity].type == EntityType::document)
      continue;
    people = people || resolution.entities[*entity].type == EntityType::person;
    if (std::ranges::find(parties, *entity) == parties.end()) parties.push_back(*entity);
  }
  if (people)
    std::erase_if(parties,
                  [&](std::size_t party) { return resolution.entities[party].type == EntityType::organization; });
  return parties;
}

// Memoranda carry no addresses of mail, and begin with TO or stand under a line that says what they are.
bool is_memo(const MailHeader& header, std::string_view text) {
  if (text.substr(header.span.start, header.span.size()).find('@') != std::string_view::npos) return false;
  if (header.opened_by_to) return true;
  const std::size_t end = text.substr(0, header.span.start).find_last_not_of(" \t\r\n");
  if (end == std::string_view::npos) return false;
  const std::size_t feed = text.substr(0, end).rfind('\n');
  const std::size_t start = feed == std::string_view::npos ? 0 : feed + 1;
  const std::string line = lower_case(text.substr(start, end + 1 - start));
  return line.size() < 80 && line.find("memo") != std::string::npos;
}

}  // namespace

std::vector<CommunicationMention> mail_header_claims(const Document& document, const std::vector<Mention>& mentions,
                                                     const Resolution& resolution) {
  std::vector<CommunicationMention> claims;
  for (const MailHeader& header : find_mail_headers(document.text)) {
    if (header.notes) continue;
    std::vector<std::size_t> from;
    std::vector<std::size_t> to;
    std::vector<std::size_t> through;
    for (const MailLine& line : header.lines) {
      if (line.field == MailField::other) continue;
      auto& side = line.field == MailField::from ? from : line.field == MailField::via ? through : to;
      for (const std::size_t party : parties_in(line.value, mentions, resolution))
        if (std::ranges::find(side, party) == side.end()) side.push_back(party);
    }
    std::erase_if(to, [&](std::size_t party) { return std::ranges::find(from, party) != from.end(); });
    if (from.empty() || to.empty()) continue;
    // "Duty List On Behalf Of Ann Lee": the list has written nothing.
    const auto is_person = [&](std::size_t party) { return resolution.entities[party].type == EntityType::person; };
    if (const auto person = std::ranges::find_if(from, is_person); person != from.end())
      std::rotate(from.begin(), person, std::next(person));
    std::erase_if(through,
                  [&](std::size_t party) { return party == from.front() || std::ranges::find(to, party) != to.end(); });
    CommunicationMention& claim = claims.emplace_back();
    claim.from = {from.front()};
    claim.to = to;
    claim.through = through;
    claim.channel = is_memo(header, document.text) ? Channel::memo : Channel::email;
    claim.evidence.document = document.source.id;
    claim.evidence.span = header.span;
    claim.evidence.quote = document.text.substr(header.span.start, header.span.size());
    claim.evidence.page = page_of(document, header.span.start);
    claim.evidence.rule = claim.channel == Channel::memo ? "memo:headers" : "mail:headers";
    claim.evidence.confidence = 0.95;
  }
  return claims;
}

}  // namespace whowhom

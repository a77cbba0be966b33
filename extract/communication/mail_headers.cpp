// Header blocks after RFC 5322 section 3.6.3, folded lines included, wherever they stand: forwarded mail repeats them.
// A memorandum has the same lines, most often with TO first.
#include <algorithm>
#include <string>
#include <string_view>

#include "extract/communication/claim.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

struct Line {
  Span span;         ///< without the line feed
  std::string name;  ///< header's name in small letters; empty for other lines
  std::size_t value = 0;
};

Line read_line(std::string_view text, std::size_t start) {
  Line line;
  line.span = {start, std::min(text.find('\n', start), text.size())};
  const std::string_view bytes = text.substr(start, line.span.size());
  const std::size_t colon = bytes.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 30) return line;
  for (const char c : bytes.substr(0, colon)) {
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '*' || c == '>' || c == ' ';
    if (!letter) return line;
    if (c != '*' && c != '>' && c != ' ') line.name += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  // X-From and X-To are how a mail program repeats the two with names.
  if (line.name.starts_with("x-")) line.name.erase(0, 2);
  line.value = start + colon + 1;
  return line;
}

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
    std::erase_if(parties, [&](std::size_t party) { return resolution.entities[party].type != EntityType::person; });
  return parties;
}

struct Block {
  Span span;
  bool opened_by_to = false;
  bool has_from_line = false;
  std::vector<std::size_t> from;
  std::vector<std::size_t> to;
};

// Memoranda carry no addresses of mail, and begin with TO or stand under a line that says what they are.
bool is_memo(const Block& block, std::string_view text) {
  if (text.substr(block.span.start, block.span.size()).find('@') != std::string_view::npos) return false;
  if (block.opened_by_to) return true;
  const std::size_t end = text.substr(0, block.span.start).find_last_not_of(" \t\r\n");
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
  Block block;
  const std::string_view text = document.text;
  const auto close = [&] {
    std::erase_if(block.to,
                  [&](std::size_t party) { return std::ranges::find(block.from, party) != block.from.end(); });
    if (!block.from.empty() && !block.to.empty()) {
      CommunicationMention& claim = claims.emplace_back();
      claim.from = {block.from.front()};
      claim.to = block.to;
      claim.channel = is_memo(block, text) ? Channel::memo : Channel::email;
      claim.evidence.document = document.source.id;
      claim.evidence.span = block.span;
      claim.evidence.quote = document.text.substr(block.span.start, block.span.size());
      claim.evidence.page = page_of(document, block.span.start);
      claim.evidence.rule = claim.channel == Channel::memo ? "memo:headers" : "mail:headers";
      claim.evidence.confidence = 0.95;
    }
    block = {};
  };
  bool open = false;
  std::string current;
  for (std::size_t start = 0; start < text.size();) {
    const Line line = read_line(text, start);
    const bool folded = open && line.span.size() > 0 && (text[start] == ' ' || text[start] == '\t');
    if (!folded) current = line.name;
    const bool address = current == "from" || current == "to" || current == "cc" || current == "bcc";
    const bool repeated = text.substr(start, 2) == "X-";
    if (line.name == "from" && !folded && !(open && repeated)) {
      if (!(open && block.opened_by_to && !block.has_from_line)) close();
      open = true;
      block.has_from_line = true;
    } else if (line.name == "to" && !folded && !open) {
      open = true;
      block.opened_by_to = true;
    }
    if (line.span.empty() || (!folded && current.empty())) {
      if (open) close();
      open = false;
    } else if (open && address) {
      const Span value{folded ? start : line.value, line.span.end};
      const auto parties = parties_in(value, mentions, resolution);
      if (block.span.empty()) block.span = line.span;
      block.span.end = line.span.end;
      auto& side = current == "from" ? block.from : block.to;
      for (const std::size_t party : parties)
        if (std::ranges::find(side, party) == side.end()) side.push_back(party);
    }
    start = line.span.end + 1;
  }
  close();
  return claims;
}

}  // namespace whowhom

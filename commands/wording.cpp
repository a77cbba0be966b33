// Plain text for the terminal.
#include "commands/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace whowhom {
namespace {

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view verb_of(const Relation& relation) {
  const bool former = relation.term.tenure == Tenure::former;
  switch (relation.type) {
    case RelationType::member_of:
      return former && relation.role.empty() ? "belonged to" : "belongs to";
    case RelationType::part_of:
      return former ? "was part of" : "is part of";
    case RelationType::authored:
      return "authored";
    case RelationType::sent:
      return "sent";
    case RelationType::received:
      return "received";
    case RelationType::saw:
      return "saw";
    case RelationType::approved:
      break;
  }
  return "approved";
}

}  // namespace

std::string fold_white_space(const std::string& text) {
  std::string out;
  bool pending = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
      pending = !out.empty();
      continue;
    }
    if (pending) out += ' ';
    pending = false;
    // Other control characters would reach the terminal as commands to it.
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  }
  return out;
}

Names::Names(const Findings& findings) {
  for (const Entity& entity : findings.entities) names_.emplace(entity.id, fold_white_space(entity.name));
  for (const SourceDocument& document : findings.documents)
    titles_.emplace(document.id, fold_white_space(document.title));
}

std::string Names::of(const EntityId& id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? fold_white_space(id.text) : found->second;
}

std::string Names::of(const std::vector<EntityId>& ids) const {
  std::string out;
  for (const EntityId& id : ids) out += (out.empty() ? "" : ", ") + of(id);
  return out;
}

std::string Names::title_of(const DocumentId& id) const {
  const auto found = titles_.find(id);
  return found == titles_.end() ? id.text : found->second;
}

std::string Names::quoted(const Evidence& evidence) const {
  const std::string page = evidence.page ? fmt::format(", page {}", *evidence.page) : "";
  return fmt::format("“{}” ({}{})", fold_white_space(evidence.quote), title_of(evidence.document), page);
}

std::string Names::described(const Communication& communication) const {
  std::string_view arrow = communication.mutual ? "–" : "→";
  if (communication.polarity == Polarity::did_not_happen)
    arrow = communication.mutual ? "did not talk with" : "did not tell";
  std::string out = fmt::format("{} {} {}", of(communication.from), arrow, of(communication.to));
  if (communication.channel != Channel::unspecified)
    out += fmt::format(
        " · {}", communication.channel == Channel::text_message ? "text message" : to_text(communication.channel));
  if (communication.date) out += " · " + fold_white_space(*communication.date);
  if (communication.source) out += " · says " + of(*communication.source);
  if (!communication.through.empty()) out += " · through " + of(communication.through);
  if (!communication.conflicting.empty()) {
    out += " · conflicts with ";
    for (const CommunicationId& id : communication.conflicting)
      out += (id == communication.conflicting.front() ? "" : ", ") + fold_white_space(id.text);
  }
  return out;
}

std::string Names::described(const Relation& relation) const {
  std::string_view mark;
  if (relation.polarity == Polarity::did_not_happen) mark = "NOT: ";
  if (relation.polarity == Polarity::uncertain) mark = "uncertain: ";
  const std::string when = term_words(relation.term);
  return fmt::format("{}{} {} {}{}{}", mark, of(relation.from), verb_of(relation), of(relation.to),
                     relation.role.empty() ? "" : " as " + tenured_role(relation), when.empty() ? "" : " · " + when);
}

std::string term_words(const Term& term) {
  if (term.since && term.until) return *term.since + " to " + *term.until;
  if (term.since) return "since " + *term.since;
  return term.until ? "until " + *term.until : "";
}

std::string tenured_role(const Relation& relation) {
  if (relation.role.empty() || relation.term.tenure == Tenure::unstated) return relation.role;
  return fmt::format("{} {}", to_text(relation.term.tenure), relation.role);
}

std::string counted(std::size_t count, const std::string& noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string aligned(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const std::vector<std::string>& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], code_points(row[i]));
  }
  std::string out;
  for (const std::vector<std::string>& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      line.append(widths[i] - code_points(row[i]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

}  // namespace whowhom

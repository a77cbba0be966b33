// Plain text for the terminal.
#include "commands/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace whowhom {
namespace {

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

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::string name_of(const Findings& findings, const EntityId& id) {
  const Entity* entity = find_entity(findings, id);
  return fold_white_space(entity ? entity->name : id.text);
}

std::string names_of(const Findings& findings, const std::vector<EntityId>& ids) {
  std::string out;
  for (const EntityId& id : ids) out += (out.empty() ? "" : ", ") + name_of(findings, id);
  return out;
}

std::string quoted(const Findings& findings, const Evidence& evidence) {
  const SourceDocument* document = find_document(findings, evidence.document);
  const std::string title = document ? fold_white_space(document->title) : evidence.document.text;
  const std::string page = evidence.page ? fmt::format(", page {}", *evidence.page) : "";
  return fmt::format("“{}” ({}{})", fold_white_space(evidence.quote), title, page);
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

// whowhom list: what was found, to read in a terminal or to pipe on.
#include <algorithm>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "commands/command.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "commands/wording.hpp"
#include "graph/communication_graph.hpp"
#include "graph/error.hpp"
#include "graph/json.hpp"

namespace whowhom {
namespace {

struct Options {
  InputOptions input;
  bool json = false;
};

enum class Kind { people, agencies, documents, contacts, relations };

bool belongs(Kind kind, EntityType type) {
  switch (kind) {
    case Kind::people:
      return type == EntityType::person;
    case Kind::agencies:
      return type == EntityType::organization || type == EntityType::group;
    case Kind::documents:
      return type == EntityType::document;
    case Kind::contacts:
    case Kind::relations:
      break;
  }
  return true;
}

// The same findings with only what was asked for; names stay where contacts or relations need them.
Findings restrict_to(Findings findings, Kind kind) {
  std::erase_if(findings.entities, [kind](const Entity& entity) { return !belongs(kind, entity.type); });
  if (kind != Kind::contacts) findings.communications.clear();
  if (kind != Kind::relations) findings.relations.clear();
  return findings;
}

std::string role_of(const Findings& findings, const Entity& entity) {
  std::string out;
  for (const Relation& relation : findings.relations) {
    if (relation.from != entity.id || concerns_document(relation.type) || relation.polarity != Polarity::happened)
      continue;
    if (!out.empty()) out += "; ";
    out += relation.type == RelationType::part_of ? "part of "
                                                  : tenured_role(relation) + (relation.role.empty() ? "in " : ", ");
    out += name_of(findings, relation.to);
    if (const std::string when = term_words(relation.term); !when.empty()) out += " (" + when + ")";
  }
  return out;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string contacts_of(const CommunicationGraph& graph, const Entity& entity) {
  const auto node = graph.node_of.find(entity.id);
  const std::size_t parties = node == graph.node_of.end() ? 0 : neighbour_count(graph.contacts, node->second);
  return parties == 0 ? "" : fmt::format("contact with {}", parties);
}

std::string list_entities(const Findings& findings, Kind kind) {
  const CommunicationGraph graph = build_graph(findings);
  std::vector<std::vector<std::string>> rows;
  for (const Entity& entity : findings.entities)
    if (belongs(kind, entity.type))
      rows.push_back({name_of(findings, entity.id), counted(entity.mentions.size(), "mention"),
                      contacts_of(graph, entity), role_of(findings, entity),
                      entity.aliases.empty() ? "" : "also: " + joined(entity.aliases)});
  return rows.empty() ? "None found.\n" : aligned(rows);
}

std::string describe(const Findings& findings, const Communication& communication) {
  std::string_view arrow = communication.mutual ? "–" : "→";
  if (communication.polarity == Polarity::did_not_happen)
    arrow = communication.mutual ? "did not talk with" : "did not tell";
  std::string out =
      fmt::format("{} {} {}", names_of(findings, communication.from), arrow, names_of(findings, communication.to));
  if (communication.channel != Channel::unspecified)
    out += fmt::format(
        " · {}", communication.channel == Channel::text_message ? "text message" : to_text(communication.channel));
  if (communication.date) out += " · " + *communication.date;
  if (communication.source) out += " · says " + name_of(findings, *communication.source);
  if (!communication.through.empty()) out += " · through " + names_of(findings, communication.through);
  return out;
}

std::string list_contacts(const Findings& findings) {
  struct Section {
    Polarity polarity;
    const char* title;
  };
  constexpr Section kSections[] = {{Polarity::happened, "Contacts"},
                                   {Polarity::did_not_happen, "Stated silences (did not happen)"},
                                   {Polarity::uncertain, "Uncertain (may have happened)"}};
  std::string out;
  for (const Section& section : kSections) {
    const auto count = std::ranges::count(findings.communications, section.polarity, &Communication::polarity);
    out += fmt::format("{}{}: {}\n", out.empty() ? "" : "\n", section.title, count);
    for (const Communication& communication : findings.communications) {
      if (communication.polarity != section.polarity) continue;
      out += fmt::format("  {}  {}\n", communication.id.text, describe(findings, communication));
      for (const Evidence& evidence : communication.evidence)
        out += fmt::format("      {}\n", quoted(findings, evidence));
    }
  }
  return out;
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

std::string list_relations(const Findings& findings) {
  if (findings.relations.empty()) return "None found.\n";
  std::string out;
  for (const Relation& relation : findings.relations) {
    std::string_view mark;
    if (relation.polarity == Polarity::did_not_happen) mark = "NOT: ";
    if (relation.polarity == Polarity::uncertain) mark = "uncertain: ";
    const std::string when = term_words(relation.term);
    out += fmt::format("  {}  {}{} {} {}{}{}\n", relation.id.text, mark, name_of(findings, relation.from),
                       verb_of(relation), name_of(findings, relation.to),
                       relation.role.empty() ? "" : " as " + tenured_role(relation), when.empty() ? "" : " · " + when);
    for (const Evidence& evidence : relation.evidence) out += fmt::format("      {}\n", quoted(findings, evidence));
  }
  return out;
}

std::string to_terminal(const Findings& findings, Kind kind) {
  if (kind == Kind::contacts) return list_contacts(findings);
  if (kind == Kind::relations) return list_relations(findings);
  return list_entities(findings, kind);
}

int run(const Options& options, Kind kind) {
  Input input = load_findings(options.input);
  write_output(
      "", options.json ? write_json(restrict_to(std::move(input.findings), kind)) : to_terminal(input.findings, kind));
  return input.some_unread ? kPartlyRead : kDone;
}

}  // namespace

void add_list(CLI::App& app, Job& job) {
  CLI::App* command = app.add_subcommand("list", "List people, agencies, documents, contacts or relations");
  command->require_subcommand(0, 1);
  command->callback([&job] {
    if (!job) throw UsageError("say what to list: people, agencies, documents, contacts or relations; see --help");
  });
  command->footer(
      "Examples:\n"
      "  whowhom list people report.txt\n"
      "  whowhom list contacts case.json\n"
      "  whowhom list agencies report.txt --json");
  struct Entry {
    Kind kind;
    const char* name;
    const char* description;
  };
  constexpr Entry kEntries[] = {
      {Kind::people, "people", "Persons, with the number of parties they had contact with, roles and other names"},
      {Kind::agencies, "agencies", "Organizations and groups"},
      {Kind::documents, "documents", "Documents that the text speaks of"},
      {Kind::contacts, "contacts", "Who told whom; stated silences and uncertain contacts apart"},
      {Kind::relations, "relations", "Who belongs to what; who wrote, sent, received, saw or approved a document"}};
  for (const Entry& entry : kEntries) {
    const auto options = std::make_shared<Options>();
    CLI::App* kind_command = command->add_subcommand(entry.name, entry.description);
    add_input_options(*kind_command, options->input);
    add_jobs_option(*kind_command, options->input);
    kind_command->add_flag("--json", options->json, "Write whowhom/1 JSON with only these");
    kind_command->callback(
        [options, kind = entry.kind, &job] { job = [options, kind] { return run(*options, kind); }; });
  }
}

}  // namespace whowhom

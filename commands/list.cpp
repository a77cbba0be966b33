// whowhom list: what was found, to read in a terminal or to pipe on.
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

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
  bool maybe = false;
  bool doubtful = false;
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
  std::set<EntityId> kept;
  for (const Entity& entity : findings.entities) kept.insert(entity.id);
  std::erase_if(findings.maybe_same_as,
                [&](const MaybeSameAs& pair) { return !kept.contains(pair.a) || !kept.contains(pair.b); });
  for (UnresolvedMention& mention : findings.unresolved)
    std::erase_if(mention.candidates, [&](const EntityId& id) { return !kept.contains(id); });
  std::erase_if(findings.unresolved, [](const UnresolvedMention& mention) { return mention.candidates.empty(); });
  return findings;
}

// Only what is in doubt: pairs that may be one, mentions that may be of several, and the entities in these.
Findings findings_in_doubt(const Findings& findings, Kind kind) {
  Findings doubts = restrict_to(findings, kind);
  std::set<EntityId> named;
  for (const MaybeSameAs& pair : doubts.maybe_same_as) named.insert({pair.a, pair.b});
  for (const UnresolvedMention& mention : doubts.unresolved)
    named.insert(mention.candidates.begin(), mention.candidates.end());
  std::erase_if(doubts.entities, [&](const Entity& entity) { return !named.contains(entity.id); });
  return doubts;
}

std::string list_doubts(const Findings& doubts) {
  const Names names(doubts);
  std::string out = fmt::format("Pairs that may be one: {}\n", doubts.maybe_same_as.size());
  for (const MaybeSameAs& pair : doubts.maybe_same_as) {
    out += fmt::format("  {} ({}) – {} ({})\n      {}\n", names.of(pair.a), pair.a.text, names.of(pair.b), pair.b.text,
                       pair.reason);
    for (const Evidence& evidence : pair.evidence) out += fmt::format("      {}\n", names.quoted(evidence));
  }
  std::map<std::string, std::size_t> by_reason;
  // What stands behind a colon is of one mention: "nobody is likely enough: Ann Lee 0.64".
  for (const UnresolvedMention& mention : doubts.unresolved)
    ++by_reason[mention.reason.substr(0, mention.reason.find(':'))];
  out += fmt::format("\nMentions in doubt, which are nobody's: {}\n", doubts.unresolved.size());
  std::vector<std::pair<std::size_t, std::string>> counts;
  for (const auto& [reason, count] : by_reason) counts.emplace_back(count, reason);
  std::ranges::sort(counts, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  for (const auto& [count, reason] : counts) out += fmt::format("  {:>5}  {}\n", count, reason);
  return out;
}

using RelationsFrom = std::map<EntityId, std::vector<const Relation*>>;

RelationsFrom relations_by_source(const Findings& findings) {
  RelationsFrom out;
  for (const Relation& relation : findings.relations) out[relation.from].push_back(&relation);
  return out;
}

std::string role_of(const RelationsFrom& relations, const Names& names, const EntityId& id) {
  std::string out;
  const auto found = relations.find(id);
  if (found == relations.end()) return out;
  for (const Relation* relation : found->second) {
    if (concerns_document(relation->type) || relation->polarity != Polarity::happened) continue;
    if (!out.empty()) out += "; ";
    out += relation->type == RelationType::part_of ? "part of "
                                                   : tenured_role(*relation) + (relation->role.empty() ? "in " : ", ");
    out += names.of(relation->to);
    if (const std::string when = term_words(relation->term); !when.empty()) out += " (" + when + ")";
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
  const Names names(findings);
  const RelationsFrom relations = relations_by_source(findings);
  std::vector<std::vector<std::string>> rows;
  for (const Entity& entity : findings.entities)
    if (belongs(kind, entity.type))
      rows.push_back({names.of(entity.id), counted(entity.mentions.size(), "mention"), contacts_of(graph, entity),
                      role_of(relations, names, entity.id),
                      entity.aliases.empty() ? "" : "also: " + joined(entity.aliases)});
  if (rows.empty()) return "None found.\n";
  const std::size_t pairs = findings_in_doubt(findings, kind).maybe_same_as.size();
  return aligned(rows) + (pairs == 0 ? ""
                                     : fmt::format("\n{} may be one: --maybe shows {}\n", counted(pairs, "pair"),
                                                   pairs == 1 ? "it" : "them"));
}

// Takes away what is below the floor, or, where that was asked for, what is not. Returns how many went.
std::size_t take_doubtful_away(Findings& findings, bool keep_only_these) {
  const std::size_t before = findings.communications.size();
  keep_communications(findings, [keep_only_these](const Communication& communication) {
    return is_doubtful(communication) == keep_only_these;
  });
  return before - findings.communications.size();
}

std::string left_out_words(std::size_t count) {
  return fmt::format("{} of a confidence below {} {} left out: --doubtful lists {}", counted(count, "doubtful reading"),
                     kFigureFloor, count == 1 ? "is" : "are", count == 1 ? "it" : "them");
}

std::string list_contacts(const Findings& findings, bool doubtful) {
  struct Section {
    Polarity polarity;
    const char* title;
  };
  constexpr Section kSections[] = {{Polarity::happened, "Contacts"},
                                   {Polarity::did_not_happen, "Stated silences (did not happen)"},
                                   {Polarity::uncertain, "Uncertain (may have happened)"}};
  const Names names(findings);
  std::string out;
  for (const Section& section : kSections) {
    const auto count = std::ranges::count(findings.communications, section.polarity, &Communication::polarity);
    out += fmt::format("{}{}: {}\n", out.empty() ? "" : "\n", section.title, count);
    for (const Communication& communication : findings.communications) {
      if (communication.polarity != section.polarity) continue;
      out += fmt::format("  {}  {}\n", communication.id.text, names.described(communication));
      if (doubtful)
        for (const Evidence& evidence : communication.evidence)
          out += fmt::format("      read by {} with a confidence of {:.2f}\n", evidence.rule, evidence.confidence);
      const Evidence* told = nullptr;  // two words of one sentence are not two quotes
      for (const Evidence& evidence : communication.evidence) {
        if (!told || told->document != evidence.document || told->span != evidence.span)
          out += fmt::format("      {}\n", names.quoted(evidence));
        told = &evidence;
      }
    }
  }
  return out;
}

std::string list_relations(const Findings& findings) {
  if (findings.relations.empty()) return "None found.\n";
  std::string out;
  const Names names(findings);
  for (const Relation& relation : findings.relations) {
    out += fmt::format("  {}  {}\n", relation.id.text, names.described(relation));
    for (const Evidence& evidence : relation.evidence) out += fmt::format("      {}\n", names.quoted(evidence));
  }
  return out;
}

std::string to_terminal(const Findings& findings, Kind kind) {
  if (kind == Kind::relations) return list_relations(findings);
  return list_entities(findings, kind);
}

int run_contacts(const Options& options) {
  Input input = load_findings(options.input);
  const std::size_t left_out = take_doubtful_away(input.findings, options.doubtful);
  const bool tell_left_out = left_out > 0 && !options.doubtful;
  if (options.json) {
    write_output("", write_json(restrict_to(std::move(input.findings), Kind::contacts)));
    if (tell_left_out) fmt::print(stderr, "note: {}\n", left_out_words(left_out));
  } else if (options.doubtful && input.findings.communications.empty()) {
    write_output("", fmt::format("None has a confidence below {}.\n", kFigureFloor));
  } else {
    const std::string list = list_contacts(input.findings, options.doubtful);
    write_output("", tell_left_out ? fmt::format("{}\n{}\n", list, left_out_words(left_out)) : list);
  }
  return input.some_unread ? kPartlyRead : kDone;
}

int run(const Options& options, Kind kind) {
  if (kind == Kind::contacts) return run_contacts(options);
  Input input = load_findings(options.input);
  if (options.maybe) {
    const Findings doubts = findings_in_doubt(input.findings, kind);
    write_output("", options.json ? write_json(doubts) : list_doubts(doubts));
    return input.some_unread ? kPartlyRead : kDone;
  }
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
      "  whowhom list people vol1.txt vol2.txt --maybe     who may be one, and was not joined\n"
      "  whowhom list contacts case.json\n"
      "  whowhom list contacts case.json --doubtful        what figures leave out, with rule and confidence\n"
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
    kind_command->add_flag("--json", options->json, "Write whowhom/1 JSON with only these");
    if (entry.kind == Kind::people || entry.kind == Kind::agencies)
      kind_command->add_flag("--maybe", options->maybe,
                             "List the pairs that may be one, with what speaks for and against it");
    if (entry.kind == Kind::contacts)
      kind_command->add_flag("--doubtful", options->doubtful,
                             "List only those that were read with too little confidence for figures and gaps, and why");
    kind_command->callback(
        [options, kind = entry.kind, &job] { job = [options, kind] { return run(*options, kind); }; });
  }
}

}  // namespace whowhom

// whowhom explain: every mention of a party with its sentence and why it is this party's, and what was considered and
// refused.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/command.hpp"
#include "commands/input.hpp"
#include "commands/output.hpp"
#include "commands/wording.hpp"
#include "extract/across/folded_name.hpp"
#include "extract/language/analyse.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kAcross = "across documents: ";
constexpr std::size_t kShownInDoubt = 20;
constexpr std::size_t kSuggestions = 5;

struct Options {
  InputOptions input;
  std::vector<std::string> words;  // names, then files
  bool json = false;
};

// Names come first; the first word that is a file or "-" ends them. One name now; more say who they are to each other.
std::vector<std::string> take_names(Options& options) {
  const auto first_file = std::ranges::find_if(options.words, [](const std::string& word) {
    std::error_code unknown;
    return word == "-" || std::filesystem::exists(word, unknown);
  });
  std::vector<std::string> names(options.words.begin(), first_file);
  // Where no word is a file, the first is the name, and reading tells of the others.
  if (first_file == options.words.end() && names.size() > 1) names.resize(1, std::string());
  options.input.paths.assign(options.words.begin() + static_cast<std::ptrdiff_t>(names.size()), options.words.end());
  if (names.empty()) throw UsageError("say whom to explain before the files: whowhom explain NAME FILE…");
  if (names.size() > 1)
    throw UsageError(fmt::format("{}: no such file; put a name of several words into quotation marks", names[1]));
  if (options.input.paths.empty()) throw UsageError("name the documents behind the name: whowhom explain NAME FILE…");
  return names;
}

// ---- whom the name means

std::vector<const Entity*> entities_called(const Findings& findings, const std::string& name) {
  const std::string wanted = fold_name(name);
  std::vector<const Entity*> out;
  for (const Entity& entity : findings.entities)
    if (entity.id.text == name || fold_name(entity.name) == wanted ||
        std::ranges::any_of(entity.aliases, [&](const std::string& alias) { return fold_name(alias) == wanted; }))
      out.push_back(&entity);
  return out;
}

// Levenshtein's distance, in bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = k;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::size_t change = diagonal + (a[i] == b[k] ? 0 : 1);
      diagonal = row[k + 1];
      row[k + 1] = std::min({change, row[k] + 1, row[k + 1] + 1});
    }
  }
  return row[b.size()];
}

// Names that share a word with the one asked for or are a slip of the pen away, the most mentioned first.
std::string suggestion(const Findings& findings, const std::string& name) {
  const std::string wanted = fold_name(name);
  const std::vector<std::string> wanted_words = words_of(wanted);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const Entity& entity : findings.entities) {
    const std::string folded = fold_name(entity.name);
    const std::vector<std::string> words = words_of(folded);
    const bool shares = std::ranges::any_of(words, [&](const std::string& word) {
      return word.size() > 2 && std::ranges::any_of(wanted_words, [&](const std::string& other) {
               return word == other || (word.size() > 4 && distance(word, other) <= 1);
             });
    });
    if (shares || distance(folded, wanted) <= 2)
      near.emplace_back(entity.mentions.size(), fold_white_space(entity.name));
  }
  std::ranges::sort(
      near, [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::string out;
  for (std::size_t i = 0; i < near.size() && i < kSuggestions; ++i) out += (i == 0 ? "" : ", ") + near[i].second;
  return out.empty() ? "`whowhom list people` and `whowhom list agencies` show the names" : "near it: " + out;
}

// ---- sentences

// Where a mention stands, and the sentence around it, as far as the document is at hand.
struct Place {
  std::optional<std::size_t> line;
  std::optional<int> page;
  std::optional<Span> sentence;
};

class Texts {
 public:
  explicit Texts(const std::map<DocumentId, Document>& documents) : documents_(documents) {}

  Place place_of(const EntityMention& mention) {
    const auto document = documents_.find(mention.document);
    if (document == documents_.end()) return {};
    const Read& read = read_of(document->second);
    Place place;
    const auto lines = std::ranges::upper_bound(read.line_starts, mention.span.start) - read.line_starts.begin();
    place.line = static_cast<std::size_t>(lines);
    for (const Page& page : document->second.pages)
      if (page.span.contains(mention.span)) place.page = page.number;
    const auto after = std::ranges::upper_bound(read.sentences, mention.span.start, {}, &Span::start);
    if (after != read.sentences.begin() && (after - 1)->contains(mention.span)) place.sentence = *(after - 1);
    return place;
  }

  std::string text_at(const DocumentId& id, Span span) const {
    return documents_.at(id).text.substr(span.start, span.size());
  }

 private:
  struct Read {
    std::vector<Span> sentences;
    std::vector<std::size_t> line_starts;
  };

  const Read& read_of(const Document& document) {
    const auto [place, is_new] = read_.try_emplace(document.source.id);
    if (!is_new) return place->second;
    for (const Sentence& sentence : analyse(document).sentences) place->second.sentences.push_back(sentence.span);
    place->second.line_starts.push_back(0);
    for (std::size_t at = 0; at < document.text.size(); ++at)
      if (document.text[at] == '\n') place->second.line_starts.push_back(at + 1);
    return place->second;
  }

  const std::map<DocumentId, Document>& documents_;
  std::map<DocumentId, Read> read_;
};

// "full name; across documents: the same full name" apart.
std::pair<std::string, std::string> parted_rule(const std::string& rule) {
  const std::size_t at = rule.find(kAcross);
  if (at == std::string::npos) return {rule, ""};
  return {at < 2 ? "" : rule.substr(0, at - 2), rule.substr(at + kAcross.size())};
}

std::string where(const Place& place) {
  if (place.page) return fmt::format("page {}, line {}", *place.page, *place.line);
  return place.line ? fmt::format("line {}", *place.line) : std::string();
}

// The sentence with the mentions in it between « and ».
std::string marked(const Texts& texts, Span sentence, const std::vector<const EntityMention*>& mentions) {
  std::string out;
  std::size_t at = sentence.start;
  const DocumentId& document = mentions.front()->document;
  for (const EntityMention* mention : mentions) {
    if (mention->span.start < at) continue;  // one within the other: the outer one is marked
    out += texts.text_at(document, {at, mention->span.start}) + "«" + mention->text + "»";
    at = mention->span.end;
  }
  return fold_white_space(out + texts.text_at(document, {at, sentence.end}));
}

// ---- to the terminal

std::string rules_of(const std::vector<const EntityMention*>& mentions) {
  std::string out;
  for (const EntityMention* mention : mentions) {
    const std::string rule = parted_rule(mention->rule).first;
    if (rule.empty()) continue;
    const std::string told = fmt::format("{}: {}", fold_white_space(mention->text), rule);
    if (out.find(told) == std::string::npos) out += (out.empty() ? "" : " · ") + told;
  }
  return out;
}

std::string mentions_of(const Entity& entity, const Names& names, Texts& texts) {
  std::string out;
  const auto& mentions = entity.mentions;
  for (std::size_t first = 0; first < mentions.size();) {
    std::size_t end = first;
    while (end < mentions.size() && mentions[end].document == mentions[first].document) ++end;
    const std::string across = parted_rule(mentions[first].rule).second;
    out += fmt::format("\n{}: {}\n", names.title_of(mentions[first].document), counted(end - first, "mention"));
    std::string told;  // a reason is not told again for the next sentence
    if (!across.empty()) out += fmt::format("  one with those of other documents: {}\n", across);
    for (std::size_t i = first; i < end;) {
      const Place place = texts.place_of(mentions[i]);
      std::vector<const EntityMention*> here = {&mentions[i]};
      while (place.sentence && i + here.size() < end && place.sentence->contains(mentions[i + here.size()].span))
        here.push_back(&mentions[i + here.size()]);
      const std::string rules = rules_of(here);
      if (place.sentence)
        out += fmt::format("  {}: “{}”\n", where(place), marked(texts, *place.sentence, here));
      else
        out += fmt::format("  {}{}“{}”\n", where(place), place.line ? ": " : "", fold_white_space(mentions[i].text));
      if (!rules.empty() && rules != told) out += fmt::format("      {}\n", rules);
      told = rules;
      i += here.size();
    }
    first = end;
  }
  return out;
}

std::vector<const MaybeSameAs*> doubts_about(const Findings& findings, const EntityId& id) {
  std::vector<const MaybeSameAs*> out;
  for (const MaybeSameAs& pair : findings.maybe_same_as)
    if (pair.a == id || pair.b == id) out.push_back(&pair);
  return out;
}

std::vector<const UnresolvedMention*> unresolved_for(const Findings& findings, const EntityId& id) {
  std::vector<const UnresolvedMention*> out;
  for (const UnresolvedMention& mention : findings.unresolved)
    if (std::ranges::find(mention.candidates, id) != mention.candidates.end()) out.push_back(&mention);
  return out;
}

std::string refused(const Findings& findings, const Entity& entity, const Names& names, Texts& texts) {
  const auto pairs = doubts_about(findings, entity.id);
  const auto unresolved = unresolved_for(findings, entity.id);
  if (pairs.empty() && unresolved.empty()) return "\nNothing was considered and refused.\n";
  std::string out = "\nConsidered and not merged:\n";
  for (const MaybeSameAs* pair : pairs) {
    const EntityId& other = pair->a == entity.id ? pair->b : pair->a;
    out += fmt::format("  {} ({}): {}\n", names.of(other), other.text, pair->reason);
    for (const Evidence& evidence : pair->evidence) out += fmt::format("      {}\n", names.quoted(evidence));
  }
  for (std::size_t i = 0; i < unresolved.size() && i < kShownInDoubt; ++i) {
    const EntityMention& mention = unresolved[i]->mention;
    const Place place = texts.place_of(mention);
    out += fmt::format("  “{}” in {}{}{}: {}; may be {}\n", fold_white_space(mention.text),
                       names.title_of(mention.document), place.line ? ", " : "", where(place), unresolved[i]->reason,
                       names.of(unresolved[i]->candidates));
    if (place.sentence) out += fmt::format("      “{}”\n", marked(texts, *place.sentence, {&mention}));
  }
  if (unresolved.size() > kShownInDoubt)
    out += fmt::format("  and {} more such mentions: --json has all\n", unresolved.size() - kShownInDoubt);
  return out;
}

std::string explain(const Findings& findings, const Entity& entity, const Names& names, Texts& texts) {
  std::string out = fmt::format("{} · {} · {}\n", names.of(entity.id), to_text(entity.type), entity.id.text);
  std::string aliases;
  for (const std::string& alias : entity.aliases) aliases += (aliases.empty() ? "" : ", ") + fold_white_space(alias);
  if (!aliases.empty()) out += fmt::format("  also: {}\n", aliases);
  for (const Relation& relation : findings.relations)
    if (relation.from == entity.id || relation.to == entity.id) out += fmt::format("  {}\n", names.described(relation));
  return out + mentions_of(entity, names, texts) + refused(findings, entity, names, texts);
}

// ---- JSON

Json to_json(const EntityMention& mention, Texts& texts) {
  Json out = {{"document", mention.document.text},
              {"start", mention.span.start},
              {"end", mention.span.end},
              {"text", mention.text},
              {"rule", mention.rule}};
  const Place place = texts.place_of(mention);
  out["page"] = place.page ? Json(*place.page) : Json(nullptr);
  out["line"] = place.line ? Json(*place.line) : Json(nullptr);
  if (place.sentence)
    out["sentence"] = {{"start", place.sentence->start},
                       {"end", place.sentence->end},
                       {"text", texts.text_at(mention.document, *place.sentence)}};
  else
    out["sentence"] = nullptr;
  return out;
}

Json to_json(const Findings& findings, const Entity& entity, const Names& names, Texts& texts) {
  Json ties = Json::array();
  for (const Relation& relation : findings.relations)
    if (relation.from == entity.id || relation.to == entity.id)
      ties.push_back({{"id", relation.id.text}, {"says", names.described(relation)}});
  Json mentions = Json::array();
  for (const EntityMention& mention : entity.mentions) mentions.push_back(to_json(mention, texts));
  Json pairs = Json::array();
  for (const MaybeSameAs* pair : doubts_about(findings, entity.id)) {
    const EntityId& other = pair->a == entity.id ? pair->b : pair->a;
    pairs.push_back({{"id", other.text}, {"name", names.of(other)}, {"reason", pair->reason}});
  }
  Json unresolved = Json::array();
  for (const UnresolvedMention* mention : unresolved_for(findings, entity.id)) {
    Json candidates = Json::array();
    for (const EntityId& id : mention->candidates) candidates.push_back(id.text);
    unresolved.push_back(
        {{"mention", to_json(mention->mention, texts)}, {"candidates", candidates}, {"reason", mention->reason}});
  }
  return {{"id", entity.id.text}, {"name", entity.name},  {"type", to_text(entity.type)}, {"aliases", entity.aliases},
          {"ties", ties},         {"mentions", mentions}, {"maybe_same_as", pairs},       {"unresolved", unresolved}};
}

int run(Options options) {
  const std::string name = take_names(options).front();
  const Input input = load_findings(options.input, true);
  const std::vector<const Entity*> meant = entities_called(input.findings, name);
  if (meant.empty())
    throw Error(fmt::format("{}: nobody and nothing here has this name; {}", name, suggestion(input.findings, name)));
  if (input.documents.empty())
    fmt::print(stderr, "note: findings hold no texts, so there are no sentences; name the documents to see them\n");
  const Names names(input.findings);
  Texts texts(input.documents);
  std::string out;
  Json list = Json::array();
  if (meant.size() > 1 && !options.json) out = fmt::format("{} parties have this name:\n\n", meant.size());
  for (const Entity* entity : meant) {
    if (options.json)
      list.push_back(to_json(input.findings, *entity, names, texts));
    else
      out += (entity == meant.front() ? "" : "\n") + explain(input.findings, *entity, names, texts);
  }
  write_output("", options.json ? Json{{"entities", std::move(list)}}.dump(2) + "\n" : out);
  return input.some_unread ? kPartlyRead : kDone;
}

}  // namespace

void add_explain(CLI::App& app, Job& job) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("explain", "Show every mention of a party, why it is this party's, and what was refused");
  command->add_option("NAME FILE", options->words, "A name, alias or id, then documents, or findings as JSON")
      ->required();
  command->add_flag("--all-text", options->input.all_text,
                    "Keep page furniture (\"More from …\", teasers) in what is read");
  add_jobs_option(*command, options->input);
  command->add_flag("--json", options->json, "Write JSON");
  command->footer(
      "Examples:\n"
      "  whowhom explain \"Ann Lee\" report.txt       name, alias or id; capitals do not matter\n"
      "  whowhom explain lee vol1.txt vol2.txt      of several of that name all are shown");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace whowhom

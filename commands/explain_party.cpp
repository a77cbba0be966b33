// Mentions by document and sentence, in the order of the text.
#include "commands/explain_party.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/wording.hpp"

namespace whowhom {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kAcross = "across documents: ";
constexpr std::size_t kShownInDoubt = 20;

// "full name; across documents: the same full name" apart.
std::pair<std::string, std::string> parted_rule(const std::string& rule) {
  const std::size_t at = rule.find(kAcross);
  if (at == std::string::npos) return {rule, ""};
  return {at < 2 ? "" : rule.substr(0, at - 2), rule.substr(at + kAcross.size())};
}

std::string where(const Place& place) {
  if (place.page && place.line) return fmt::format("page {}, line {}", *place.page, *place.line);
  if (place.page) return fmt::format("page {}", *place.page);
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

}  // namespace

std::string explain_parties(const Findings& findings, const std::vector<const Entity*>& parties, Texts& texts) {
  const Names names(findings);
  std::string out;
  if (parties.size() > 1) out = fmt::format("{} parties have this name:\n\n", parties.size());
  for (const Entity* party : parties)
    out += (party == parties.front() ? "" : "\n") + explain(findings, *party, names, texts);
  return out;
}

std::string explain_parties_json(const Findings& findings, const std::vector<const Entity*>& parties, Texts& texts) {
  const Names names(findings);
  Json list = Json::array();
  for (const Entity* party : parties) list.push_back(to_json(findings, *party, names, texts));
  return Json{{"entities", std::move(list)}}.dump(2) + "\n";
}

}  // namespace whowhom

// A communication is told as its sentence with the anchors marked, and below it what each of them is to the claim.
#include "commands/explain_pair.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/wording.hpp"
#include "graph/json.hpp"

namespace whowhom {
namespace {

using Json = nlohmann::ordered_json;

bool has(const std::vector<EntityId>& side, const EntityId& id) { return std::ranges::find(side, id) != side.end(); }

bool links(const Communication& communication, const EntityId& a, const EntityId& b) {
  return a != b && ((has(communication.from, a) && has(communication.to, b)) ||
                    (has(communication.from, b) && has(communication.to, a)));
}

std::vector<const Communication*> between(const Findings& findings, const TwoNames& two) {
  std::vector<const Communication*> out;
  for (const Communication& communication : findings.communications)
    if (std::ranges::any_of(two.a, [&](const Entity* a) {
          return std::ranges::any_of(two.b, [&](const Entity* b) { return links(communication, a->id, b->id); });
        }))
      out.push_back(&communication);
  return out;
}

std::size_t count_of(const std::vector<const Communication*>& list, Polarity polarity) {
  return static_cast<std::size_t>(std::ranges::count(list, polarity, [](const auto* act) { return act->polarity; }));
}

// "2 contacts, 1 stated silence": what there is none of is not said.
std::string counts_of(const std::vector<const Communication*>& list) {
  std::string out;
  const auto add = [&out](std::size_t count, const char* noun) {
    if (count > 0) out += (out.empty() ? "" : ", ") + counted(count, noun);
  };
  add(count_of(list, Polarity::happened), "contact");
  add(count_of(list, Polarity::did_not_happen), "stated silence");
  add(count_of(list, Polarity::uncertain), "uncertain contact");
  return out;
}

// ---- whom else

struct Other {
  EntityId id;
  std::vector<const Communication*> communications;
};

// With whom these communicate, the most communications first, then in the order of ids.
std::vector<Other> others_of(const Findings& findings, const std::vector<const Entity*>& parties) {
  const auto is_one = [&](const EntityId& id) {
    return std::ranges::any_of(parties, [&](const Entity* party) { return party->id == id; });
  };
  std::map<EntityId, std::vector<const Communication*>> by_other;
  for (const Communication& communication : findings.communications)
    for (const auto* sides : {&communication.from, &communication.to}) {
      if (std::ranges::none_of(*sides, is_one)) continue;
      for (const EntityId& other : sides == &communication.from ? communication.to : communication.from) {
        auto& list = by_other[other];
        if (!is_one(other) && (list.empty() || list.back() != &communication)) list.push_back(&communication);
      }
    }
  std::vector<Other> out;
  for (auto& [id, list] : by_other)
    if (!list.empty()) out.push_back({id, std::move(list)});
  std::ranges::stable_sort(out, std::greater{}, [](const Other& other) { return other.communications.size(); });
  return out;
}

// ---- to the terminal

constexpr std::size_t kOthersShown = 20;

std::string_view word_of(Polarity polarity) {
  switch (polarity) {
    case Polarity::happened:
      return "happened";
    case Polarity::did_not_happen:
      return "did not happen";
    case Polarity::uncertain:
      break;
  }
  return "uncertain";
}

class Explainer {
 public:
  Explainer(const Findings& findings, const TwoNames& two, Texts& texts)
      : findings_(findings), two_(two), names_(findings), texts_(texts) {
    for (const Entity& entity : findings.entities) entities_.emplace(entity.id, &entity);
  }

  std::string tell() {
    const auto list = between(findings_, two_);
    std::string out = title_of(two_.a) + " and " + title_of(two_.b);
    if (list.empty()) return out + nothing();
    out += fmt::format(": {}\n", counts_of(list));
    for (const Communication* communication : list) out += "\n" + told(*communication);
    return out;
  }

 private:
  // "Ann Lee (ann-lee)"; of several "Hill (hill) or Ann Hill (ann-hill)".
  std::string title_of(const std::vector<const Entity*>& parties) const {
    std::string out;
    for (const Entity* party : parties)
      out +=
          fmt::format("{}{} ({})", out.empty() ? "" : " or ", names_.of(party->id), fold_white_space(party->id.text));
    return out;
  }

  std::string nothing() const {
    std::string out = ": nothing was found that says they communicated, and nothing that says they did not.\n";
    for (const auto* parties : {&two_.a, &two_.b}) {
      const std::vector<Other> others = others_of(findings_, *parties);
      out += fmt::format("\n{} {}\n", title_of(*parties),
                         others.empty() ? "stands in no communication." : "stands in communications with");
      std::vector<std::vector<std::string>> rows;
      for (const Other& other : others)
        if (rows.size() < kOthersShown) rows.push_back({"  " + names_.of(other.id), counts_of(other.communications)});
      out += aligned(rows);
      if (others.size() > rows.size())
        out += fmt::format("  and {} more: --json has all\n", others.size() - rows.size());
    }
    return out;
  }

  std::string told(const Communication& communication) {
    std::string out = fmt::format("{}  {}: {}\n", fold_white_space(communication.id.text),
                                  word_of(communication.polarity), names_.described(communication));
    for (const Evidence& evidence : communication.evidence) {
      out += fmt::format("    “{}”\n    {}\n", marked(evidence), where(evidence));
      rows_.clear();
      add_sides(communication, evidence);
      add_row("through", parties_of(communication.through, AnchorRole::through, evidence));
      if (communication.source)
        add_row("says so", parties_of({*communication.source}, AnchorRole::source, evidence));
      else
        add_row("says so", "the document itself");
      add_row("trigger", words_of(evidence, AnchorRole::trigger));
      add_row(communication.polarity == Polarity::uncertain ? "left open by" : "negation",
              words_of(evidence, AnchorRole::negation));
      add_row("channel", std::string(to_text(communication.channel)));
      add_row("date", with_words(communication.date, evidence, AnchorRole::time));
      add_row("topic", communication.topic ? fmt::format("“{}”", fold_white_space(*communication.topic)) : "");
      add_row("rule", fold_white_space(evidence.rule));
      add_row("confidence", fmt::format("{:.2f}{}", evidence.confidence,
                                        is_doubtful(communication)
                                            ? fmt::format(", below {}: left out of figures and gaps", kFigureFloor)
                                            : ""));
      out += aligned(rows_);
    }
    return out;
  }

  void add_row(std::string_view label, const std::string& text) {
    if (!text.empty()) rows_.push_back({fmt::format("      {}", label), text});
  }

  void add_sides(const Communication& communication, const Evidence& evidence) {
    if (!communication.mutual) {
      add_row("sender", parties_of(communication.from, AnchorRole::sender, evidence));
      add_row("receiver", parties_of(communication.to, AnchorRole::receiver, evidence));
      return;
    }
    add_row("one side", parties_of(communication.from, AnchorRole::party, evidence));
    add_row("other side", parties_of(communication.to, AnchorRole::party, evidence));
  }

  // "Ann Lee “she”, Board “its officials”": each party with the words of that role that mean it.
  std::string parties_of(const std::vector<EntityId>& ids, AnchorRole role, const Evidence& evidence) const {
    std::string out;
    for (const EntityId& id : ids) {
      std::string words;
      for (const Anchor& anchor : evidence.anchors)
        if (anchor.role == role && (ids.size() == 1 && role != AnchorRole::party ? true : means(id, anchor, evidence)))
          words += fmt::format(" “{}”", text_of(anchor, evidence));
      out += (out.empty() ? "" : ", ") + names_.of(id);
      if (two_.a.size() + two_.b.size() > 2) out += fmt::format(" ({})", fold_white_space(id.text));
      out += words;
    }
    return out;
  }

  bool means(const EntityId& id, const Anchor& anchor, const Evidence& evidence) const {
    const auto entity = entities_.find(id);
    return entity != entities_.end() &&
           std::ranges::any_of(entity->second->mentions, [&](const EntityMention& mention) {
             return mention.document == evidence.document && mention.span.overlaps(anchor.span);
           });
  }

  static std::string text_of(const Anchor& anchor, const Evidence& evidence) {
    return fold_white_space(evidence.quote.substr(anchor.span.start - evidence.span.start, anchor.span.size()));
  }

  static std::string words_of(const Evidence& evidence, AnchorRole role) {
    std::string out;
    for (const Anchor& anchor : evidence.anchors)
      if (anchor.role == role) out += fmt::format("{}“{}”", out.empty() ? "" : " ", text_of(anchor, evidence));
    return out;
  }

  static std::string with_words(const std::optional<std::string>& value, const Evidence& evidence, AnchorRole role) {
    if (!value) return "";
    const std::string words = words_of(evidence, role);
    return fold_white_space(*value) + (words.empty() ? "" : " " + words);
  }

  // The quote with parties, trigger and negation between « and ».
  static std::string marked(const Evidence& evidence) {
    std::string out;
    std::size_t at = evidence.span.start;
    for (const Anchor& anchor : evidence.anchors) {
      // A topic or time is long; what lies within another anchor is marked with it.
      if (anchor.role == AnchorRole::topic || anchor.role == AnchorRole::time || anchor.span.start < at) continue;
      out += evidence.quote.substr(at - evidence.span.start, anchor.span.start - at);
      out += "«" + evidence.quote.substr(anchor.span.start - evidence.span.start, anchor.span.size()) + "»";
      at = anchor.span.end;
    }
    return fold_white_space(out + evidence.quote.substr(at - evidence.span.start));
  }

  // "report.txt:15, page 2", "box.mbox, message 3:15"; of findings alone "report.txt, bytes 120 to 180, page 2".
  std::string where(const Evidence& evidence) {
    const SourceDocument* document = find_document(findings_, evidence.document);
    std::string out = fold_white_space(document == nullptr ? evidence.document.text : document->path);
    if (document != nullptr && !document->part.empty()) out += ", " + fold_white_space(document->part);
    if (const auto line = texts_.line_of(evidence.document, evidence.span.start))
      out += fmt::format(":{}", *line);
    else if (!evidence.page)
      out += fmt::format(", bytes {} to {}", evidence.span.start, evidence.span.end);
    if (evidence.page) out += fmt::format(", page {}", *evidence.page);
    return out;
  }

  const Findings& findings_;
  const TwoNames& two_;
  Names names_;
  Texts& texts_;
  std::map<EntityId, const Entity*> entities_;
  std::vector<std::vector<std::string>> rows_;
};

// ---- JSON

Json named(const std::vector<const Entity*>& parties) {
  Json out = Json::array();
  for (const Entity* party : parties)
    out.push_back({{"id", party->id.text}, {"name", party->name}, {"type", to_text(party->type)}});
  return out;
}

Json others_json(const Findings& findings, const std::vector<const Entity*>& parties) {
  Json out = Json::array();
  for (const Other& other : others_of(findings, parties)) {
    const Entity* entity = find_entity(findings, other.id);
    out.push_back({{"id", other.id.text},
                   {"name", entity == nullptr ? other.id.text : entity->name},
                   {"happened", count_of(other.communications, Polarity::happened)},
                   {"did_not_happen", count_of(other.communications, Polarity::did_not_happen)},
                   {"uncertain", count_of(other.communications, Polarity::uncertain)}});
  }
  return out;
}

}  // namespace

std::string explain_pair(const Findings& findings, const TwoNames& two, Texts& texts) {
  return Explainer(findings, two, texts).tell();
}

std::string explain_pair_json(const Findings& findings, const TwoNames& two, Texts& texts) {
  Json list = Json::array();
  for (const Communication* communication : between(findings, two)) {
    Json item = Json::parse(write_json(*communication));
    item["doubtful"] = is_doubtful(*communication);
    for (std::size_t i = 0; i < communication->evidence.size(); ++i) {
      const Evidence& evidence = communication->evidence[i];
      const SourceDocument* document = find_document(findings, evidence.document);
      const auto line = texts.line_of(evidence.document, evidence.span.start);
      item["evidence"][i]["path"] = document == nullptr ? Json(nullptr) : Json(document->path);
      if (document != nullptr && !document->part.empty()) item["evidence"][i]["part"] = document->part;
      item["evidence"][i]["line"] = line ? Json(*line) : Json(nullptr);
    }
    list.push_back(std::move(item));
  }
  const Json root = {{"a", named(two.a)},
                     {"b", named(two.b)},
                     {"communications", std::move(list)},
                     {"others_of_a", others_json(findings, two.a)},
                     {"others_of_b", others_json(findings, two.b)}};
  return root.dump(2) + "\n";
}

}  // namespace whowhom

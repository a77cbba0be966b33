// whowhom/1 out and in, over nlohmann-json's ordered objects.
#include "graph/json.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/error.hpp"

namespace whowhom {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "whowhom/1";

// ---- out

template <class Tag>
Json ids_of(const std::vector<Id<Tag>>& ids) {
  Json out = Json::array();
  for (const Id<Tag>& id : ids) out.push_back(id.text);
  return out;
}

template <class Value>
Json value_or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json to_json(const std::vector<Evidence>& evidence) {
  Json out = Json::array();
  for (const Evidence& item : evidence) {
    Json anchors = Json::array();
    Json roles = Json::array();
    for (const Anchor& anchor : item.anchors) {
      anchors.push_back({anchor.span.start, anchor.span.end});
      roles.push_back(to_text(anchor.role));
    }
    out.push_back({{"document", item.document.text},
                   {"start", item.span.start},
                   {"end", item.span.end},
                   {"quote", item.quote},
                   {"page", value_or_null(item.page)},
                   {"rule", item.rule},
                   {"confidence", item.confidence},
                   {"anchors", std::move(anchors)},
                   {"anchor_roles", std::move(roles)}});
  }
  return out;
}

Json to_json(const SourceDocument& document) {
  Json out = {{"id", document.id.text}, {"path", document.path}};
  if (!document.part.empty()) out["part"] = document.part;
  out["title"] = document.title;
  out["sha256"] = document.sha256;
  return out;
}

Json to_json(const EntityMention& mention) {
  Json out = {{"document", mention.document.text},
              {"start", mention.span.start},
              {"end", mention.span.end},
              {"text", mention.text}};
  if (!mention.rule.empty()) out["rule"] = mention.rule;
  return out;
}

Json to_json(const Entity& entity) {
  Json mentions = Json::array();
  for (const EntityMention& mention : entity.mentions) mentions.push_back(to_json(mention));
  return {{"id", entity.id.text},
          {"name", entity.name},
          {"type", to_text(entity.type)},
          {"aliases", entity.aliases},
          {"mentions", std::move(mentions)}};
}

Json to_json(const Communication& communication) {
  return {{"id", communication.id.text},
          {"from", ids_of(communication.from)},
          {"to", ids_of(communication.to)},
          {"mutual", communication.mutual},
          {"polarity", to_text(communication.polarity)},
          {"channel", to_text(communication.channel)},
          {"date", value_or_null(communication.date)},
          {"topic", value_or_null(communication.topic)},
          {"source", communication.source ? Json(communication.source->text) : Json(nullptr)},
          {"through", ids_of(communication.through)},
          {"confidence", communication.confidence},
          {"conflicting", ids_of(communication.conflicting)},
          {"evidence", to_json(communication.evidence)}};
}

Json to_json(const Relation& relation) {
  return {{"id", relation.id.text},
          {"type", to_text(relation.type)},
          {"from", relation.from.text},
          {"to", relation.to.text},
          {"role", relation.role},
          {"since", value_or_null(relation.term.since)},
          {"until", value_or_null(relation.term.until)},
          {"tenure", relation.term.tenure == Tenure::unstated ? Json(nullptr) : Json(to_text(relation.term.tenure))},
          {"polarity", to_text(relation.polarity)},
          {"confidence", relation.confidence},
          {"evidence", to_json(relation.evidence)}};
}

Json to_json(const MaybeSameAs& pair) {
  return {{"a", pair.a.text}, {"b", pair.b.text}, {"reason", pair.reason}, {"evidence", to_json(pair.evidence)}};
}

Json to_json(const UnresolvedMention& unresolved) {
  return {{"mention", to_json(unresolved.mention)},
          {"candidates", ids_of(unresolved.candidates)},
          {"reason", unresolved.reason}};
}

template <class Item>
Json list_of(const std::vector<Item>& items) {
  Json out = Json::array();
  for (const Item& item : items) out.push_back(to_json(item));
  return out;
}

// ---- in

// A value and the way to it, so that every complaint can say where it stands.
class Reader {
 public:
  Reader(const Json& value, std::string path, std::string_view name)
      : value_(value), path_(std::move(path)), name_(name) {}

  [[noreturn]] void fail(std::string_view what) const {
    throw Error(fmt::format("{}: {}: {}; the format is described in docs/formats.md", name_,
                            path_.empty() ? "/" : path_, what));
  }

  bool has(const char* key) const {
    const auto place = value_.find(key);
    return place != value_.end() && !place->is_null();
  }

  Reader at(const char* key) const {
    if (!value_.is_object()) fail("should be an object");
    const auto place = value_.find(key);
    if (place == value_.end()) fail(fmt::format("has no \"{}\"", key));
    return {*place, fmt::format("{}/{}", path_, key), name_};
  }

  std::vector<Reader> items() const {
    if (!value_.is_array()) fail("should be a list");
    std::vector<Reader> out;
    for (std::size_t i = 0; i < value_.size(); ++i) out.push_back({value_[i], fmt::format("{}/{}", path_, i), name_});
    return out;
  }

  std::string text() const {
    if (!value_.is_string()) fail("should be a text");
    return value_.get<std::string>();
  }

  bool flag() const {
    if (!value_.is_boolean()) fail("should be true or false");
    return value_.get<bool>();
  }

  double share() const {
    if (!value_.is_number()) fail("should be a number");
    const double value = value_.get<double>();
    if (!(value >= 0.0 && value <= 1.0)) fail("should be between 0 and 1");
    return value;
  }

  std::size_t offset() const {
    if (!value_.is_number_unsigned()) fail("should be a whole number, 0 or more");
    return value_.get<std::size_t>();
  }

  template <class Value>
  Value word(std::optional<Value> (*parse)(std::string_view)) const {
    const std::string spelled = text();
    const std::optional<Value> value = parse(spelled);
    if (!value) fail(fmt::format("\"{}\" is not a word of the format", spelled));
    return *value;
  }

 private:
  const Json& value_;
  std::string path_;
  std::string_view name_;
};

Span read_span(const Reader& start, const Reader& end) {
  const Span span{start.offset(), end.offset()};
  if (span.end < span.start) end.fail("lies before the start");
  return span;
}

class FindingsReader {
 public:
  explicit FindingsReader(const Reader& root) {
    for (const Reader& item : root.at("documents").items()) findings_.documents.push_back(read_source(item));
    for (const Reader& item : root.at("entities").items()) findings_.entities.push_back(read_entity(item));
    for (const Reader& item : root.at("communications").items())
      findings_.communications.push_back(read_communication(item));
    read_conflicts(root.at("communications"));
    for (const Reader& item : root.at("relations").items()) findings_.relations.push_back(read_relation(item));
    if (root.has("maybe_same_as"))
      for (const Reader& item : root.at("maybe_same_as").items()) findings_.maybe_same_as.push_back(read_pair(item));
    if (root.has("unresolved"))
      for (const Reader& item : root.at("unresolved").items()) findings_.unresolved.push_back(read_unresolved(item));
  }

  Findings take() { return std::move(findings_); }

 private:
  template <class AnyId>
  static AnyId read_new_id(const Reader& item, std::set<AnyId>& known) {
    AnyId id{item.at("id").text()};
    if (!known.insert(id).second) item.at("id").fail(fmt::format("\"{}\" stands there twice", id.text));
    return id;
  }

  template <class AnyId>
  static AnyId read_known_id(const Reader& value, const std::set<AnyId>& known) {
    AnyId id{value.text()};
    if (!known.contains(id)) value.fail(fmt::format("nothing has the id \"{}\"", id.text));
    return id;
  }

  SourceDocument read_source(const Reader& item) {
    return {read_new_id(item, documents_), item.at("path").text(), item.at("title").text(), item.at("sha256").text(),
            item.has("part") ? item.at("part").text() : std::string()};
  }

  Entity read_entity(const Reader& item) {
    Entity entity{
        read_new_id(item, entities_), item.at("name").text(), item.at("type").word(parse_entity_type), {}, {}};
    if (item.has("aliases"))
      for (const Reader& alias : item.at("aliases").items()) entity.aliases.push_back(alias.text());
    if (item.has("mentions"))
      for (const Reader& mention : item.at("mentions").items()) entity.mentions.push_back(read_mention(mention));
    return entity;
  }

  EntityMention read_mention(const Reader& item) const {
    return {read_known_id(item.at("document"), documents_), read_span(item.at("start"), item.at("end")),
            item.at("text").text(), item.has("rule") ? item.at("rule").text() : std::string()};
  }

  std::vector<EntityId> read_parties(const Reader& list) const {
    std::vector<EntityId> parties;
    for (const Reader& party : list.items()) parties.push_back(read_known_id(party, entities_));
    return parties;
  }

  std::vector<Evidence> read_evidence(const Reader& list) const {
    std::vector<Evidence> out;
    for (const Reader& item : list.items()) {
      Evidence evidence;
      evidence.document = read_known_id(item.at("document"), documents_);
      evidence.span = read_span(item.at("start"), item.at("end"));
      evidence.quote = item.at("quote").text();
      if (evidence.quote.size() != evidence.span.size())
        item.fail("start, end and the length of the quote do not agree");
      if (item.has("page")) evidence.page = static_cast<int>(item.at("page").offset());
      if (item.has("rule")) evidence.rule = item.at("rule").text();
      if (item.has("confidence")) evidence.confidence = item.at("confidence").share();
      if (item.has("anchors")) {
        for (const Reader& anchor : item.at("anchors").items()) {
          const std::vector<Reader> ends = anchor.items();
          if (ends.size() != 2) anchor.fail("should be [start, end]");
          evidence.anchors.push_back({read_span(ends[0], ends[1]), AnchorRole::unspecified});
          if (!evidence.span.contains(evidence.anchors.back().span)) anchor.fail("lies outside of the quote");
        }
      }
      if (item.has("anchor_roles")) {
        const Reader roles = item.at("anchor_roles");
        const std::vector<Reader> words = roles.items();
        if (words.size() != evidence.anchors.size()) roles.fail("should be as long as the anchors");
        for (std::size_t i = 0; i < words.size(); ++i) evidence.anchors[i].role = words[i].word(parse_anchor_role);
      }
      out.push_back(std::move(evidence));
    }
    if (out.empty()) list.fail("is empty: nothing enters the graph without evidence");
    return out;
  }

  Communication read_communication(const Reader& item) {
    Communication out;
    out.id = read_new_id(item, communications_);
    out.from = read_parties(item.at("from"));
    out.to = read_parties(item.at("to"));
    if (out.from.empty()) item.at("from").fail("is empty");
    if (out.to.empty()) item.at("to").fail("is empty");
    // Polarity has no default: a silence whose word was lost must not become a contact.
    out.polarity = item.at("polarity").word(parse_polarity);
    if (item.has("mutual")) out.mutual = item.at("mutual").flag();
    if (item.has("channel")) out.channel = item.at("channel").word(parse_channel);
    if (item.has("date")) out.date = item.at("date").text();
    if (item.has("topic")) out.topic = item.at("topic").text();
    if (item.has("source")) out.source = read_known_id(item.at("source"), entities_);
    if (item.has("through")) out.through = read_parties(item.at("through"));
    if (item.has("confidence")) out.confidence = item.at("confidence").share();
    out.evidence = read_evidence(item.at("evidence"));
    return out;
  }

  // Behind all communications, since one names others before and after it.
  void read_conflicts(const Reader& list) {
    const std::vector<Reader> items = list.items();
    for (std::size_t i = 0; i < items.size(); ++i)
      if (items[i].has("conflicting"))
        for (const Reader& other : items[i].at("conflicting").items())
          findings_.communications[i].conflicting.push_back(read_known_id(other, communications_));
  }

  Relation read_relation(const Reader& item) {
    Relation out;
    out.id = read_new_id(item, relations_);
    out.type = item.at("type").word(parse_relation_type);
    out.from = read_known_id(item.at("from"), entities_);
    out.to = read_known_id(item.at("to"), entities_);
    out.polarity = item.at("polarity").word(parse_polarity);
    if (item.has("role")) out.role = item.at("role").text();
    if (item.has("since")) out.term.since = item.at("since").text();
    if (item.has("until")) out.term.until = item.at("until").text();
    if (item.has("tenure")) out.term.tenure = item.at("tenure").word(parse_tenure);
    if (item.has("confidence")) out.confidence = item.at("confidence").share();
    out.evidence = read_evidence(item.at("evidence"));
    return out;
  }

  MaybeSameAs read_pair(const Reader& item) const {
    MaybeSameAs out{read_known_id(item.at("a"), entities_), read_known_id(item.at("b"), entities_),
                    item.at("reason").text(), read_evidence(item.at("evidence"))};
    if (out.b < out.a) std::swap(out.a, out.b);
    return out;
  }

  UnresolvedMention read_unresolved(const Reader& item) const {
    UnresolvedMention out{read_mention(item.at("mention")), read_parties(item.at("candidates")),
                          item.at("reason").text()};
    if (out.candidates.empty()) item.at("candidates").fail("is empty");
    return out;
  }

  Findings findings_;
  std::set<DocumentId> documents_;
  std::set<EntityId> entities_;
  std::set<CommunicationId> communications_;
  std::set<RelationId> relations_;
};

}  // namespace

std::string write_json(const Findings& findings) {
  const Json root = {{"format", kFormat},
                     {"documents", list_of(findings.documents)},
                     {"entities", list_of(findings.entities)},
                     {"communications", list_of(findings.communications)},
                     {"relations", list_of(findings.relations)},
                     {"maybe_same_as", list_of(findings.maybe_same_as)},
                     {"unresolved", list_of(findings.unresolved)}};
  return root.dump(2) + "\n";
}

std::string write_json(const Communication& communication) { return to_json(communication).dump(2) + "\n"; }

Findings read_json(std::string_view text, std::string_view name) {
  Json root;
  try {
    root = Json::parse(text);
  } catch (const Json::parse_error& problem) {
    const std::size_t at = std::min(problem.byte, text.size());
    const auto line = 1 + std::ranges::count(text.substr(0, at), '\n');
    throw Error(
        fmt::format("{}:{}: not well-formed JSON at byte {}; write it again with `whowhom extract`", name, line, at));
  }
  const Reader reader(root, "", name);
  if (const std::string format = reader.at("format").text(); format != kFormat)
    reader.at("format").fail(fmt::format("is \"{}\", and this program reads \"{}\"", format, kFormat));
  return FindingsReader(reader).take();
}

bool looks_like_findings(std::string_view text) {
  text = text.substr(0, 4096);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '{') return false;
  const std::size_t key = text.find("\"format\"");
  return key != std::string_view::npos && text.find("\"whowhom/", key) != std::string_view::npos;
}

}  // namespace whowhom

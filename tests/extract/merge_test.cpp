#include "extract/merge.hpp"

#include <doctest/doctest.h>

namespace whowhom {
namespace {

Entity entity(const std::string& id, const std::string& name, EntityType type, std::vector<std::string> aliases = {}) {
  return {{id}, name, type, std::move(aliases), {}};
}

DocumentReading reading(const std::string& id, std::vector<Entity> entities) {
  DocumentReading out;
  out.source = {{id}, id + ".txt", id, id};
  out.resolution.entities = std::move(entities);
  return out;
}

CommunicationMention told(std::size_t from, std::size_t to, std::size_t start) {
  CommunicationMention out;
  out.from = {from};
  out.to = {to};
  out.evidence.document = {"d1"};
  out.evidence.span = {start, start + 4};
  out.evidence.quote = "told";
  return out;
}

}  // namespace

TEST_CASE("a person with one full name in two documents is one") {
  const Findings findings = merge({reading("d1", {entity("ada-byron", "Ada Byron", EntityType::person, {"Byron"})}),
                                   reading("d2", {entity("ada-byron", "Ada Byron", EntityType::person, {"Ada"})})});
  REQUIRE(findings.entities.size() == 1);
  CHECK(findings.entities[0].aliases == std::vector<std::string>{"Ada", "Byron"});
}

TEST_CASE("a bare surname in two documents is not safe to make one") {
  const Findings findings = merge({reading("d1", {entity("byron", "Byron", EntityType::person)}),
                                   reading("d2", {entity("byron", "Byron", EntityType::person)})});
  REQUIRE(findings.entities.size() == 2);
  CHECK(findings.entities[0].id != findings.entities[1].id);
}

TEST_CASE("an acronym joins two organizations unless their written-out names differ") {
  const Entity office = entity("office-of-maps", "Office of Maps", EntityType::organization, {"OOM"});
  CHECK(merge({reading("d1", {office}), reading("d2", {entity("oom", "OOM", EntityType::organization)})})
            .entities.size() == 1);
  const Entity other = entity("order-of-monks", "Order of Monks", EntityType::organization, {"OOM"});
  CHECK(merge({reading("d1", {office}), reading("d2", {other})}).entities.size() == 2);
}

TEST_CASE("a memo of one document is not the memo of another") {
  const Entity memo = entity("long-memo", "the long memo", EntityType::document);
  CHECK(merge({reading("d1", {memo}), reading("d2", {memo})}).entities.size() == 2);
}

TEST_CASE("two entities of one document stay two") {
  const Entity ada = entity("ada-byron", "Ada Byron", EntityType::person);
  const Entity twin = entity("ada-byron-2", "Ada Byron", EntityType::person);
  CHECK(merge({reading("d1", {ada}), reading("d2", {ada, twin})}).entities.size() == 2);
}

TEST_CASE("a claim made twice of the same words counts once, of other words twice") {
  DocumentReading one =
      reading("d1", {entity("ada", "Ada", EntityType::person), entity("bela", "Bela", EntityType::person)});
  one.communications = {told(0, 1, 10), told(0, 1, 10), told(0, 1, 90)};
  const Findings findings = merge({one});
  REQUIRE(findings.communications.size() == 2);
  CHECK(findings.communications[0].id.text == "c1");
  CHECK(findings.communications[1].id.text == "c2");
}

TEST_CASE("a call and what was told in it, in one sentence, are one act; other topics, pairs and silences are not") {
  const auto merged = [](auto change) {
    DocumentReading one =
        reading("d1", {entity("ada", "Ada", EntityType::person), entity("bela", "Bela", EntityType::person)});
    CommunicationMention call = told(0, 1, 10);
    call.channel = Channel::call;
    CommunicationMention telling = told(0, 1, 10);
    telling.evidence.rule = "verb:tell";
    telling.topic = "the flood";
    change(call, telling);
    one.communications = {call, telling};
    return merge({one}).communications;
  };
  const auto one = merged([](auto&, auto&) {});
  REQUIRE(one.size() == 1);
  CHECK(one[0].channel == Channel::call);
  CHECK(one[0].topic == "the flood");
  CHECK(one[0].evidence.size() == 2);
  CHECK(merged([](auto& call, auto&) { call.topic = "the fire"; }).size() == 2);
  CHECK(merged([](auto& call, auto&) { call.channel = Channel::unspecified; }).size() == 2);
  CHECK(merged([](auto&, auto& telling) { std::swap(telling.from, telling.to); }).size() == 2);
  CHECK(merged([](auto&, auto& telling) { telling.source = 0; }).size() == 2);
  CHECK(merged([](auto&, auto& telling) { telling.evidence.span = {90, 94}; }).size() == 2);
  CHECK(merged([](auto&, auto& telling) { telling.polarity = Polarity::did_not_happen; }).size() == 2);
  CHECK(merged([](auto& call, auto& telling) { call.polarity = telling.polarity = Polarity::did_not_happen; }).size() ==
        2);
}

TEST_CASE("a mail whose header is quoted again is one mail, and one of another minute or day is another") {
  const auto mails = [](const std::string& first, const std::string& second) {
    DocumentReading one =
        reading("d1", {entity("ada", "Ada", EntityType::person), entity("bela", "Bela", EntityType::person)});
    one.communications = {told(0, 1, 10), told(0, 1, 90)};
    one.communications[0].date = first;
    one.communications[1].date = second;
    for (CommunicationMention& mail : one.communications) mail.channel = Channel::email;
    return merge({one}).communications.size();
  };
  CHECK(mails("2018-05-04T09:12", "2018-05-04T09:12") == 1);
  CHECK(mails("2018-05-04T09:12", "2018-05-04T09:13") == 2);
  CHECK(mails("2018-05-04", "2018-05-04") == 2);
}

TEST_CASE("one relation gathers the evidence of all its statements, and its denial is another") {
  DocumentReading one =
      reading("d1", {entity("ada", "Ada", EntityType::person), entity("oom", "OOM", EntityType::organization)});
  RelationMention member;
  member.to = 1;
  member.role = "Clerk";
  member.evidence.quote = "OOM clerk Ada";
  RelationMention again = member;
  again.evidence.quote = "Ada, OOM's clerk";
  RelationMention denied = member;
  denied.polarity = Polarity::did_not_happen;
  one.relations = {member, again, denied};
  const Findings findings = merge({one});
  REQUIRE(findings.relations.size() == 2);
  CHECK(findings.relations[0].evidence.size() == 2);
}

}  // namespace whowhom

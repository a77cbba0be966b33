#include "graph/json.hpp"

#include <doctest/doctest.h>

#include "graph/error.hpp"
#include "support/findings_builder.hpp"

namespace whowhom {
namespace {

Findings sample() {
  FindingsBuilder build;
  Communication& act = build.contact("ada", "bela");
  act.date = "2018-05";
  act.topic = "the \"budget\"\nof the year";
  act.channel = Channel::text_message;
  act.source = EntityId{"bela"};
  act.confidence = 0.85;
  act.evidence[0].page = 3;
  act.evidence[0].anchors = {{{0, 3}, AnchorRole::sender}, {{4, 8}, AnchorRole::trigger}};
  act.conflicting = {{"c2"}};  // named before it is read
  build.silence("ada", "cleo").conflicting = {{"c1"}};
  build.relate(RelationType::member_of, "ada", "office").role = "Clerk";
  build.findings().relations.back().term = {"2016", "2018-05", Tenure::former};
  build.relate(RelationType::saw, "ada", "draft").polarity = Polarity::did_not_happen;
  build.entity("ada").aliases = {"Å. Lovelace"};
  build.entity("ada").mentions = {{{"d1"}, {0, 3}, "ada", "full name"}};
  build.findings().maybe_same_as = {{{"ada"}, {"cleo"}, "one surname", build.findings().communications[0].evidence}};
  build.findings().unresolved = {{{{"d1"}, {4, 8}, "told"}, {{"ada"}, {"bela"}}, "could be either"}};
  return build.findings();
}

std::string complaint(std::string json, const std::string& from, const std::string& to) {
  const std::size_t at = json.find(from);
  REQUIRE(at != std::string::npos);
  json.replace(at, from.size(), to);
  try {
    read_json(json, "case.json");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("reading our own JSON back gives the same findings and the same bytes") {
  const Findings findings = sample();
  const std::string json = write_json(findings);
  CHECK(read_json(json, "case.json") == findings);
  CHECK(write_json(read_json(json, "case.json")) == json);
  CHECK(looks_like_findings(json));
}

TEST_CASE("anchors without roles, as older files have them, are read") {
  std::string json = write_json(sample());
  const std::size_t roles = json.find(",\n          \"anchor_roles\": [\n");
  REQUIRE(roles != std::string::npos);
  json.erase(roles, json.find(']', roles) + 1 - roles);
  const std::vector<Anchor> anchors = read_json(json, "case.json").communications[0].evidence[0].anchors;
  CHECK(anchors == std::vector<Anchor>{{{0, 3}, AnchorRole::unspecified}, {{4, 8}, AnchorRole::unspecified}});
}

TEST_CASE("communications of older files, which name no conflicts, have none") {
  std::string json = write_json(sample());
  for (const std::string id : {"c2", "c1"}) {
    const std::string key = "\"conflicting\": [\n        \"" + id + "\"\n      ],";
    REQUIRE(json.find(key) != std::string::npos);
    json.erase(json.find(key), key.size());
  }
  CHECK(read_json(json, "case.json").communications.at(0).conflicting.empty());
}

TEST_CASE("anchors of one role that overlap are one, those of two roles stay two, in text order") {
  CHECK(in_order({{{9, 12}, AnchorRole::party},
                  {{2, 20}, AnchorRole::topic},
                  {{2, 4}, AnchorRole::party},
                  {{3, 10}, AnchorRole::party}}) ==
        std::vector<Anchor>{{{2, 12}, AnchorRole::party}, {{2, 20}, AnchorRole::topic}});
}

TEST_CASE("keys that the format does not know are skipped") {
  std::string json = write_json(sample());
  json.replace(json.find("\"documents\""), 0, "\"made_by\": \"someone\", ");
  CHECK(read_json(json, "case.json") == sample());
}

TEST_CASE("findings without doubts about who is who are read as having none") {
  std::string json = write_json(sample());
  const std::size_t doubts = json.rfind(",\n  \"maybe_same_as\"");
  REQUIRE(doubts != std::string::npos);
  json.replace(doubts, std::string::npos, "\n}\n");
  const Findings findings = read_json(json, "case.json");
  CHECK(findings.maybe_same_as.empty());
  CHECK(findings.unresolved.empty());
}

TEST_CASE("a relation without the keys of its time is read as of no known time") {
  std::string json = write_json(sample());
  for (const std::string key : {"\"since\": \"2016\",", "\"until\": \"2018-05\",", "\"tenure\": \"former\","})
    json.erase(json.find(key), key.size());
  CHECK(read_json(json, "case.json").relations.at(0).term == Term{});
  CHECK(complaint(write_json(sample()), "\"former\"", "\"late\"").find("/relations/0/tenure: \"late\"") !=
        std::string::npos);
}

TEST_CASE("a communication without its polarity is refused and not taken as a contact") {
  CHECK(complaint(write_json(sample()), "\"polarity\": \"did_not_happen\",", "").find("has no \"polarity\"") !=
        std::string::npos);
}

TEST_CASE("a complaint says which value is wrong and why") {
  const std::string json = write_json(sample());
  CHECK(complaint(json, "\"text_message\"", "\"pigeon\"").find("case.json: /communications/0/channel: \"pigeon\"") ==
        0);
  CHECK(
      complaint(json, "\"to\": [\n        \"bela\"", "\"to\": [\n        \"nobody\"").find("/communications/0/to/0") !=
      std::string::npos);
  CHECK(complaint(json, "\"conflicting\": [\n        \"c2\"", "\"conflicting\": [\n        \"c9\"")
            .find("/communications/0/conflicting/0: nothing has the id \"c9\"") != std::string::npos);
  CHECK(complaint(json, "ada told bela.\"", "ada told\"").find("do not agree") != std::string::npos);
  CHECK(complaint(json, "whowhom/1", "whowhom/9").find("reads \"whowhom/1\"") != std::string::npos);
}

TEST_CASE("broken JSON is refused with its line") {
  CHECK_THROWS_WITH_AS(read_json("{\n \"format\": \"whowhom/1\",\n oops}", "case.json"),
                       doctest::Contains("case.json:3:"), Error);
}

TEST_CASE("prose that quotes a brace is not taken for findings") {
  CHECK_FALSE(looks_like_findings("He wrote {\"format\": \"whowhom/1\"}"));
  CHECK_FALSE(looks_like_findings("{\"format\": \"other\"}"));
}

}  // namespace whowhom

// What must hold of the merge of any readings; on readings made by a seeded generator with few names, so that forms of
// a name meet often.
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "extract/across/written_person.hpp"
#include "support/reading_builder.hpp"

namespace whowhom {
namespace {

std::vector<DocumentReading> random_readings(std::uint32_t seed, std::size_t documents) {
  std::mt19937 random(seed);
  const auto pick = [&random](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  const std::vector<std::string> given = {"Ann",    "Ann B.", "Ann C.", "A.", "A. B.",
                                          "Robert", "Bob",    "Rob",    "R.", "Eve"};
  const std::vector<std::string> surnames = {"Lee", "Hill", "van Berg", "Lee-Hill"};
  const std::vector<std::string> titles = {"", "Mr ", "Ms ", "Secretary ", "President "};
  const std::vector<std::string> bodies = {"Harbour Office",
                                           "HO",
                                           "Hall of Old Names",
                                           "HOON",
                                           "Norvale Inc.",
                                           "NORVALE",
                                           "Office",
                                           "Harbour Office of Norvale",
                                           "the Harbour Office"};
  const std::vector<std::string> paths = {"report/vol", "report/chapter-", "mail/", "other/part"};
  std::vector<DocumentReading> readings;
  for (std::size_t i = 0; i < documents; ++i) {
    ReadingBuilder reading(pick(paths) + std::to_string(i) + ".txt");
    const std::size_t parties = 1 + random() % 6;
    for (std::size_t k = 0; k < parties; ++k) {
      const std::string surname = pick(surnames);
      const std::string suffix = random() % 8 == 0 ? " Jr." : "";
      std::vector<std::string> aliases;
      if (random() % 3 == 0) aliases.push_back(pick(titles) + surname);
      if (random() % 6 == 0) aliases.push_back(std::string(1, static_cast<char>('a' + random() % 4)) + "@firm.example");
      if (random() % 4 == 0) {
        reading.body(pick(bodies),
                     random() % 3 == 0 ? std::vector<std::string>{pick(bodies)} : std::vector<std::string>{});
        if (k > 0) reading.member("Secretary");
      } else {
        reading.person((random() % 3 == 0 ? "" : pick(given) + " ") + surname + suffix, aliases, 1 + random() % 3);
      }
    }
    readings.push_back(reading);
  }
  return readings;
}

std::vector<std::string> doubts_of(const Findings& findings) {
  std::map<EntityId, std::string> first;
  for (const Entity& entity : findings.entities)
    for (const EntityMention& mention : entity.mentions) {
      std::string& place = first[entity.id];
      const std::string here = mention.document.text + "/" + std::to_string(mention.span.start);
      if (place.empty() || here < place) place = here;
    }
  std::vector<std::string> out;
  for (const MaybeSameAs& pair : findings.maybe_same_as) {
    const auto [a, b] = std::minmax(first[pair.a], first[pair.b]);
    out.push_back(a + " ? " + b);
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace

TEST_CASE("the order of documents decides nothing") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    std::vector<DocumentReading> readings = random_readings(seed, 2 + seed % 12);
    const Findings first = merge(readings);
    std::mt19937 random(seed);
    for (int order = 0; order < 5; ++order) {
      std::ranges::shuffle(readings, random);
      const Findings other = merge(readings);
      CHECK(partition_of(other) == partition_of(first));
      CHECK(doubts_of(other) == doubts_of(first));
    }
  }
}

TEST_CASE("no two parties of one document become one, and none is lost") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const std::vector<DocumentReading> readings = random_readings(seed, 10);
    const Findings findings = merge(readings);
    std::map<std::pair<DocumentId, std::size_t>, std::size_t> party_at;  // by place, the reading's entity
    std::size_t mentions = 0;
    for (const DocumentReading& reading : readings)
      for (std::size_t i = 0; i < reading.resolution.entities.size(); ++i)
        for (const EntityMention& mention : reading.resolution.entities[i].mentions) {
          party_at[{mention.document, mention.span.start}] = i;
          ++mentions;
        }
    std::size_t merged = 0;
    for (const Entity& entity : findings.entities) {
      std::map<DocumentId, std::size_t> party_of;
      for (const EntityMention& mention : entity.mentions) {
        const std::size_t party = party_at.at({mention.document, mention.span.start});
        CHECK(party_of.try_emplace(mention.document, party).first->second == party);
        ++merged;
      }
    }
    CHECK(merged == mentions);
  }
}

TEST_CASE("two given names that differ never become one person") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    for (const Entity& entity : merge(random_readings(seed, 12)).entities) {
      if (entity.type != EntityType::person) continue;
      std::vector<WrittenName> names;
      for (const EntityMention& mention : entity.mentions)
        if (mention.text.find('@') == std::string::npos) names.push_back(parse_written_name(mention.text));
      for (const WrittenName& a : names)
        for (const WrittenName& b : names) {
          if (a.given.empty() || b.given.empty()) continue;
          const bool by_nickname = a.given[0] == 'b' || b.given[0] == 'b';  // Bob, Robert and Rob are one name
          CHECK((by_nickname ? a.given != "ann" && a.given != "eve" && b.given != "ann" && b.given != "eve"
                             : a.given[0] == b.given[0]));
          CHECK(middle_names_agree(a.middles, b.middles));
        }
    }
  }
}

TEST_CASE("merging what was merged changes nothing") {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    const Findings first = merge(random_readings(seed, 8));
    // As one document, whose own parties stay apart.
    DocumentReading whole = ReadingBuilder("whole.txt");
    whole.resolution.entities = first.entities;
    CHECK(merge({whole}).entities == first.entities);
  }
}

}  // namespace whowhom

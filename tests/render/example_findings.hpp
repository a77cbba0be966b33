// Findings for tests of figures: one small case by hand, and made-up ones of any size.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "support/findings_builder.hpp"

namespace whowhom {

/// Two ministries with people, a group, contacts both ways, a silence between the ministries, a document not seen, an
/// uncertain call, and somebody who is only named.
inline Findings ministry_findings() {
  FindingsBuilder build;
  build.entity("works", EntityType::organization).name = "Ministry of Works";
  build.entity("health", EntityType::organization).name = "Ministry of Health";
  build.entity("auditors", EntityType::organization).name = "Audit Office";
  build.entity("ada").name = "Ada Lind";
  build.entity("bela").name = "Béla Kovács";
  build.entity("cleo").name = "Cleo Marsh";
  build.entity("dora").name = "Dora Quist";
  build.entity("mayors", EntityType::group).name = "mayors of the coast";
  build.entity("plan", EntityType::document).name = "draft of the harbour plan";
  build.entity("emil").name = "Emil Novak";
  build.relate(RelationType::member_of, "ada", "works").role = "Minister";
  build.relate(RelationType::member_of, "bela", "works").role = "Deputy Minister for Harbours";
  build.relate(RelationType::part_of, "auditors", "works");
  build.relate(RelationType::member_of, "cleo", "health").role = "Secretary";
  Communication& call = build.contact("ada", "mayors");
  call.channel = Channel::call;
  call.date = "2018-05";
  build.contact("bela", "auditors").channel = Channel::interview;
  Communication& again = build.contact("auditors", "bela");
  again.channel = Channel::interview;
  again.mutual = true;
  Communication& silence = build.silence("works", "health");
  silence.mutual = true;
  silence.evidence[0].page = 12;
  build.silence("ada", "bela");
  build.contact("ada", "bela");
  build.add("dora", "ada", Polarity::uncertain).channel = Channel::call;
  build.relate(RelationType::saw, "bela", "plan").polarity = Polarity::did_not_happen;
  build.relate(RelationType::authored, "ada", "plan");
  return build.findings();
}

/// A case of `people` people in some offices, with about `acts` acts of all kinds. The same seed gives the same case.
inline Findings made_up_findings(unsigned seed, std::size_t people, std::size_t acts) {
  unsigned state = seed * 2654435761U + 1;
  const auto below = [&state](std::size_t limit) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::size_t>(state >> 8U) % limit;
  };
  static const std::vector<std::string> first = {"Ann",      "Bartholomew", "Chi", "Dmitri",
                                                 "Eleonora", "Fay",         "Gus", "Hildegard"};
  static const std::vector<std::string> last = {"Oak",   "Featherstonehaugh", "Li", "Ivanova", "Smith-Jones", "Ng",
                                                "Brandt"};
  FindingsBuilder build;
  const std::size_t offices = 1 + people / 6;
  std::vector<std::string> parties;
  for (std::size_t i = 0; i < offices; ++i) {
    const std::string id = "office" + std::to_string(i);
    build.entity(id, EntityType::organization).name =
        below(2) == 0 ? "Office " + std::to_string(i)
                      : "Bureau of Weights, Measures and Standards no. " + std::to_string(i);
    parties.push_back(id);
    if (i > 1 && below(3) == 0) build.relate(RelationType::part_of, id, "office" + std::to_string(below(i)));
  }
  for (std::size_t i = 0; i < people; ++i) {
    const std::string id = "p" + std::to_string(i);
    build.entity(id, below(8) == 0 ? EntityType::group : EntityType::person).name =
        first[below(first.size())] + " " + last[below(last.size())] + " " + std::to_string(i);
    parties.push_back(id);
    if (below(3) != 0)
      build.relate(RelationType::member_of, id, "office" + std::to_string(below(offices))).role =
          below(2) == 0 ? "" : "Deputy Director for Operations";
  }
  for (std::size_t i = 0; i < acts; ++i) {
    const std::string from = parties[below(parties.size())];
    const std::string to = parties[below(parties.size())];
    if (from == to) continue;
    const std::size_t kind = below(10);
    if (kind == 9) {
      Relation& tie = build.relate(below(2) == 0 ? RelationType::saw : RelationType::authored, from,
                                   "doc" + std::to_string(below(3)));
      if (below(3) == 0) tie.polarity = Polarity::did_not_happen;
      continue;
    }
    Communication& act = build.add(from, to,
                                   kind < 6   ? Polarity::happened
                                   : kind < 8 ? Polarity::did_not_happen
                                              : Polarity::uncertain);
    act.mutual = below(4) == 0;
    act.channel = below(2) == 0 ? Channel::unspecified : Channel::meeting;
  }
  return build.findings();
}

}  // namespace whowhom

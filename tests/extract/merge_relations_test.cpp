#include "extract/merge_relations.hpp"

#include <doctest/doctest.h>

namespace whowhom {
namespace {

StatedRelation stated(const std::string& role, Term term = {}) {
  static std::size_t next = 0;
  StatedRelation out;
  out.mention.role = role;
  out.mention.term = std::move(term);
  out.mention.evidence.document = {"d1"};
  out.mention.evidence.span = {next, next + 1};
  out.mention.evidence.quote = "x";
  ++next;
  out.from = {"ann-lee"};
  out.to = {"canal-board"};
  return out;
}

TEST_CASE("statements of one tie are one relation with all their evidence, whatever the case of the role") {
  const auto merged = merge_relations({stated("Director"), stated("director"), stated("counsel")});
  REQUIRE(merged.size() == 2);
  CHECK(merged[0].role == "Director");
  CHECK(merged[0].evidence.size() == 2);
  CHECK(merged[0].id.text == "r1");
  CHECK(merged[1].role == "counsel");
  CHECK(merged[1].id.text == "r2");
}

TEST_CASE("dates that agree are one term, each end as exact as any statement has it") {
  const auto merged =
      merge_relations({stated("director", {"2010", {}, {}}), stated("director"),
                       stated("director", {"2010-05", {}, {}}), stated("director", {{}, "2014", Tenure::former})});
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].term == Term{"2010-05", "2014", Tenure::former});
  CHECK(merged[0].evidence.size() == 4);
}

TEST_CASE("dates that contradict each other are of two ties") {
  const auto merged = merge_relations({stated("director", {"2010", {}, {}}), stated("director", {"2012", {}, {}}),
                                       stated("director", {{}, "2009", Tenure::former})});
  REQUIRE(merged.size() == 3);
  CHECK(merged[0].term.since == "2010");
  CHECK(merged[1].term.since == "2012");
  CHECK(merged[2].term.until == "2009");
}

TEST_CASE("a statement without role and date goes to the only role there is, and to none of several") {
  CHECK(merge_relations({stated(""), stated("director")}).size() == 1);
  CHECK(merge_relations({stated(""), stated("director")})[0].role == "director");
  CHECK(merge_relations({stated(""), stated("director"), stated("counsel")}).size() == 3);
  CHECK(merge_relations({stated("", {"2010", {}, {}}), stated("director")}).size() == 2);
}

TEST_CASE("a tie is a former one only where no statement tells of it as it was then") {
  const Term former{{}, {}, Tenure::former};
  CHECK(merge_relations({stated("director", former), stated("director", former)})[0].term.tenure == Tenure::former);
  CHECK(merge_relations({stated("director", former), stated("director")})[0].term.tenure == Tenure::unstated);
}

}  // namespace
}  // namespace whowhom

#include "graph/gaps.hpp"

#include <doctest/doctest.h>

#include "support/findings_builder.hpp"

namespace whowhom {

TEST_CASE("a stated silence is a gap and a contact is not") {
  FindingsBuilder build;
  build.contact("ada", "bela");
  build.silence("ada", "cleo");
  const auto gaps = find_gaps(build.findings());
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].from.text == "ada");
  CHECK(gaps[0].to.text == "cleo");
  CHECK_FALSE(gaps[0].mutual);
  CHECK(gaps[0].contacts.empty());
}

TEST_CASE("an uncertain communication is neither a gap nor a contact of one") {
  FindingsBuilder build;
  build.add("ada", "bela", Polarity::uncertain);
  build.silence("ada", "cleo");
  build.add("ada", "cleo", Polarity::uncertain);
  const auto gaps = find_gaps(build.findings());
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].contacts.empty());
}

TEST_CASE("silences of one pair are one gap, and what has a direction gives it one") {
  FindingsBuilder build;
  build.silence("cleo", "ada").mutual = true;
  build.silence("cleo", "ada");
  const auto gaps = find_gaps(build.findings());
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].from.text == "cleo");
  CHECK_FALSE(gaps[0].mutual);
  CHECK(gaps[0].silences.size() == 2);
}

TEST_CASE("silences in both directions are a mutual gap, named from the smaller id") {
  FindingsBuilder build;
  build.silence("cleo", "ada");
  build.silence("ada", "cleo");
  const auto gaps = find_gaps(build.findings());
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].mutual);
  CHECK(gaps[0].from.text == "ada");
}

TEST_CASE("a gap tells of the contacts that the same two did have") {
  FindingsBuilder build;
  build.contact("bela", "ada");
  build.silence("ada", "bela");
  const auto gaps = find_gaps(build.findings());
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].contacts.size() == 1);
  CHECK(gaps[0].reason.find("elsewhere") != std::string::npos);
}

TEST_CASE("a doubtful silence is no gap, and a doubtful contact none of one") {
  FindingsBuilder build;
  build.silence("ada", "bela").confidence = kFigureFloor - 0.01;
  build.silence("ada", "cleo").confidence = kFigureFloor;
  build.contact("ada", "cleo").confidence = 0.1;
  const auto gaps = find_gaps(build.findings());
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].to.text == "cleo");
  CHECK(gaps[0].contacts.empty());
}

TEST_CASE("a gap says that somebody disputes it") {
  FindingsBuilder build;
  build.contact("ada", "bela").conflicting = {{"c2"}};
  build.silence("ada", "bela").conflicting = {{"c1"}};
  CHECK(find_gaps(build.findings()).at(0).reason.find("somebody else says that it happened") != std::string::npos);
}

TEST_CASE("several parties on a side give a gap each, none with itself") {
  FindingsBuilder build;
  Communication& silence = build.silence("ada", "bela");
  silence.to.push_back({"cleo"});
  build.entity("cleo");
  silence.to.push_back({"ada"});
  CHECK(find_gaps(build.findings()).size() == 2);
}

}  // namespace whowhom

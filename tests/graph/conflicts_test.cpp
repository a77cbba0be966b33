#include "graph/conflicts.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/findings_builder.hpp"

namespace whowhom {
namespace {

// One telling by Ada to Bela that Cleo tells of, and its denial by Bela, far from it in the same document.
struct Accounts {
  Accounts() {
    build.contact("ada", "bela");
    build.silence("ada", "bela");
    build.entity("cleo");
    contact().source = EntityId{"cleo"};
    silence().source = EntityId{"bela"};
    move(silence(), 90000);
  }

  Communication& contact() { return build.findings().communications[0]; }
  Communication& silence() { return build.findings().communications[1]; }
  static void move(Communication& communication, std::size_t to) {
    Span& span = communication.evidence[0].span;
    span = {to, to + span.size()};
  }
  void put_silence_into_another_document() {
    build.findings().documents.push_back({{"d2"}, "more.txt", "More", std::string(64, '1')});
    silence().evidence[0].document = {"d2"};
  }
  bool conflict() const { return !find_conflicts(build.findings()).empty(); }

  FindingsBuilder build;
};

}  // namespace

TEST_CASE("what one source tells and another denies conflicts, and both know of it") {
  Accounts accounts;
  mark_conflicts(accounts.build.findings());
  CHECK(accounts.contact().conflicting == std::vector<CommunicationId>{{"c2"}});
  CHECK(accounts.silence().conflicting == std::vector<CommunicationId>{{"c1"}});
  CHECK(accounts.contact().polarity == Polarity::happened);
  CHECK(accounts.silence().polarity == Polarity::did_not_happen);
}

TEST_CASE("one word does not conflict with itself: of one source, or of the author of one document") {
  Accounts of_one_source;
  of_one_source.silence().source = of_one_source.contact().source;
  CHECK_FALSE(of_one_source.conflict());
  Accounts of_the_author;
  of_the_author.contact().source = of_the_author.silence().source = std::nullopt;
  CHECK_FALSE(of_the_author.conflict());
  of_the_author.contact().topic = of_the_author.silence().topic = "the flooded cellar";
  CHECK_FALSE(of_the_author.conflict());
  of_the_author.put_silence_into_another_document();
  CHECK(of_the_author.conflict());
}

TEST_CASE("a denial of a source conflicts with what the author says himself of the same topic or day") {
  Accounts accounts;
  accounts.contact().source = std::nullopt;
  CHECK_FALSE(accounts.conflict());
  accounts.contact().date = accounts.silence().date = "2018-05-04";
  CHECK(accounts.conflict());
  accounts.contact().date = std::nullopt;
  accounts.contact().topic = accounts.silence().topic = "the flooded cellar";
  CHECK(accounts.conflict());
}

TEST_CASE("a meeting that a source denies beside the author's word for it is disputed, a telling may be another one") {
  Accounts accounts;
  accounts.contact().source = std::nullopt;
  accounts.contact().mutual = accounts.silence().mutual = true;
  accounts.contact().channel = accounts.silence().channel = Channel::meeting;
  CHECK_FALSE(accounts.conflict());
  Accounts::move(accounts.silence(), 100);
  CHECK(accounts.conflict());
  accounts.contact().channel = accounts.silence().channel = Channel::unspecified;
  CHECK_FALSE(accounts.conflict());
}

TEST_CASE("what is uncertain conflicts with nothing") {
  Accounts accounts;
  accounts.contact().polarity = Polarity::uncertain;
  CHECK_FALSE(accounts.conflict());
}

TEST_CASE("days or topics that differ are two acts, those that fit are one") {
  Accounts accounts;
  accounts.contact().date = "2018-05-04";
  accounts.silence().date = "2018-06";
  CHECK_FALSE(accounts.conflict());
  accounts.silence().date = "2018-05-04";
  CHECK(accounts.conflict());
  accounts.contact().topic = "the flooded cellar";
  accounts.silence().topic = "a salary";
  CHECK_FALSE(accounts.conflict());
  accounts.silence().topic = "the Cellar that was flooded in spring";
  CHECK(accounts.conflict());
}

TEST_CASE("an interval differs from a day outside of it only, and a time of day from another one") {
  Accounts accounts;
  accounts.contact().date = "2018-05-04/2018-05-09";
  accounts.silence().date = "2018-05-10";
  Accounts::move(accounts.silence(), 100);
  CHECK_FALSE(accounts.conflict());
  accounts.silence().date = "2018-05-09T17:30";
  CHECK(accounts.conflict());
  accounts.contact().date = "2018-05-09T08:00";
  CHECK_FALSE(accounts.conflict());
}

TEST_CASE("the denial of one topic is no denial of a telling far away, but of one beside it") {
  Accounts accounts;
  accounts.silence().topic = "the flooded cellar";
  CHECK_FALSE(accounts.conflict());
  Accounts::move(accounts.silence(), 100);
  CHECK(accounts.conflict());
}

TEST_CASE("without date or topic, accounts of two documents may be of two acts") {
  Accounts accounts;
  accounts.put_silence_into_another_document();
  CHECK_FALSE(accounts.conflict());
  accounts.contact().date = accounts.silence().date = "2018-05-04";
  CHECK(accounts.conflict());
  accounts.contact().date = accounts.silence().date = "2018-05";  // a month has room for both
  CHECK_FALSE(accounts.conflict());
}

TEST_CASE("a telling in one direction does not conflict with a silence in the other") {
  Accounts accounts;
  std::swap(accounts.silence().from, accounts.silence().to);
  CHECK_FALSE(accounts.conflict());
  accounts.silence().mutual = true;  // "they never spoke"
  CHECK(accounts.conflict());
}

TEST_CASE("two who met may not have told each other all") {
  Accounts accounts;
  accounts.contact().mutual = true;
  CHECK_FALSE(accounts.conflict());
}

TEST_CASE("one name that two long topics share does not make them one") {
  Accounts accounts;
  accounts.contact().source = std::nullopt;
  accounts.contact().topic = "the keys of Harbour House and their price";
  accounts.silence().topic = "who had seen the flooded cellar of Harbour House";
  CHECK_FALSE(accounts.conflict());
}

TEST_CASE("who denies a call does not deny a letter, who denies to have spoken denies the call too") {
  Accounts accounts;
  accounts.contact().channel = Channel::letter;
  accounts.silence().channel = Channel::call;
  CHECK_FALSE(accounts.conflict());
  accounts.silence().channel = Channel::conversation;
  CHECK_FALSE(accounts.conflict());
  accounts.contact().channel = Channel::call;
  CHECK(accounts.conflict());
  accounts.silence().channel = Channel::unspecified;
  accounts.silence().evidence[0].rule = "verb:tell";
  CHECK_FALSE(accounts.conflict());  // "did not tell": that can have been of something else than the call
  accounts.silence().mutual = true;  // "had no contact"
  CHECK(accounts.conflict());
}

TEST_CASE("a word that was not told conflicts with one that was asked only where they are of one topic") {
  Accounts accounts;
  accounts.contact().evidence[0].rule = "verb:tell";
  accounts.silence().evidence[0].rule = "verb:ask";
  Accounts::move(accounts.silence(), 100);
  CHECK_FALSE(accounts.conflict());
  accounts.contact().topic = accounts.silence().topic = "the flooded cellar";
  CHECK(accounts.conflict());
  accounts.contact().channel = Channel::letter;
  CHECK(accounts.conflict());
  accounts.silence().channel = Channel::call;
  CHECK_FALSE(accounts.conflict());
}

TEST_CASE("what is disputed by a doubtful reading only is not called disputed") {
  Accounts accounts;
  mark_conflicts(accounts.build.findings());
  CHECK(disputed_communications(accounts.build.findings()).size() == 2);
  accounts.silence().confidence = kFigureFloor - 0.01;
  CHECK(disputed_communications(accounts.build.findings()).empty());
}

TEST_CASE("communications that are dropped are not named by those that stay") {
  Accounts accounts;
  accounts.build.contact("ada", "cleo");
  Findings& findings = accounts.build.findings();
  mark_conflicts(findings);
  keep_communications(findings, [](const Communication& act) { return act.polarity == Polarity::happened; });
  REQUIRE(findings.communications.size() == 2);
  CHECK(findings.communications[0].conflicting.empty());
}

}  // namespace whowhom

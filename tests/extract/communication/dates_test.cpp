#include "extract/communication/dates.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "support/marked_text.hpp"

namespace whowhom {
namespace {

// The date of the act whose word is `word`: the first token of that form in the text.
std::string date_of(std::string_view text, std::string_view word) {
  const MarkedText marked = read_marked(text);
  const DateFinder dates(marked.document, marked.analysis);
  for (std::size_t s = 0; s < marked.analysis.sentences.size(); ++s) {
    const auto& tokens = marked.analysis.sentences[s].tokens;
    const auto found = std::ranges::find(tokens, word, &Token::form);
    if (found != tokens.end())
      return dates.date_of(s, static_cast<std::size_t>(found - tokens.begin())).value_or("none");
  }
  throw std::logic_error("no such word");
}

TEST_CASE("a date is as exact as the text has it") {
  CHECK(date_of("Alder met Birch on January 25, 2001.", "met") == "2001-01-25");
  CHECK(date_of("Alder met Birch on 4 March 2003 in Bath.", "met") == "2003-03-04");
  CHECK(date_of("Alder met Birch in Bath on the 4th of March 2003.", "met") == "2003-03-04");
  CHECK(date_of("Alder met Birch in May 2018.", "met") == "2018-05");
  CHECK(date_of("In 2018, Alder wrote to Birch.", "wrote") == "2018");
  CHECK(date_of("Alder met Birch on 2019-06-30 in Bath.", "met") == "2019-06-30");
  CHECK(date_of("In early May 2018 Alder met Birch.", "met") == "2018-05");
  CHECK(date_of("At the end of May 2018 Alder met Birch.", "met") == "2018-05");
  CHECK(date_of("On the evening of May 4, 2018, Alder called Birch.", "called") == "2018-05-04");
}

TEST_CASE("a time of day stands with its day") {
  CHECK(date_of("Alder called Birch on May 4, 2018 at 5:30 p.m. and left.", "called") == "2018-05-04T17:30");
  CHECK(date_of("At 9 a.m. on May 4, 2018, Alder called Birch.", "called") == "2018-05-04T09:00");
  CHECK(date_of("At 9 a.m., Alder called Birch.", "called") == "none");
}

TEST_CASE("days with a first and a last are an interval") {
  CHECK(date_of("Between May 4 and May 7, 2018, Alder wrote to Birch.", "wrote") == "2018-05-04/2018-05-07");
  CHECK(date_of("Alder met Birch on May 4-7, 2018 in Bath.", "met") == "2018-05-04/2018-05-07");
  CHECK(date_of("On May 4, 2018 and May 6, 2018, Alder met Birch.", "met") == "none");
  CHECK(date_of("In or around May or June 2018, Alder met Birch.", "met") == "none");
}

TEST_CASE("two clauses joined have two days") {
  constexpr std::string_view kText = "Alder met Birch on May 4, 2018, and on May 6, 2018 he called Cole.";
  CHECK(date_of(kText, "met") == "2018-05-04");
  CHECK(date_of(kText, "called") == "2018-05-06");
}

TEST_CASE("before, after and since a day is not that day") {
  CHECK(date_of("By May 4, 2018, Alder had told Birch.", "told") == "none");
  CHECK(date_of("Alder told Birch after May 4, 2018.", "told") == "none");
  CHECK(date_of("Alder has called Birch since May 2018.", "called") == "none");
}

TEST_CASE("numeric dates count where day and month cannot be taken for each other") {
  CHECK(date_of("Alder met Birch on 5/30/2018.", "met") == "2018-05-30");
  CHECK(date_of("Alder met Birch on 5/6/2018.", "met") == "none");
  CHECK(date_of("Alder met Birch on 5/6/2018. Cole came on 5/30/2018.", "met") == "2018-05-06");
}

TEST_CASE("a day without its year has the year of the dates around, where these agree") {
  CHECK(date_of("Alder met Birch on January 25 in Bath.", "met") == "none");
  CHECK(date_of("Alder met Birch on December 20, 2016. On January 5, Alder wrote to Birch.", "wrote") == "2017-01-05");
  CHECK(date_of("The piers of May 2012 and June 2016 were old. On May 25, Alder wrote to Birch.", "wrote") == "none");
  CHECK(date_of("Alder may write to Birch 2018 times.", "write") == "none");
}

TEST_CASE("a weekday that does not fit refutes the year") {
  CHECK(date_of("Alder met Birch on May 1, 2018. On Friday, May 4, Alder wrote to Birch.", "wrote") == "2018-05-04");
  CHECK(date_of("Alder met Birch on May 1, 2018. On Monday, May 4, Alder wrote to Birch.", "wrote") == "none");
}

TEST_CASE("what is reported has its own time") {
  constexpr std::string_view kText =
      "On May 4, 2018, Alder told Birch that Cole had phoned Dole on March 3, 2018 about the pier.";
  CHECK(date_of(kText, "told") == "2018-05-04");
  CHECK(date_of(kText, "phoned") == "2018-03-03");
  CHECK(date_of("On May 4, 2018, Alder told Birch that Cole had phoned Dole.", "phoned") == "none");
  CHECK(date_of("Alder told Birch that Cole had phoned Dole on March 3, 2018.", "told") == "none");
}

TEST_CASE("a time in front counts for verbs that share the subject, one behind only for its own") {
  CHECK(date_of("On May 4, 2018, Alder called Birch and told Cole.", "told") == "2018-05-04");
  CHECK(date_of("On May 4, 2018, Alder called Birch and later told Cole.", "told") == "none");
  CHECK(date_of("Alder called Birch on May 4, 2018 and told Cole.", "told") == "none");
}

TEST_CASE("nouns have the times of what is done with them") {
  CHECK(date_of("On May 4, 2018, Alder held a call with Birch.", "call") == "2018-05-04");
  CHECK(date_of("Alder sent Birch a letter dated May 4, 2018.", "sent") == "2018-05-04");
  CHECK(date_of("In a letter of 4 May 2018, Alder told Birch that the pier was old.", "told") == "2018-05-04");
  CHECK(date_of("The meeting with Birch was on May 4, 2018.", "meeting") == "2018-05-04");
  CHECK(date_of("On May 4, 2018, Alder recalled a call with Birch.", "call") == "none");
}

TEST_CASE("the story carries its day on") {
  constexpr std::string_view kStart = "On May 4, 2018, Alder met Cole. ";
  const auto then = [&](std::string_view sentence, std::string_view word) {
    return date_of(std::string(kStart) + std::string(sentence), word);
  };
  CHECK(then("That evening, Alder called Birch.", "called") == "2018-05-04");
  CHECK(then("Later that day, Alder called Birch.", "called") == "2018-05-04");
  CHECK(then("The next day, Alder called Birch.", "called") == "2018-05-05");
  CHECK(then("Two days later, Alder called Birch.", "called") == "2018-05-06");
  CHECK(then("Two days earlier, Alder had called Birch.", "called") == "2018-05-02");
  CHECK(then("The following week, Alder called Birch.", "called") == "2018-05-07/2018-05-13");
  CHECK(then("Three months later, Alder called Birch.", "called") == "2018-08");
  CHECK(then("At 5:30 p.m., Alder called Birch.", "called") == "2018-05-04T17:30");
  CHECK(then("A few days later, Alder called Birch.", "called") == "none");
  CHECK(then("The next day, it rained. Two days later, Alder called Birch.", "called") == "2018-05-07");
  CHECK(then("A few days later, it rained. The next day, Alder called Birch.", "called") == "none");
  CHECK(then("Dole said on May 9, 2018 that it had rained in March. The next day, Alder called Birch.", "called") ==
        "2018-05-10");
}

TEST_CASE("a day in the same sentence counts before that of the story") {
  CHECK(date_of("On May 4, 2018, Alder met Cole. On May 9, 2018, Dole said that Alder had called Birch the day before.",
                "called") == "2018-05-08");
}

TEST_CASE("words before an article are not said of the date behind it") {
  CHECK(date_of("Alder read the news about the May 9, 2018 meeting with Birch.", "meeting") == "2018-05-09");
  CHECK(date_of("Alder left after his May 9, 2018 meeting with Birch.", "meeting") == "2018-05-09");
  CHECK(date_of("Alder met Birch on or about May 9, 2018.", "met") == "2018-05");
}

TEST_CASE("the story does not go on in the paragraph after next") {
  CHECK(date_of("On May 4, 2018, Alder met Cole.\n\nIt rained all day.\n\nThe next day, Alder called Birch.",
                "called") == "none");
}

TEST_CASE("yesterday and weekdays count from the day of the mail") {
  constexpr std::string_view kHeader =
      "From: Alder <a@pier.example>\nTo: Birch <b@pier.example>\nSent: Tue, 8 May 2018 17:30:00 -0700\nSubject: "
      "Pier\n\n";
  const auto mail = [&](std::string_view sentence, std::string_view word) {
    return date_of(std::string(kHeader) + std::string(sentence), word);
  };
  CHECK(mail("I called Cole yesterday about the pier.", "called") == "2018-05-07");
  CHECK(mail("I called Cole on Friday about the pier.", "called") == "2018-05-04");
  CHECK(mail("I will call Cole on Friday about the pier.", "call") == "none");
  CHECK(mail("I called Cole last week about the pier.", "called") == "2018-04-30/2018-05-06");
  CHECK(mail("I called Cole two days ago.", "called") == "2018-05-06");
  CHECK(mail("I called Cole on 20 December about the pier.", "called") == "2017-12-20");
  CHECK(date_of("I called Cole yesterday about the pier.", "called") == "none");
  const MarkedText marked = read_marked(kHeader);
  CHECK(DateFinder(marked.document, marked.analysis).date_of_header(0) == "2018-05-08T17:30");
}

TEST_CASE("a quoted mail counts from its own day") {
  constexpr std::string_view kText =
      "From: Alder <a@pier.example>\nTo: Birch <b@pier.example>\nSent: Tue, 8 May 2018 17:30:00 -0700\nSubject: "
      "Pier\n\n"
      "Thank you.\n\nOn Wed, May 2, 2018 at 9:00 AM, Birch wrote:\n> I called Cole yesterday about the pier.\n";
  CHECK(date_of(kText, "called") == "2018-05-01");
}

TEST_CASE("an article counts from its dateline, and not inside its quotations") {
  constexpr std::string_view kLine = "Pier closed\n\nTuesday, May 8, 2018\n\n";
  CHECK(date_of(std::string(kLine) + "Alder told Birch on Monday that the pier was old.", "told") == "2018-05-07");
  CHECK(date_of(std::string(kLine) + "“I called Birch yesterday about the pier,” said Alder.", "called") == "none");
}

TEST_CASE("all dates of a sentence are found in order, bare years and ranges of years too") {
  const MarkedText marked =
      read_marked("From 2010 to May 2014, since 4 March 2003 and in 1998-2001 they met 2018a times.");
  std::vector<std::string> dates;
  for (const WrittenDate& date : dates_in(marked.analysis.sentences.at(0))) dates.push_back(date.iso);
  CHECK(dates == std::vector<std::string>{"2010", "2014-05", "2003-03-04", "1998", "2001"});
}

}  // namespace
}  // namespace whowhom

#include "extract/communication/dates.hpp"

#include <doctest/doctest.h>

#include "support/marked_text.hpp"

namespace whowhom {
namespace {

std::string date_in(std::string_view text) {
  const MarkedText marked = read_marked(text);
  return date_near(marked.analysis.sentences.at(0), 0).value_or("none");
}

TEST_CASE("a date is as exact as the text has it") {
  CHECK(date_in("They met on January 25, 2001.") == "2001-01-25");
  CHECK(date_in("They met on 4 March 2003 in Bath.") == "2003-03-04");
  CHECK(date_in("They met in May 2018.") == "2018-05");
  CHECK(date_in("They met on 2019-06-30 in Bath.") == "2019-06-30");
}

TEST_CASE("a date without its year dates nothing") {
  CHECK(date_in("They met on January 25 in Bath.") == "none");
  CHECK(date_in("They met on Monday.") == "none");
  CHECK(date_in("They may meet 2018 others.") == "none");
}

TEST_CASE("all dates of a sentence are found in order, bare years and ranges of years too") {
  const MarkedText marked =
      read_marked("From 2010 to May 2014, since 4 March 2003 and in 1998-2001 they met 2018a times.");
  std::vector<std::string> dates;
  for (const WrittenDate& date : dates_in(marked.analysis.sentences.at(0))) dates.push_back(date.iso);
  CHECK(dates == std::vector<std::string>{"2010", "2014-05", "2003-03-04", "1998", "2001"});
}

TEST_CASE("of two dates the nearer one counts") {
  CHECK(date_in("On May 2, 2011 they met, and by July 2013 it was over.") == "2011-05-02");
}

}  // namespace
}  // namespace whowhom

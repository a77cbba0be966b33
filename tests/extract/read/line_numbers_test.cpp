#include "extract/read/line_numbers.hpp"

#include <doctest/doctest.h>

#include <string>

namespace whowhom {
namespace {

std::string page(int lines, const std::string& words) {
  std::string text;
  for (int i = 1; i <= lines; ++i) text += (i < 10 ? " " : "") + std::to_string(i) + "   " + words + "\n\n";
  return text;
}

}  // namespace

TEST_CASE("numbers that count the lines of each page are found, also on a short last page") {
  const std::string text = "   41\n" + page(25, "words") + "   42\n" + page(4, "Q. When?");
  const auto numbers = line_numbers(text);
  REQUIRE(numbers.size() == 29);
  for (const Span span : numbers)
    CHECK(text.substr(span.start, span.size()).find_first_not_of("0123456789") == std::string::npos);
}

TEST_CASE("a list, and years at the beginnings of lines, are no line numbers") {
  CHECK(line_numbers(page(9, "apples")).empty());
  std::string years;
  for (int i = 1990; i < 2010; ++i) years += std::to_string(i) + " was dry\n";
  CHECK(line_numbers(years).empty());
}

}  // namespace whowhom

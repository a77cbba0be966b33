#include <doctest/doctest.h>

#include "render/elide_quote.hpp"
#include "render/line_words.hpp"
#include "render/text_width.hpp"
#include "render/wrap_text.hpp"
#include "render/xml_text.hpp"

namespace whowhom {
namespace {

constexpr double kAny = 1e9;

Evidence evidence_of(const std::string& quote, const std::vector<Span>& anchors = {}) {
  Evidence evidence;
  evidence.span = {100, 100 + quote.size()};
  evidence.quote = quote;
  for (const Span anchor : anchors)
    evidence.anchors.push_back({{anchor.start + 100, anchor.end + 100}, AnchorRole::party});
  return evidence;
}

}  // namespace

TEST_CASE("widths are those of the font's tables, in any script") {
  CHECK(text_width("A", 2048, false) == doctest::Approx(1366));
  CHECK(text_width("A", 2048, true) == doctest::Approx(1479));
  CHECK(text_width("Ж", 1, false) > 0.5);
  CHECK(text_width("漢字", 10, false) == doctest::Approx(20));
  CHECK(text_width("e\u0301", 10, false) == text_width("e", 10, false));
  CHECK(text_width("\xFF\xFE", 10, false) > 0);
}

TEST_CASE("lines are broken at blanks and hold their width") {
  const std::string text = "the quick brown fox jumps over the lazy dog again and again";
  for (const double width : {60.0, 100.0, 200.0})
    for (const std::string& line : wrap_text(text, width, 12, false)) CHECK(text_width(line, 12, false) <= width);
  CHECK(wrap_text("", 100, 12, false) == std::vector<std::string>{""});
  CHECK(wrap_text("a\nb\t c", kAny, 12, false) == std::vector<std::string>{"a b c"});
}

TEST_CASE("a word wider than the line is broken between characters, never within one") {
  std::string joined;
  for (const std::string& line : wrap_text("äöüäöüäöüäöü", 30, 12, false)) {
    CHECK(line.size() % 2 == 0);
    joined += line;
  }
  CHECK(joined == "äöüäöüäöüäöü");
}

TEST_CASE("lines beyond the limit end in an ellipsis that fits") {
  const std::vector<std::string> lines = wrap_text("one two three four five six seven eight", 60, 12, false, 2);
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].ends_with("…"));
  CHECK(text_width(lines[1], 12, false) <= 60);
}

TEST_CASE("a quote that fits stays whole, its line breaks as blanks") {
  CHECK(elide_quote(evidence_of("He did\nnot  tell her."), kAny, 12) == "He did not tell her.");
}

TEST_CASE("a topic takes no room in a short quote from who told whom") {
  Evidence evidence = evidence_of("About the flooded cellar of the old house by the river Ann Lee told Bea Moss.",
                                  {{55, 62}, {63, 67}, {68, 76}});
  evidence.anchors.insert(evidence.anchors.begin(), {{106, 154}, AnchorRole::topic});
  CHECK(elide_quote(evidence, text_width("… Ann Lee told Bea Moss.", 10, false), 10) == "… Ann Lee told Bea Moss.");
}

TEST_CASE("a long quote keeps the words of its anchors, whole and in order") {
  std::string quote = "On Monday the minister, who had been travelling for a week, did not tell the mayor";
  quote += " about anything that had been decided in the meantime by anybody in the ministry.";
  const std::size_t minister = quote.find("minister");
  const std::size_t not_tell = quote.find("not tell");
  const std::size_t mayor = quote.find("mayor");
  const std::string shown = elide_quote(
      evidence_of(quote, {{minister, minister + 8}, {not_tell, not_tell + 8}, {mayor, mayor + 5}}), 260, 12);
  CHECK(text_width(shown, 12, false) <= 260);
  CHECK(shown.find("minister") < shown.find("not tell"));
  CHECK(shown.find("not tell") < shown.find("mayor"));
  CHECK(shown.find("…") != std::string::npos);
  // Every run between two gaps stands in the quote as it is.
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t gap = std::min(shown.find("…", at), shown.size());
    std::string run = shown.substr(at, gap - at);
    while (!run.empty() && run.front() == ' ') run.erase(0, 1);
    while (!run.empty() && run.back() == ' ') run.pop_back();
    CHECK(quote.find(run) != std::string::npos);
    at = gap + std::string("…").size();
  }
}

TEST_CASE("XML takes any bytes") {
  CHECK(xml_text("<script>&\"']]>") == "&lt;script&gt;&amp;&quot;&#39;]]&gt;");
  CHECK(xml_text("a\nb") == "a b");
  CHECK(xml_text(std::string("\x01\xFF", 2)) == "\uFFFD\uFFFD");
  CHECK(xml_text("\uFFFE") == "\uFFFD");
  CHECK(xml_id("a b") != xml_id("a_20b"));
}

TEST_CASE("words on lines say what the text says") {
  CHECK(silence_words(Channel::meeting, false) == "did not tell");
  CHECK(silence_words(Channel::meeting, true) == "did not meet");
  CHECK(document_words(RelationType::saw, Polarity::did_not_happen) == "did not see");
  CHECK(date_words("2018-05") == "May 2018");
  CHECK(date_words("2018-05-04") == "4 May 2018");
  CHECK(date_words("2018") == "2018");
  CHECK(date_words("2018-05-04T17:30") == "4 May 2018, 17:30");
  CHECK(date_words("2018-05-04/2018-06") == "4 May 2018 to June 2018");
  CHECK(date_words("2018-99") == "2018-99");
  CHECK(date_words("spring") == "spring");
  CHECK(enumeration({"A"}, 3) == "A");
  CHECK(enumeration({"A", "B", "C"}, 3) == "A, B and C");
  CHECK(enumeration({"A", "B", "C", "D"}, 3) == "A, B and 2 others");
}

}  // namespace whowhom

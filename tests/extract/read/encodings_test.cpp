#include "extract/read/encodings.hpp"

#include <doctest/doctest.h>

#include <string>

#include "extract/read/lines.hpp"
#include "extract/read/read_document.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

using namespace std::string_literals;

// UTF-16 or UTF-32 of ASCII.
std::string wide(std::string_view ascii, std::size_t size, bool big_endian) {
  std::string out;
  for (const char letter : ascii) {
    std::string unit(size, '\0');
    unit[big_endian ? size - 1 : 0] = letter;
    out += unit;
  }
  return out;
}

ReadResult read(const std::string& bytes) { return read_bytes(bytes, "note.txt"); }

bool says(const ReadResult& result, Severity severity, const std::string& where, const std::string& part) {
  for (const Diagnostic& diagnostic : result.diagnostics)
    if (diagnostic.severity == severity && diagnostic.where == where &&
        diagnostic.message.find(part) != std::string::npos)
      return true;
  return false;
}

}  // namespace

TEST_CASE("UTF-8 stays the file's bytes and is not talked about") {
  const std::string bytes = "\xEF\xBB\xBFZo\xC3\xAB\r\nwrote \xE2\x80\x9Cyes\xE2\x80\x9D.\r\n";
  const ReadResult result = read(bytes);
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents[0].text == bytes);
  CHECK(result.documents[0].places.empty());
  CHECK(result.diagnostics.empty());
}

TEST_CASE("UTF-16 and UTF-32 are read with and without a mark, in both byte orders") {
  const std::string words = "Ana Marsh told Bo.\nBo left.\n";
  for (const std::size_t size : {2u, 4u})
    for (const bool big : {false, true}) {
      std::string mark = size == 2 ? "\xFF\xFE"s : "\xFF\xFE\0\0"s;
      if (big) mark = std::string(mark.rbegin(), mark.rend());
      CHECK(decode_text(mark + wide(words, size, big)).text == words);
      CHECK(decode_text(wide(words, size, big)).text == words);
      CHECK(read(wide(words, size, big)).documents.at(0).text == words);
    }
}

TEST_CASE("surrogates make one character, and a lone one none") {
  CHECK(decode_text("\xFF\xFE\x3D\xD8\x00\xDE"s).text == "\xF0\x9F\x98\x80");
  const DecodedText lone = decode_text("\xFF\xFE\x3D\xD8\x61\x00"s);
  CHECK(lone.text ==
        "\xEF\xBF\xBD"
        "a");
  CHECK(lone.wrong_bytes == 1);
}

TEST_CASE("places lead from the lines of the text to the bytes") {
  const DecodedText decoded = decode_text("\xFF\xFE"s + wide("ab\ncd\n", 2, false));
  REQUIRE(decoded.places.size() == 2);
  CHECK(slice(decoded.text, decoded.places[1].span) == "cd\n");
  CHECK(decoded.places[1].bytes->start == 8);
  CHECK(decoded.places[1].bytes->end == 14);

  const std::string bytes = "one\ntwo\ncaf\xE9\nthree\n";
  const DecodedText latin = decode_text(bytes);
  REQUIRE(latin.places.size() == 3);
  CHECK(slice(latin.text, latin.places[0].span) == "one\ntwo\n");
  CHECK(slice(latin.text, latin.places[1].span) == "caf\xC3\xA9\n");
  CHECK(slice(bytes, *latin.places[1].bytes) == "caf\xE9\n");
  CHECK(slice(bytes, *latin.places[2].bytes) == "three\n");
  CHECK(slice(latin.text, latin.places[2].span) == "three\n");
}

TEST_CASE("windows-1252 and Mac Roman are told apart by where their quotation marks would stand") {
  const DecodedText windows = decode_text("\x93The caf\xE9\x94 \x97 he didn\x92t go.\n");
  CHECK(windows.encoding == "windows-1252");
  CHECK(windows.text == "“The café” — he didn’t go.\n");
  CHECK(windows.outside_ascii == 5);
  const DecodedText mac = decode_text("\xD2The caf\x8E\xD3 \xD1 he didn\xD5t go.\n");
  CHECK(mac.encoding == "macintosh");
  CHECK(mac.text == "“The café” — he didn’t go.\n");
  CHECK(decode_text("The caf\x82 in Li\x8Age.\n").text == "The café in Liège.\n");
}

TEST_CASE("other alphabets are told by their letters") {
  const std::string russian = "Анна написала письмо директору, но он не ответил на него до вечера.\n";
  for (const std::string encoding : {"windows-1251", "KOI8-R"}) {
    std::string bytes;
    for (const char32_t letter : U"Анна написала письмо директору, но он не ответил на него до вечера.\n") {
      if (letter == 0) continue;
      // The letters of windows-1251 stand in the order of Unicode; those of KOI8-R by their sound.
      constexpr std::u32string_view kKoi = U"юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";
      if (letter < 0x80)
        bytes += static_cast<char>(letter);
      else if (encoding == "KOI8-R")
        bytes += static_cast<char>(0xC0 + kKoi.find(letter));
      else
        bytes += static_cast<char>(0xC0 + (letter - U'А'));
    }
    CAPTURE(encoding);
    CHECK(decode_text(bytes).text == russian);
  }
}

TEST_CASE("what a mail says of its charset counts where the bytes do not speak against it") {
  CHECK(decode_text("\xC1\xC2", "windows-1251").text == "БВ");
  CHECK(decode_text("\xC1\xC2", "no-such-charset").text == "ÁÂ");
  CHECK(decode_text("\xC3\xA9t\xC3\xA9", "iso-8859-1").text == "été");
  CHECK(decode_text("\x93yes\x94", "us-ascii").text == "“yes”");
  CHECK(decode_text("\x1B$B$\"\x1B(B", "ISO-2022-JP").text == "あ");
}

TEST_CASE("a few wrong bytes in UTF-8 are read as windows-1252 and told with the first line") {
  const ReadResult result = read("Zo\xC3\xAB\nJos\xE9 wrote \xC3\xA0 la carte\n");
  CHECK(result.documents.at(0).text == "Zoë\nJosé wrote à la carte\n");
  CHECK(says(result, Severity::warning, "note.txt:2", "1 byte is not UTF-8"));
}

TEST_CASE("a note says how the text was read") {
  CHECK(says(read("Jos\xE9 wrote.\n"), Severity::note, "note.txt", "read as windows-1252: 1 character outside ASCII"));
}

TEST_CASE("a few NULs are left out, and bytes full of them refused") {
  const std::string line = "Ana Marsh told Bo that the ship had left.\n";
  const ReadResult result = read(line + "\0"s + line);
  CHECK(result.documents.at(0).text == line + line);
  CHECK(says(result, Severity::warning, "note.txt", "1 NUL byte"));
  CHECK_THROWS_WITH_AS(read("ab\0c\0"s), doctest::Contains("not text"), Error);
}

TEST_CASE("carriage returns alone end lines") {
  const ReadResult result = read("One.\rTwo.\r");
  CHECK(result.documents.at(0).text == "One.\nTwo.\n");
  CHECK(result.documents.at(0).places.empty());
  CHECK(says(result, Severity::note, "note.txt", "carriage returns"));
  CHECK(decode_text("Caf\xE9.\rTwo.\r").places.size() == 2);
}

TEST_CASE("every byte is read as something") {
  std::string all;
  for (int i = 1; i < 256; ++i) all += static_cast<char>(i);
  for (const char* hint : {"", "windows-1252", "utf-16", "shift_jis", "gb18030", "utf-7", "iso-2022-jp", "euc-kr"}) {
    CAPTURE(hint);
    CHECK(decode_text(all, hint).text.size() >= 255);
  }
}

}  // namespace whowhom

// From the file to pages, from pages to rows, from the rows of all pages to the text.
#include "extract/read/pdf_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/read/pdf_file.hpp"
#include "extract/read/pdf_furniture.hpp"
#include "extract/read/pdf_hidden.hpp"
#include "extract/read/pdf_text.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr double kPagePicture = 0.4;  // of the page
constexpr double kGarbage = 0.3;      // of the letters without meaning: the text layer is of no use

std::string count_of(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

bool has_sign(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); at += code_point_at(word, at).size)
    if (const char32_t value = code_point_at(word, at).value; is_letter(value) || is_digit(value)) return true;
  return false;
}

std::size_t words_in(const PdfRows& rows) {
  std::size_t words = 0;
  for (const std::vector<PdfRow>* list : {&rows.rows, &rows.aside})
    for (const PdfRow& row : *list)
      for (const PdfSegment& segment : row.segments)
        for (std::size_t at = 0; at < segment.text.size();) {
          const std::size_t end = std::min(segment.text.find(' ', at), segment.text.size());
          words += has_sign(std::string_view(segment.text).substr(at, end - at)) ? 1 : 0;
          at = end + 1;
        }
  return words;
}

std::string pages_named(const std::vector<int>& pages) {
  std::string out = pages.size() == 1 ? "page " : "pages ";
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t end = i;
    while (end + 1 < pages.size() && pages[end + 1] == pages[end] + 1) ++end;
    if (i > 0) out += ", ";
    out += end > i + 1 ? fmt::format("{}–{}", pages[i], pages[end]) : fmt::format("{}", pages[i]);
    i = end > i + 1 ? end + 1 : i + 1;
  }
  return out;
}

bool is_garbage(const PdfPage& page) {
  if (page.glyphs.size() < 20) return false;
  const auto strange = std::ranges::count_if(page.glyphs, [](const PdfGlyph& glyph) {
    const char32_t code = glyph.code;
    return code == 0xFFFD || (code < 0x20 && code != U'\t') || (code >= 0x7F && code < 0xA0) ||
           (code >= 0xE000 && code < 0xF900);
  });
  return static_cast<double>(strange) > kGarbage * static_cast<double>(page.glyphs.size());
}

// Long lines that are no part of a letter: those that part footnotes from the text.
PdfRules rules_of(const PdfPage& page, std::uint8_t rotation) {
  PdfRules rules;
  if (rotation != 0) return rules;
  for (const PdfPaint& paint : page.paints)
    if (paint.kind == PdfPaintKind::fill && paint.box.bottom - paint.box.top < 3 &&
        paint.box.right - paint.box.left > 20 && rules.size() < 500)
      rules.push_back(paint.box);
  return rules;
}

class PdfReader {
 public:
  PdfReader(const ReadInput& input, Reading& reading) : input_(input), reading_(reading), file_(input.bytes) {}

  void read() {
    if (file_.state() == PdfState::needs_password)
      throw Error(
          fmt::format("{}: is encrypted and cannot be read without its password; make a copy without it: "
                      "`qpdf --decrypt --password=… FILE copy.pdf`",
                      where(input_)));
    if (file_.state() == PdfState::damaged || file_.pages() == 0)
      throw Error(fmt::format("{}: is damaged: no page can be read; try to repair it: `mutool clean FILE copy.pdf`",
                              where(input_)));
    std::vector<PdfPageRows> pages;
    for (int number = 1; number <= file_.pages(); ++number) {
      pages.push_back(read_page(number));
      reading_.progress();
    }
    tell();
    set_furniture_aside(pages);
    Document document;
    document.media_type = MediaType::pdf;
    write_pdf_text(std::move(pages), document);
    document.created = file_.created();
    deliver(std::move(document));
    read_attachments();
  }

 private:
  PdfPageRows read_page(int number) {
    const PdfPage page = file_.page(number);
    PdfPageRows out;
    if (page.too_full) too_full_.push_back(number);
    if (page.width <= 0) lost_.push_back(number);
    const bool garbage = is_garbage(page);
    const PdfHidden hidden = garbage ? PdfHidden{} : find_hidden(page);
    if (!garbage) out.rows = rows_of(page, hidden.glyphs);
    tell_hidden(number, page, hidden);
    if (out.rows.rows.empty()) {
      if (garbage)
        garbage_.push_back(number);
      else if (picture_share(page) > kPagePicture)
        pictures_.push_back(number);
      else if (page.width > 0)
        empty_.push_back(number);
    }
    out.rules = rules_of(page, out.rows.rotation);
    take_line_numbers(out);
    return out;
  }

  void tell_hidden(int number, const PdfPage& page, const PdfHidden& hidden) {
    const std::size_t letters = hidden.covered + hidden.of_background;
    if (letters == 0) return;
    std::vector<bool> rest(hidden.glyphs);
    rest.flip();
    const std::size_t words = words_in(rows_of(page, rest));
    const char* how = hidden.covered == 0         ? "in the colour of what they stand on"
                      : hidden.of_background == 0 ? "under boxes or pictures"
                                                  : "under boxes or pictures or in the colour of what they stand on";
    reading_.tell(Severity::note, fmt::format("{}, page {}", where(input_), number),
                  fmt::format("{} cannot be seen ({}) and {} not read; who gets the file can read them all the same",
                              count_of(words, "word"), how, words == 1 ? "is" : "are"));
  }

  void tell() {
    const std::string place = where(input_);
    if (!pictures_.empty())
      reading_.tell(Severity::error, place,
                    fmt::format("{} {} without text of {} own; the words in {} are not read", pages_named(pictures_),
                                pictures_.size() == 1 ? "is a picture" : "are pictures",
                                pictures_.size() == 1 ? "its" : "their", pictures_.size() == 1 ? "it" : "them"));
    if (!garbage_.empty())
      reading_.tell(Severity::error, place,
                    fmt::format("the text of {} is garbage, its fonts do not say what their letters are; not read",
                                pages_named(garbage_)));
    if (!lost_.empty())
      reading_.tell(Severity::error, place,
                    fmt::format("{} cannot be read: damaged; try to repair the file: `mutool clean FILE copy.pdf`",
                                pages_named(lost_)));
    if (!too_full_.empty())
      reading_.tell(Severity::error, place,
                    fmt::format("{} {} more letters or areas than are read; part of it is lost", pages_named(too_full_),
                                too_full_.size() == 1 ? "has" : "have"));
  }

  void deliver(Document document) {
    if (std::ranges::all_of(document.text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; })) {
      if (!pictures_.empty() || !garbage_.empty())
        throw Error(fmt::format("{}: has no text that can be read, only pictures of it", where(input_)));
      throw Error(fmt::format("{}: is empty: there is no text on its {}", where(input_),
                              count_of(static_cast<std::size_t>(file_.pages()), "page")));
    }
    reading_.deliver(input_, std::move(document));
  }

  void read_attachments() {
    int count = 0;
    file_.each_attachment([&](std::string name, std::string_view bytes) {
      ++count;
      if (name.empty()) name = fmt::format("attachment {}", count);
      if (!reading_.unpacked(input_, bytes.size())) return false;
      return reading_.read_part(input_, name, name, bytes);
    });
  }

  const ReadInput& input_;
  Reading& reading_;
  PdfFile file_;
  std::vector<int> pictures_;
  std::vector<int> garbage_;
  std::vector<int> empty_;
  std::vector<int> lost_;
  std::vector<int> too_full_;
};

}  // namespace

void read_pdf(const ReadInput& input, Reading& reading) { PdfReader(input, reading).read(); }

}  // namespace whowhom

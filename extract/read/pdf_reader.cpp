// From the file to pages, from pages to rows, from the rows of all pages to the text.
#include "extract/read/pdf_reader.hpp"

#include <algorithm>
#include <optional>
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

constexpr double kPagePicture = 0.4;     // of the page
constexpr std::size_t kStampWords = 30;  // on a page that is a picture otherwise
constexpr double kReadDpi = 300;         // what Tesseract was trained on
constexpr double kDrawnDpi = 150;        // of letters that are drawn, sharp at any size, so that fewer pixels do
constexpr double kLeastReadDpi = 150;    // of a coarse picture; more pixels have nothing more to say
constexpr double kLookDpi = 72;          // enough to tell a black box from a word
constexpr double kGarbage = 0.3;         // of the letters without meaning: the text layer is of no use

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

// Dots an inch at which the page's picture is read: its own, if it is all that there is; less where letters are drawn
// and only do not say what they are.
double resolution_for(const PdfPage& page, bool garbage) {
  double dots = garbage ? kDrawnDpi : 0;
  if (page.glyphs.empty())
    for (const PdfPaint& paint : page.paints) dots = std::max(dots, paint.dots_per_inch);
  return dots == 0 ? kReadDpi : std::clamp(dots, kLeastReadDpi, kReadDpi);
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
    document.source.title = title();
    deliver(std::move(document));
    read_attachments();
  }

 private:
  PdfPageRows read_page(int number) {
    const PdfPage page = file_.page(number);
    comments_ += file_.comments(number);
    PdfPageRows out;
    if (page.too_full) too_full_.push_back(number);
    if (page.width <= 0) lost_.push_back(number);
    const bool garbage = is_garbage(page);
    PdfHidden hidden;
    if (!garbage) hidden = find_hidden(page);
    if (!hidden.unsure.empty()) hide_blotted(page, file_.picture(number, kLookDpi), hidden);
    if (!garbage) out.rows = rows_of(page, hidden.glyphs);
    count_hidden(number, page, hidden);
    const std::size_t words = words_in(out.rows);
    const bool picture = picture_share(page) > kPagePicture && words < kStampWords;
    if (garbage || picture || reading_.options().ocr == Ocr::always) {
      const bool tried = recognise(number, page, out);
      if (!tried && garbage)
        garbage_.push_back(number);
      else if (!tried && picture)
        pictures_.push_back(number);
    }
    out.rules = rules_of(page, out.rows.rotation);
    take_line_numbers(out);
    return out;
  }

  // The words of the page's picture, in place of the text it has. False where nothing can read them.
  bool recognise(int number, const PdfPage& page, PdfPageRows& out) {
    if (reading_.options().ocr == Ocr::never || !missing_.empty()) return false;
    try {
      if (!engine_) engine_.emplace();
      OcrReading read = engine_->read(file_.picture(number, resolution_for(page, is_garbage(page))),
                                      [this] { reading_.progress(0); });
      if (!read.words.empty())
        out.recognised = std::move(read.words);
      else if (words_in(out.rows) == 0)
        reading_.tell(Severity::warning, fmt::format("{}, page {}", where(input_), number),
                      fmt::format("is a picture that {}", read.flaw));
    } catch (const OcrMissing& missing) {
      missing_ = missing.what();
      return false;
    }
    return true;
  }

  void count_hidden(int number, const PdfPage& page, const PdfHidden& hidden) {
    if (hidden.covered + hidden.of_background == 0) return;
    std::vector<bool> rest(hidden.glyphs);
    rest.flip();
    const std::size_t words = words_in(rows_of(page, rest));
    if (words == 0) return;
    hidden_pages_.push_back(number);
    hidden_words_ += words;
    covered_ = covered_ || hidden.covered > 0;
    of_background_ = of_background_ || hidden.of_background > 0;
  }

  // How many words are hidden and where, never which.
  void tell_hidden() {
    if (hidden_words_ == 0) return;
    const char* how = !of_background_ ? "under boxes or pictures"
                      : !covered_     ? "in the colour of what they stand on"
                                      : "under boxes or pictures or in the colour of what they stand on";
    const bool one = hidden_words_ == 1;
    reading_.tell(
        Severity::note, where(input_),
        fmt::format("on {}: {} that cannot be seen ({}) and {} not read; who gets the file can read {} all the same",
                    pages_named(hidden_pages_), count_of(hidden_words_, "word"), how, one ? "is" : "are",
                    one ? "it" : "them"));
  }

  std::string why_not_recognised() const {
    if (reading_.options().ocr == Ocr::never) return " because --ocr never says so";
    return missing_.empty() ? "" : ": " + missing_;
  }

  void tell() {
    const std::string place = where(input_);
    tell_hidden();
    if (comments_ > 0)
      reading_.tell(Severity::note, place,
                    fmt::format("has {} of reviewers beside its pages, which {} not read",
                                count_of(comments_, "comment"), comments_ == 1 ? "is" : "are"));
    if (!pictures_.empty())
      reading_.tell(Severity::error, place,
                    fmt::format("{} {}, whose words are not read{}", pages_named(pictures_),
                                pictures_.size() == 1 ? "is a picture" : "are pictures", why_not_recognised()));
    if (!garbage_.empty())
      reading_.tell(
          Severity::error, place,
          fmt::format("the text of {} is garbage (its fonts do not say what their letters are) and is not read{}",
                      pages_named(garbage_), why_not_recognised()));
    if (!lost_.empty())
      reading_.tell(Severity::error, place,
                    fmt::format("{} cannot be read: damaged; try to repair the file: `mutool clean FILE copy.pdf`",
                                pages_named(lost_)));
    if (!too_full_.empty())
      reading_.tell(Severity::error, place,
                    fmt::format("{} {} more letters or areas than are read; part of it is lost", pages_named(too_full_),
                                too_full_.size() == 1 ? "has" : "have"));
  }

  // The title that the file gives itself, unless a program made it of a file's name.
  std::string title() {
    constexpr std::size_t kMaxTitleBytes = 200;
    std::string title;
    for (const char c : file_.title())
      if (static_cast<unsigned char>(c) >= 0x20) title += c;
    while (title.ends_with(' ')) title.pop_back();
    title.erase(0, std::min(title.find_first_not_of(' '), title.size()));
    const std::string lower = lower_ascii(title);
    const std::size_t stop = lower.find_last_of('.');
    const bool file_name = stop != std::string::npos && lower.size() - stop <= 5 &&
                           lower.find(' ', stop) == std::string::npos && stop + 1 < lower.size();
    if (title.size() > kMaxTitleBytes || title.find(' ') == std::string::npos || file_name ||
        lower.starts_with("microsoft") || lower.starts_with("untitled") || lower.starts_with("layout 1") ||
        lower.starts_with("powerpoint") || lower.find("\\") != std::string::npos || first_wrong_utf8_byte(title))
      return {};
    return title;
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
  std::optional<OcrEngine> engine_;
  std::string missing_;  // why there is no engine
  std::size_t comments_ = 0;
  std::vector<int> hidden_pages_;
  std::size_t hidden_words_ = 0;
  bool covered_ = false;
  bool of_background_ = false;
  std::vector<int> pictures_;
  std::vector<int> garbage_;
  std::vector<int> lost_;
  std::vector<int> too_full_;
};

}  // namespace

void read_pdf(const ReadInput& input, Reading& reading) { PdfReader(input, reading).read(); }

}  // namespace whowhom

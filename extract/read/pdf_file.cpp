// The file as poppler opens it. Its objects are owned here and never leave.
#include "extract/read/pdf_file.hpp"

#include <Catalog.h>
#include <DateInfo.h>
#include <Error.h>
#include <ErrorCodes.h>
#include <FileSpec.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <type_traits>

#include <fmt/format.h>

#include "extract/read/pdf_drawing.hpp"
#include "extract/read/pdf_strings.hpp"

namespace whowhom {
namespace {

constexpr int kMaxPages = 50'000;
constexpr int kMaxAnnotations = 5'000;  // of a page
constexpr int kMaxAttachments = 1'000;
constexpr std::size_t kMaxAttachmentBytes = 1u << 28;
constexpr double kMaxPixels = 40e6;

// poppler tells of errors by one callback for the whole program.
std::atomic<std::size_t> error_count{0};

void count_error(ErrorCategory, Goffset, const char*) { error_count.fetch_add(1, std::memory_order_relaxed); }

// poppler's tables are one global object, made once and never dropped: other threads may be reading them.
void start_poppler() {
  static std::once_flag once;
  std::call_once(once, [] {
    setErrorCallback(count_error);
    globalParams = std::make_unique<GlobalParams>();
  });
}

// Three things that newer versions call otherwise. Templates, so that only the form that is there is compiled.
template <typename Any>
Any no_object() {
  if constexpr (requires { Any::null(); })
    return Any::null();
  else
    return Any(objNull);
}

template <typename Any>
std::unique_ptr<Any> open_document(BaseStream* stream) {  // takes the stream
  if constexpr (std::is_constructible_v<Any, BaseStream*>)
    return std::make_unique<Any>(stream);
  else
    return std::make_unique<Any>(std::unique_ptr<BaseStream>(stream));
}

template <typename Any>
void to_start(Any* stream) {
  if constexpr (requires { stream->reset(); })
    stream->reset();
  else
    static_cast<void>(stream->rewind());
}

std::string bytes_of(const GooString* text) {
  return text == nullptr ? std::string() : std::string(text->c_str(), static_cast<std::size_t>(text->getLength()));
}

}  // namespace

struct PdfFile::Poppler {
  std::unique_ptr<PDFDoc> document;
  PdfDrawing drawing;
  std::size_t errors_before = 0;
  PdfState state = PdfState::damaged;
  int pages = 0;
};

PdfFile::PdfFile(std::string_view bytes) : poppler_(std::make_unique<Poppler>()) {
  start_poppler();
  poppler_->errors_before = error_count.load(std::memory_order_relaxed);
  auto* stream = new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), no_object<Object>());
  poppler_->document = open_document<PDFDoc>(stream);
  if (!poppler_->document->isOk()) {
    poppler_->state = poppler_->document->getErrorCode() == errEncrypted ? PdfState::needs_password : PdfState::damaged;
    return;
  }
  poppler_->state = PdfState::good;
  poppler_->pages = std::clamp(poppler_->document->getNumPages(), 0, kMaxPages);
}

PdfFile::~PdfFile() = default;

PdfState PdfFile::state() const { return poppler_->state; }

int PdfFile::pages() const { return poppler_->pages; }

std::size_t PdfFile::errors() const { return error_count.load(std::memory_order_relaxed) - poppler_->errors_before; }

namespace {

// Calls `take` with each annotation's dictionary.
template <typename Take>
void each_annotation(::Page& page, const Take& take) {
  const Object annotations = page.getAnnotsObject();
  if (!annotations.isArray()) return;
  const int count = std::min(annotations.arrayGetLength(), kMaxAnnotations);
  for (int i = 0; i < count; ++i)
    if (const Object annotation = annotations.arrayGet(i); annotation.isDict()) take(annotation);
}

// From the file's coordinates to those of the page as it is shown.
PageBox shown(const PDFRectangle& crop, int rotate, double x1, double y1, double x2, double y2) {
  const auto point = [&](double x, double y) -> std::pair<double, double> {
    switch (((rotate % 360) + 360) % 360) {
      case 90:
        return {y - crop.y1, x - crop.x1};
      case 180:
        return {crop.x2 - x, y - crop.y1};
      case 270:
        return {crop.y2 - y, crop.x2 - x};
      default:
        return {x - crop.x1, crop.y2 - y};
    }
  };
  const auto [ax, ay] = point(x1, y1);
  const auto [bx, by] = point(x2, y2);
  return {std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by)};
}

double number_at(const Object& list, int i) {
  const Object item = list.arrayGet(i);
  return item.isNum() ? item.getNum() : 0.0;
}

void add_redactions(::Page& page, PdfPage& out) {
  each_annotation(page, [&](const Object& annotation) {
    if (!annotation.dictLookup("Subtype").isName("Redact")) return;
    const auto add = [&](double x1, double y1, double x2, double y2) {
      PdfPaint paint;
      paint.kind = PdfPaintKind::redaction;
      paint.box = shown(*page.getCropBox(), page.getRotate(), x1, y1, x2, y2);
      paint.order = UINT32_MAX;
      out.paints.push_back(std::move(paint));
    };
    // The areas within the annotation's box, four corners each (ISO 32000-1, 12.5.6.23).
    if (const Object quads = annotation.dictLookup("QuadPoints"); quads.isArray() && quads.arrayGetLength() >= 8) {
      for (int i = 0; i + 8 <= std::min(quads.arrayGetLength(), 8 * 200); i += 8) {
        double x1 = number_at(quads, i), y1 = number_at(quads, i + 1), x2 = x1, y2 = y1;
        for (int j = 2; j < 8; j += 2) {
          x1 = std::min(x1, number_at(quads, i + j));
          x2 = std::max(x2, number_at(quads, i + j));
          y1 = std::min(y1, number_at(quads, i + j + 1));
          y2 = std::max(y2, number_at(quads, i + j + 1));
        }
        add(x1, y1, x2, y2);
      }
    } else if (const Object rect = annotation.dictLookup("Rect"); rect.isArray() && rect.arrayGetLength() == 4) {
      add(number_at(rect, 0), number_at(rect, 1), number_at(rect, 2), number_at(rect, 3));
    }
  });
}

}  // namespace

PdfPage PdfFile::page(int number) {
  PdfPage out;
  if (number < 1 || number > poppler_->pages) return out;
  ::Page* page = poppler_->document->getPage(number);
  if (page == nullptr || !page->isOk()) return out;
  poppler_->document->displayPage(&poppler_->drawing, number, 72, 72, 0, false, true, false);
  out = poppler_->drawing.take_page();
  add_redactions(*page, out);
  return out;
}

Picture PdfFile::picture(int number, double dots_per_inch) {
  Picture out;
  if (number < 1 || number > poppler_->pages) return out;
  const double width = poppler_->document->getPageCropWidth(number) * dots_per_inch / 72;
  const double height = poppler_->document->getPageCropHeight(number) * dots_per_inch / 72;
  if (!(width >= 1 && height >= 1)) return out;
  if (width * height > kMaxPixels) dots_per_inch *= std::sqrt(kMaxPixels / (width * height));
  SplashColor white = {255, 255, 255};
  SplashOutputDev painter(splashModeMono8, 1, false, white);
  painter.startDoc(poppler_->document.get());
  poppler_->document->displayPage(&painter, number, dots_per_inch, dots_per_inch, 0, false, true, false);
  SplashBitmap* bitmap = painter.getBitmap();
  if (bitmap == nullptr || bitmap->getDataPtr() == nullptr) return out;
  out.width = bitmap->getWidth();
  out.height = bitmap->getHeight();
  out.dots_per_inch = dots_per_inch;
  out.pixels.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  for (int y = 0; y < out.height; ++y) {
    const unsigned char* row = bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
    out.pixels.insert(out.pixels.end(), row, row + out.width);
  }
  return out;
}

std::string PdfFile::title() {
  const auto title = poppler_->document->getDocInfoStringEntry("Title");
  return utf8_of(decoded_pdf_string(bytes_of(title.get())));
}

std::optional<std::string> PdfFile::created() {
  const auto date = poppler_->document->getDocInfoStringEntry("CreationDate");
  if (date == nullptr) return std::nullopt;
  int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
  char zone = 0;
  if (!parseDateString(date.get(), &year, &month, &day, &hour, &minute, &second, &zone, &zone_hour, &zone_minute))
    return std::nullopt;
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59)
    return std::nullopt;
  std::string out =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", year, month, day, hour, minute, std::min(second, 59));
  if (zone == '+' || zone == '-')
    out += fmt::format("{}{:02}:{:02}", zone, zone_hour, zone_minute);
  else if (zone == 'Z')
    out += "Z";
  return out;
}

namespace {

using TakeFile = std::function<bool(std::string name, std::string_view bytes)>;

std::string contents(Stream* stream) {
  std::string bytes;
  to_start(stream);
  while (bytes.size() < kMaxAttachmentBytes) {
    unsigned char buffer[4096];
    const int count = stream->doGetChars(static_cast<int>(sizeof buffer), buffer);
    if (count <= 0) break;
    bytes.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(count));
  }
  stream->close();
  return bytes;
}

std::string text_of(const Object& text) {
  return text.isString() ? utf8_of(decoded_pdf_string(bytes_of(text.getString()))) : std::string();
}

// A file specification (ISO 32000-1, 7.11.3). False where `take` wants no more.
bool take_file(const Object& file, const TakeFile& take) {
  if (!file.isDict()) return true;
  const Object embedded = file.dictLookup("EF");
  if (!embedded.isDict()) return true;
  Object stream = embedded.dictLookup("F");
  if (!stream.isStream()) stream = embedded.dictLookup("UF");
  if (!stream.isStream()) return true;
  std::string name = text_of(file.dictLookup("UF"));
  if (name.empty()) name = text_of(file.dictLookup("F"));
  return take(std::move(name), contents(stream.getStream()));
}

}  // namespace

void PdfFile::each_attachment(const TakeFile& take) {
  if (poppler_->state != PdfState::good) return;
  Catalog* catalog = poppler_->document->getCatalog();
  const int files = catalog == nullptr ? 0 : std::min(catalog->numEmbeddedFiles(), kMaxAttachments);
  for (int i = 0; i < files; ++i) {
    const auto file = catalog->embeddedFile(i);
    if (file == nullptr || !file->isOk()) continue;
    EmbFile* embedded = file->getEmbeddedFile();
    if (embedded == nullptr || !embedded->isOk()) continue;
    if (!take(utf8_of(decoded_pdf_string(bytes_of(file->getFileName()))), contents(embedded->stream()))) return;
  }
  int left = kMaxAttachments - files;
  for (int number = 1; number <= poppler_->pages && left > 0; ++number) {
    ::Page* page = poppler_->document->getPage(number);
    if (page == nullptr || !page->isOk()) continue;
    bool more = true;
    each_annotation(*page, [&](const Object& annotation) {
      if (!more || left <= 0 || !annotation.dictLookup("Subtype").isName("FileAttachment")) return;
      --left;
      more = take_file(annotation.dictLookup("FS"), take);
    });
    if (!more) return;
  }
}

std::size_t PdfFile::comments(int number) {
  std::size_t count = 0;
  if (number < 1 || number > poppler_->pages) return count;
  ::Page* page = poppler_->document->getPage(number);
  if (page == nullptr || !page->isOk()) return count;
  each_annotation(*page, [&](const Object& annotation) {
    const Object kind = annotation.dictLookup("Subtype");
    if (kind.isName("FreeText") || kind.isName("Popup") || kind.isName("Link") || kind.isName("Widget")) return;
    if (!text_of(annotation.dictLookup("Contents")).empty()) ++count;
  });
  return count;
}

}  // namespace whowhom

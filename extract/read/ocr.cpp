// Tesseract behind its C interface (tesseract/capi.h of versions 4 and 5), whose functions are looked up when the first
// picture comes. What is declared here is what that header declares.
#include "extract/read/ocr.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <exception>
#include <filesystem>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "extract/read/ocr_noise.hpp"
#include "extract/read/runtime_library.hpp"

extern "C" {
struct TessBaseAPI;
struct TessResultIterator;
struct TessPageIterator;
struct ETEXT_DESC;
}

namespace whowhom {
namespace {

constexpr int kLstmOnly = 1;        // OEM_LSTM_ONLY
constexpr int kWholePage = 3;       // PSM_AUTO: columns and paragraphs are found, the page stands upright
constexpr int kParagraphLevel = 1;  // RIL_PARA
constexpr int kLineLevel = 2;       // RIL_TEXTLINE
constexpr int kWordLevel = 3;       // RIL_WORD

constexpr double kMaxPageSeconds = 12.0;
constexpr double kPointsPerInch = 72.0;
// Tesseract reads nothing smaller, and keeps rows and columns in 16 bits.
constexpr int kMinSide = 8;
constexpr int kMaxSide = 32'000;

constexpr const char* kNotInstalled = "Tesseract is not installed; install it with `sudo apt install tesseract-ocr`";
constexpr const char* kNoEnglish =
    "Tesseract has no data for English; install them with `sudo apt install tesseract-ocr-eng`";

// Where Debian and Ubuntu (version 5, version 4), others, and who builds it alone keep the data.
constexpr std::array<const char*, 5> kDataFolders = {
    "/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tesseract/tessdata",
    "/usr/share/tessdata", "/usr/local/share/tessdata"};

bool has_english(const std::string& folder) {
  std::error_code unseen;
  return std::filesystem::is_regular_file(std::filesystem::path(folder) / "eng.traineddata", unseen);
}

std::string find_data(const std::string& asked) {
  if (!asked.empty()) return has_english(asked) ? asked : std::string();
  const auto found = std::ranges::find_if(kDataFolders, [](const char* folder) { return has_english(folder); });
  return found == kDataFolders.end() ? std::string() : std::string(*found);
}

// Of this thread: other work of the machine does not decide what is read of a page.
double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Api {
  TessBaseAPI* (*create)();
  void (*remove)(TessBaseAPI*);
  int (*init)(TessBaseAPI*, const char* data_folder, const char* language, int engine);
  int (*set_variable)(TessBaseAPI*, const char* name, const char* value);
  void (*set_segmentation)(TessBaseAPI*, int mode);
  void (*set_image)(TessBaseAPI*, const unsigned char*, int width, int height, int bytes_per_pixel, int bytes_per_line);
  void (*set_resolution)(TessBaseAPI*, int dots_per_inch);
  int (*recognize)(TessBaseAPI*, ETEXT_DESC*);
  void (*clear)(TessBaseAPI*);
  void (*forget_shapes)(TessBaseAPI*);
  TessResultIterator* (*iterator)(TessBaseAPI*);
  void (*remove_iterator)(TessResultIterator*);
  TessPageIterator* (*page_iterator)(TessResultIterator*);
  int (*next)(TessResultIterator*, int level);
  char* (*text)(const TessResultIterator*, int level);
  float (*confidence)(const TessResultIterator*, int level);
  int (*starts)(const TessPageIterator*, int level);
  int (*box)(const TessPageIterator*, int level, int* left, int* top, int* right, int* bottom);
  void (*remove_text)(const char*);
  ETEXT_DESC* (*monitor)();
  void (*remove_monitor)(ETEXT_DESC*);
  void (*set_cancel)(ETEXT_DESC*, bool (*)(void*, int));
  void (*set_cancel_this)(ETEXT_DESC*, void*);
};

bool load(const RuntimeLibrary& library, Api& api) {
  return library.find("TessBaseAPICreate", api.create) && library.find("TessBaseAPIDelete", api.remove) &&
         library.find("TessBaseAPIInit2", api.init) && library.find("TessBaseAPISetVariable", api.set_variable) &&
         library.find("TessBaseAPISetPageSegMode", api.set_segmentation) &&
         library.find("TessBaseAPISetImage", api.set_image) &&
         library.find("TessBaseAPISetSourceResolution", api.set_resolution) &&
         library.find("TessBaseAPIRecognize", api.recognize) && library.find("TessBaseAPIClear", api.clear) &&
         library.find("TessBaseAPIClearAdaptiveClassifier", api.forget_shapes) &&
         library.find("TessBaseAPIGetIterator", api.iterator) &&
         library.find("TessResultIteratorDelete", api.remove_iterator) &&
         library.find("TessResultIteratorGetPageIterator", api.page_iterator) &&
         library.find("TessResultIteratorNext", api.next) && library.find("TessResultIteratorGetUTF8Text", api.text) &&
         library.find("TessResultIteratorConfidence", api.confidence) &&
         library.find("TessPageIteratorIsAtBeginningOf", api.starts) &&
         library.find("TessPageIteratorBoundingBox", api.box) && library.find("TessDeleteText", api.remove_text) &&
         library.find("TessMonitorCreate", api.monitor) && library.find("TessMonitorDelete", api.remove_monitor) &&
         library.find("TessMonitorSetCancelFunc", api.set_cancel) &&
         library.find("TessMonitorSetCancelThis", api.set_cancel_this);
}

template <class Handle>
using Owned = std::unique_ptr<Handle, void (*)(Handle*)>;

// What Tesseract asks between two words.
struct Watch {
  double start = processor_seconds();
  double told = start;
  bool too_long = false;
  const std::function<void()>* at_work = nullptr;
  std::exception_ptr failure;

  bool stops() noexcept {
    const double now = processor_seconds();
    if (now - start > kMaxPageSeconds) too_long = true;
    if (now - told > 1.0 && *at_work) {
      told = now;
      try {
        (*at_work)();
      } catch (...) {
        failure = std::current_exception();
      }
    }
    return too_long || failure;
  }
};

bool ask_watch(void* watch, int) { return static_cast<Watch*>(watch)->stops(); }

}  // namespace

struct OcrEngine::Tesseract {
  Api api{};
  Owned<TessBaseAPI> handle{nullptr, nullptr};
};

OcrEngine::OcrEngine(const std::string& data_folder) : tesseract_(std::make_unique<Tesseract>()) {
  const RuntimeLibrary library({"libtesseract.so.5", "libtesseract.so.4"});
  Api& api = tesseract_->api;
  if (!load(library, api)) throw OcrMissing(kNotInstalled);
  const std::string data = find_data(data_folder);
  if (data.empty()) throw OcrMissing(kNoEnglish);
  // More threads make a page slower (its products are small), and the words must not depend on the machine.
  if (void (*set_threads)(int) = nullptr; library.find("omp_set_num_threads", set_threads)) set_threads(1);
  tesseract_->handle = Owned<TessBaseAPI>(api.create(), api.remove);
  TessBaseAPI* const handle = tesseract_->handle.get();
  // It writes what it thinks of a page to the error output, which is the program's.
  api.set_variable(handle, "debug_file", "/dev/null");
  if (api.init(handle, data.c_str(), "eng", kLstmOnly) != 0) throw OcrMissing(kNoEnglish);
  api.set_segmentation(handle, kWholePage);
}

OcrEngine::OcrEngine(OcrEngine&&) noexcept = default;
OcrEngine& OcrEngine::operator=(OcrEngine&&) noexcept = default;
OcrEngine::~OcrEngine() = default;

OcrReading OcrEngine::read(const Picture& picture, const std::function<void()>& at_work) {
  OcrReading out;
  const std::size_t row =
      static_cast<std::size_t>(std::max(picture.width, 0)) * static_cast<std::size_t>(picture.channels);
  if (picture.width < kMinSide || picture.height < kMinSide) return {{}, "is too small to hold words"};
  if (picture.width > kMaxSide || picture.height > kMaxSide) return {{}, "is too large to be read"};
  if ((picture.channels != 1 && picture.channels != 3) ||
      picture.pixels.size() < row * static_cast<std::size_t>(picture.height))
    return {{}, "is damaged: pixels are missing"};

  const Api& api = tesseract_->api;
  TessBaseAPI* const handle = tesseract_->handle.get();
  api.forget_shapes(handle);
  api.set_image(handle, picture.pixels.data(), picture.width, picture.height, picture.channels, static_cast<int>(row));
  const bool known = picture.dots_per_inch >= 70 && picture.dots_per_inch <= 2400;
  if (known) api.set_resolution(handle, static_cast<int>(std::lround(picture.dots_per_inch)));

  Watch watch;
  watch.at_work = &at_work;
  const Owned<ETEXT_DESC> monitor(api.monitor(), api.remove_monitor);
  api.set_cancel(monitor.get(), ask_watch);
  api.set_cancel_this(monitor.get(), &watch);
  const int failed = api.recognize(handle, monitor.get());
  if (watch.failure) std::rethrow_exception(watch.failure);
  if (watch.too_long)
    out.flaw = fmt::format("took more than {:.0f} s to read and was given up", kMaxPageSeconds);
  else if (failed != 0)
    out.flaw = "could not be read by Tesseract";

  const double scale = known ? kPointsPerInch / picture.dots_per_inch : 1.0;
  const Owned<TessResultIterator> place(out.flaw.empty() ? api.iterator(handle) : nullptr, api.remove_iterator);
  if (place) {
    const TessPageIterator* const page = api.page_iterator(place.get());
    bool paragraph = true;
    bool line = true;
    do {
      // A word that is left out hands its beginnings on.
      paragraph = paragraph || api.starts(page, kParagraphLevel) != 0;
      line = line || api.starts(page, kLineLevel) != 0;
      const std::unique_ptr<char, void (*)(const char*)> text(api.text(place.get(), kWordLevel), api.remove_text);
      if (!text) continue;
      std::string word = text.get();
      std::erase_if(word, [](char byte) { return static_cast<unsigned char>(byte) <= ' '; });
      if (word.empty()) continue;
      int left = 0, top = 0, right = 0, bottom = 0;
      api.box(page, kWordLevel, &left, &top, &right, &bottom);
      out.words.push_back({std::move(word),
                           {left * scale, top * scale, right * scale, bottom * scale},
                           std::clamp(static_cast<double>(api.confidence(place.get(), kWordLevel)) / 100.0, 0.0, 1.0),
                           std::exchange(line, false),
                           std::exchange(paragraph, false)});
    } while (api.next(place.get(), kWordLevel) != 0);
  }
  api.clear(handle);
  if (!out.flaw.empty()) return out;
  if (out.words.empty())
    out.flaw = "has no words";
  else if (is_noise(out.words)) {
    out.words.clear();
    out.flaw = "has no words that can be told from noise";
  }
  return out;
}

}  // namespace whowhom

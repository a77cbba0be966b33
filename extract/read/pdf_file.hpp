// A PDF behind poppler: pages as plain values, what the file says of itself, and the files in it.
//
// The only door to poppler. Its interface for programs (poppler-cpp) knows neither colours nor filled areas nor the
// order of drawing, without which text under a black box is text; so this uses the interface of poppler's own tools,
// which changes between versions and is therefore kept to one file. Tried with 22.12.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extract/read/ocr.hpp"
#include "extract/read/pdf_page.hpp"

namespace whowhom {

enum class PdfState {
  good,
  needs_password,  ///< it cannot be read without the password of its user
  damaged,         ///< there is no list of pages to be had
};

class PdfFile {
 public:
  /// Opens bytes that must outlive the object.
  explicit PdfFile(std::string_view bytes);
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  PdfState state() const;
  int pages() const;  ///< 0 where the state is not good

  /// The letters and areas of a page, `number` from 1. Empty and of no size where the file has no such page.
  PdfPage page(int number);

  /// The page as it looks, in grey; of fewer dots an inch where it would be too large, and empty where there is none.
  Picture picture(int number, double dots_per_inch);

  std::string title();                   ///< UTF-8, as the file says it; may be empty
  std::optional<std::string> created();  ///< ISO 8601

  /// Files in the file and on its pages: a name and its bytes, until the callback says false.
  void each_attachment(const std::function<bool(std::string name, std::string_view bytes)>& take);

  /// What reviewers wrote beside the page ("sticky notes") and is not shown on it.
  std::size_t comments(int number);

  /// Errors in the file that poppler met until now.
  std::size_t errors() const;

 private:
  struct Poppler;
  std::unique_ptr<Poppler> poppler_;
};

}  // namespace whowhom

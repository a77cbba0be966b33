#include "fuzz/fuzz.hpp"

#include <glib.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "extract/read/document_codec.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxMemory = 1u << 30;

class CheckingSink : public DocumentSink {
 public:
  void take(Document document) override { require_good(document); }
  void take(Diagnostic diagnostic) override { require(is_document_text(diagnostic.message), "a diagnostic is UTF-8"); }
  void progress(std::size_t) override {}
};

}  // namespace

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

void require_in_order(const std::vector<Span>& spans, std::size_t size) {
  std::size_t end = 0;
  for (const Span span : spans) {
    require(span.start >= end, "spans are in text order and disjoint");
    require(span.start <= span.end, "a span begins before its end");
    require(span.end <= size, "a span ends within the text");
    end = span.end;
  }
}

bool is_document_text(std::string_view text) {
  return text.find('\0') == std::string_view::npos &&
         g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) != FALSE;
}

void require_good(const Document& document) {
  const std::size_t size = document.text.size();
  require(is_document_text(document.text), "a text is UTF-8 without NUL");
  require_parts_in_order(document.set_aside, size);
  require_parts_in_order(document.read_from_picture, size);
  require_parts_in_order(document.places, size);
  for (const WordConfidence& word : document.read_from_picture)
    require(word.confidence >= 0 && word.confidence <= 1, "a confidence is 0 to 1");
  if (!document.pages.empty()) {
    require_parts_in_order(document.pages, size);
    require(document.pages.front().span.start == 0 && document.pages.back().span.end == size, "pages cover the text");
  }
  const auto flaw = flaw_of(document, ReadOptions{}.max_bytes);
  require(!flaw, flaw ? flaw->c_str() : "");
  const std::string bytes = encode_document(document);
  require(encode_document(decode_document(bytes, kMaxMemory)) == bytes, "a document passes to the parent unchanged");
}

void fuzz_reader(void (*reader)(const ReadInput&, Reading&), std::string_view bytes, const char* name) {
  ReadOptions options;
  options.ocr = Ocr::never;
  CheckingSink sink;
  Reading reading(options, sink);
  try {
    reader({bytes, name, "", name}, reading);
  } catch (const Error& error) {
    require(is_document_text(error.what()), "a message is UTF-8");
  }
}

}  // namespace whowhom

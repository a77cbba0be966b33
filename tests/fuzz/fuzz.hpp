// What the fuzz targets share: a sink that checks what a reader gives, and checks that stop the fuzzer.
//
// A target is a file of a few lines. It may throw Error and nothing else, and what it gives must be what its header
// promises: so the fuzzer finds wrong answers as well as crashes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/read/document.hpp"
#include "extract/read/reading.hpp"

namespace whowhom {

/// Ends the process with the words where `holds` is false.
void require(bool holds, const char* what);

/// In order, disjoint, and within a text of `size` bytes.
void require_in_order(const std::vector<Span>& spans, std::size_t size);

/// The same of the parts of something, each with its span.
template <class Parts>
void require_parts_in_order(const Parts& parts, std::size_t size) {
  std::vector<Span> spans;
  for (const auto& part : parts) spans.push_back(part.span);
  require_in_order(spans, size);
}

/// All that Document promises, and that it passes from the process of a reader to its parent unchanged.
void require_good(const Document& document);

/// Reads the bytes with one reader and checks each document. Attachments and files of archives go to their readers;
/// pictures are left, since a page of OCR takes seconds.
void fuzz_reader(void (*reader)(const ReadInput&, Reading&), std::string_view bytes, const char* name);

/// Whether `text` is what the stages behind the readers are given: UTF-8 without NUL. Targets of such stages leave
/// other inputs.
bool is_document_text(std::string_view text);

}  // namespace whowhom

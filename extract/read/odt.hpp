// Text documents and presentations of LibreOffice and others (OpenDocument 1.3).
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// Paragraphs, headings, lists, tables (a row a block); notes and comments behind their paragraphs; of presentations a
/// page for each slide, with the speaker's notes. Text that was deleted and is still there as a change is not read, and
/// said to be there. Throws Error where there is no text to be had.
void read_opendocument(const ReadInput& input, Reading& reading);

}  // namespace whowhom

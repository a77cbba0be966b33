// Rich Text Format 1.9.1, as word processors save it and Outlook keeps the bodies of mail.
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// The text of the document's body: paragraphs are blocks, cells are parted by tabs and rows by empty lines. Footnotes,
/// comments and text boxes stand behind their paragraph; page headers and footers and hidden text are set aside;
/// deleted text that is still in the file is left out and told. Letters are of the font's code page or Unicode. HTML
/// that Outlook wrapped in RTF ([MS-OXRTFEX]) is read as HTML. Groups deeper than 200 are passed over.
void read_rtf(const ReadInput& input, Reading& reading);

}  // namespace whowhom

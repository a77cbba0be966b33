// Web pages, and what else is written in HTML: bodies of mail, chapters of books.
#pragma once

#include <string_view>

#include "extract/read/document.hpp"
#include "extract/read/markup_text.hpp"
#include "extract/read/reading.hpp"

namespace whowhom {

/// Reads HTML of any age with libxml2's parser, which mends what is broken as browsers do. What a page wraps around its
/// text (nav, header, footer, aside, tables of contents, notes on cookies) and what it hides is in the text and set
/// aside; scripts and styles are not text. Marks of footnotes are set aside, notes within a sentence put behind its
/// paragraph; what mail quotes (blockquote type="cite") begins with "> ". Throws Error where there is no text.
void read_html(const ReadInput& input, Reading& reading);

struct HtmlOptions {
  std::string_view charset;     ///< what something outside says of the encoding; may be empty
  bool keep_furniture = false;  ///< read what a page wraps around its text
  bool with_places = true;      ///< places of blocks by their bytes
  bool is_mail = false;         ///< a body of mail has no furniture
};

/// The text, title, date and parts of an HTML document; `source` stays empty but for the title. For those who have HTML
/// within something else. An empty text is no error here.
Document html_document(std::string_view bytes, const HtmlOptions& options = {});

/// Adds the text of an HTML document to `text`; its title is returned. For books of many chapters.
std::string add_html(std::string_view bytes, const HtmlOptions& options, MarkupText& text);

}  // namespace whowhom

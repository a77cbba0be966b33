#include "extract/read/odt.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/read/lines.hpp"
#include "extract/read/markup_text.hpp"
#include "extract/read/office_properties.hpp"
#include "extract/read/xml_events.hpp"
#include "extract/read/zip_parts.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

class OpenDocumentText {
 public:
  OpenDocumentText() { texts_.push_back({}); }

  bool parse(std::string_view xml) {
    return parse_xml(xml, {.start = [this](std::string_view name, const XmlAttributes&) { start(name); },
                           .end = [this](std::string_view name) { end(name); },
                           .text = [this](std::string_view words) { characters(words); }});
  }

  MarkupText& text() { return texts_.back().text; }
  std::size_t deletions() const { return deletions_; }

 private:
  struct Text {
    MarkupText text;
    std::string what;         // of a note: what it is
    std::size_t cells = 0;    // open cells
    std::size_t in_cell = 0;  // paragraphs so far of the innermost one
    std::string author;       // of a comment
  };

  void start(std::string_view name) {
    if (passed_over_ > 0 || name == "tracked-changes" || name == "note-citation" || name == "date" || name == "forms" ||
        name == "scripts" || name == "sequence-decls") {
      ++passed_over_;
      deletions_ += name == "deletion" ? 1 : 0;
      return;
    }
    Text& open = texts_.back();
    if (name == "p" || name == "h") {
      ++paragraphs_;
      if (open.cells > 0 && open.in_cell++ > 0) open.text.end_line();
    } else if (name == "s" || name == "tab") {
      open.text.words(" ");
    } else if (name == "line-break") {
      open.text.end_line();
    } else if (name == "table-cell") {
      ++open.cells;
      open.in_cell = 0;
    } else if (name == "note-body") {
      open_note("footnote");
    } else if (name == "annotation") {
      open_note("comment");
    } else if (name == "creator") {
      in_creator_ = true;
    } else if (name == "page") {
      open.text.end_block();
      open.text.begin_page(++slide_);
      open.text.begin_place(fmt::format("slide {}", slide_));
    }
  }

  void open_note(const char* what) {
    texts_.emplace_back();
    texts_.back().what = what;
  }

  void end(std::string_view name) {
    if (passed_over_ > 0) {
      --passed_over_;
      return;
    }
    Text& open = texts_.back();
    if (name == "p" || name == "h") {
      paragraphs_ -= std::min<std::size_t>(paragraphs_, 1);
      if (open.cells == 0) open.text.end_block();
    } else if (name == "table-cell") {
      open.cells -= std::min<std::size_t>(open.cells, 1);
      open.text.end_cell();
    } else if (name == "table-row" || name == "table" || name == "page" || name == "notes") {
      open.text.end_block();
    } else if (name == "creator") {
      in_creator_ = false;
    } else if ((name == "note-body" || name == "annotation") && texts_.size() > 1) {
      std::string words = open.text.take().text;
      if (!open.author.empty()) words = fmt::format("[Comment by {}] {}", open.author, words);
      std::string what = std::move(open.what);
      texts_.pop_back();
      text().note(std::move(words), std::move(what));
    }
  }

  void characters(std::string_view words) {
    if (passed_over_ > 0) return;
    if (in_creator_)
      texts_.back().author += words;
    else if (paragraphs_ > 0)
      text().words(words);
  }

  std::vector<Text> texts_;  // the document's, and those of notes that are open
  std::size_t passed_over_ = 0;
  std::size_t deletions_ = 0;
  std::size_t paragraphs_ = 0;  // open ones
  int slide_ = 0;
  bool in_creator_ = false;
};

}  // namespace

void read_opendocument(const ReadInput& input, Reading& reading) {
  const ZipParts zip = read_zip_parts(input, reading, [](std::string_view name) {
    return name == "content.xml" || name == "meta.xml" || name == "META-INF/manifest.xml";
  });
  if (zip.of("META-INF/manifest.xml").find("encryption-data") != std::string_view::npos)
    throw Error(fmt::format("{}: is encrypted; open it with its password and save it without", where(input)));
  const std::string_view xml = zip.of("content.xml");
  if (xml.empty())
    throw Error(fmt::format("{}: is damaged: the text is missing in it; open it in LibreOffice and save it anew",
                            where(input)));
  OpenDocumentText text;
  const bool whole = text.parse(xml);
  if (!whole || zip.damaged)
    reading.tell(Severity::error, where(input),
                 "is damaged, and what comes after the damage is missing; open it in LibreOffice and save it anew");
  if (text.deletions() > 0)
    reading.tell(Severity::note, where(input),
                 "text that somebody deleted is still in the file, as a change; it is not read");
  Document document = text.text().take();
  document.media_type = sniff_media_type(input.bytes, input.name);
  read_properties(zip.of("meta.xml"), document);
  reading.progress();
  reading.deliver(input, std::move(document));
}

}  // namespace whowhom

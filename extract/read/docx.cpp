// Notes and comments are read first, so that they are at hand where the text refers to them.
#include "extract/read/docx.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/read/lines.hpp"
#include "extract/read/markup_text.hpp"
#include "extract/read/office_properties.hpp"
#include "extract/read/part_name.hpp"
#include "extract/read/xml_events.hpp"
#include "extract/read/zip_parts.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

using Notes = std::map<std::string, std::string, std::less<>>;

bool is_on(std::string_view value) { return value != "0" && value != "false" && value != "off"; }

// The text of one part of the document; footnotes.xml and comments.xml are parts with a text for each note.
class WordText {
 public:
  WordText(const Notes& footnotes, const Notes& endnotes, const Notes& comments, bool pages)
      : footnotes_(footnotes), endnotes_(endnotes), comments_(comments), pages_(pages) {
    texts_.emplace_back();
    if (pages_) texts_.back().begin_page(page_);
  }

  bool parse(std::string_view xml) {
    return parse_xml(xml, {.start = [this](std::string_view name, const XmlAttributes& a) { start(name, a); },
                           .end = [this](std::string_view name) { end(name); },
                           .text = [this](std::string_view words) { characters(words); }});
  }

  MarkupText& text() { return texts_.back(); }
  std::size_t deletions() const { return deletions_; }

 private:
  void start(std::string_view name, const XmlAttributes& attributes) {
    // Changes that took text away, and the copy for old programs of what a choice says already.
    if (passed_over_ > 0 || name == "del" || name == "moveFrom" || name == "Fallback") {
      if (passed_over_++ == 0 && name != "Fallback") ++deletions_;
      return;
    }
    if (name == "t") {
      in_text_ = true;
      start_of_run_ = text().size();
    } else if (name == "p") {
      if (in_cell() && cells_.back()++ > 0) text().end_line();
    } else if (name == "tab") {
      if (in_run_) text().words(" ");
    } else if (name == "br" || name == "cr") {
      if (in_run_) text().end_line();
    } else if (name == "noBreakHyphen") {
      text().words("-");
    } else if (name == "r") {
      in_run_ = true;
      hidden_ = false;
    } else if (name == "vanish") {
      hidden_ = in_run_ && is_on(attributes.of("val"));
    } else if (name == "lastRenderedPageBreak" && pages_ && texts_.size() == 1) {
      text().begin_page(++page_);
    } else if (name == "tc") {
      cells_.push_back(0);
    } else if (name == "txbxContent") {
      texts_.emplace_back();
      cells_.push_back(-1);
    } else if (name == "footnoteReference") {
      add_note(footnotes_, attributes.of("id"), "footnote");
    } else if (name == "endnoteReference") {
      add_note(endnotes_, attributes.of("id"), "endnote");
    } else if (name == "commentReference") {
      add_note(comments_, attributes.of("id"), "comment");
    }
  }

  void end(std::string_view name) {
    if (passed_over_ > 0) {
      --passed_over_;
      return;
    }
    if (name == "t") {
      in_text_ = false;
      if (hidden_) text().set_aside(start_of_run_, "hidden text");
    } else if (name == "r") {
      in_run_ = false;
    } else if (name == "p") {
      if (!in_cell()) text().end_block();
    } else if (name == "tc") {
      if (!cells_.empty()) cells_.pop_back();
      text().end_cell();
    } else if (name == "tr" || name == "tbl") {
      text().end_block();
    } else if (name == "txbxContent" && texts_.size() > 1) {
      if (!cells_.empty()) cells_.pop_back();
      std::string words = texts_.back().take().text;
      texts_.pop_back();
      text().note(std::move(words), "text box");
    }
  }

  void characters(std::string_view words) {
    if (in_text_ && passed_over_ == 0) text().words(words);
  }

  // In a cell paragraphs are lines; a text box in a cell is a text of its own.
  bool in_cell() const { return !cells_.empty() && cells_.back() >= 0; }

  void add_note(const Notes& notes, std::string_view id, std::string_view kind) {
    const auto found = notes.find(id);
    if (found != notes.end() && !found->second.empty()) text().note(found->second, fmt::format("{} {}", kind, id));
  }

  const Notes& footnotes_;
  const Notes& endnotes_;
  const Notes& comments_;
  const bool pages_;
  std::vector<MarkupText> texts_;  // the document's, and those of text boxes that are open
  std::vector<int> cells_;         // paragraphs so far of each open cell; below 0 for a text box
  std::size_t passed_over_ = 0;
  std::size_t deletions_ = 0;
  std::size_t start_of_run_ = 0;
  int page_ = 1;
  bool in_text_ = false;
  bool in_run_ = false;
  bool hidden_ = false;
};

// Each `element` of a part, by its id: footnotes, endnotes, comments.
Notes read_notes(std::string_view xml, std::string_view element) {
  Notes notes;
  std::string id;
  std::string words;
  bool in_text = false;
  std::size_t depth = 0;
  parse_xml(xml, {.start =
                      [&](std::string_view name, const XmlAttributes& attributes) {
                        if (name == element) {
                          id = attributes.of("id");
                          words.clear();
                          // Separators are no notes.
                          depth = attributes.of("type").empty() || attributes.of("type") == "normal" ? 1 : 0;
                          if (!attributes.of("author").empty())
                            words = fmt::format("[Comment by {}] ", shown_name(attributes.of("author")));
                        }
                        in_text = name == "t";
                      },
                  .end =
                      [&](std::string_view name) {
                        in_text = false;
                        if (name == "p") words += ' ';
                        if (name == element && depth == 1) notes[id] = words;
                      },
                  .text =
                      [&](std::string_view text) {
                        if (in_text) words += text;
                      }});
  return notes;
}

bool is_page_head(std::string_view name) {
  return name.ends_with(".xml") && (name.starts_with("word/header") || name.starts_with("word/footer"));
}

bool is_wanted(std::string_view name) {
  return name == "word/document.xml" || name == "word/document2.xml" || name == "word/footnotes.xml" ||
         name == "word/endnotes.xml" || name == "word/comments.xml" || name == "docProps/core.xml" ||
         is_page_head(name) || name.starts_with("word/embeddings/");
}

}  // namespace

void read_docx(const ReadInput& input, Reading& reading) {
  ZipParts zip = read_zip_parts(input, reading, is_wanted);
  std::string_view xml = zip.of("word/document.xml");
  if (xml.empty()) xml = zip.of("word/document2.xml");
  if (xml.empty())
    throw Error(fmt::format(
        "{}: is damaged: the text is missing in it; open it in Word or LibreOffice and save it anew", where(input)));
  const Notes footnotes = read_notes(zip.of("word/footnotes.xml"), "footnote");
  const Notes endnotes = read_notes(zip.of("word/endnotes.xml"), "endnote");
  const Notes comments = read_notes(zip.of("word/comments.xml"), "comment");
  WordText text(footnotes, endnotes, comments, xml.find("lastRenderedPageBreak") != std::string_view::npos);
  const bool whole = text.parse(xml);
  for (const auto& [name, part] : zip.parts) {
    if (!is_page_head(name)) continue;
    WordText head(footnotes, endnotes, comments, false);
    head.parse(part);
    const std::string words = head.text().take().text;
    text.text().end_block();
    const std::size_t start = text.text().size();
    text.text().begin_place("head or foot of the pages");
    text.text().words(words);
    if (!reading.options().all_text) text.text().set_aside(start, "head or foot of the pages");
  }
  if (!whole || zip.damaged)
    reading.tell(
        Severity::error, where(input),
        "is damaged, and what comes after the damage is missing; open it in Word or LibreOffice and save it anew");
  if (text.deletions() > 0)
    reading.tell(
        Severity::note, where(input),
        text.deletions() == 1
            ? std::string("1 piece of text that somebody deleted is still in the file, as a change; it is not read")
            : fmt::format("{} pieces of text that somebody deleted are still in the file, as changes; they are not "
                          "read",
                          text.deletions()));
  Document document = text.text().take();
  document.media_type = MediaType::docx;
  read_properties(zip.of("docProps/core.xml"), document);
  reading.progress();
  const bool empty = trimmed(document.text, {0, document.text.size()}).empty();
  if (!empty) reading.deliver(input, std::move(document));
  bool embedded = false;
  for (const auto& [name, part] : zip.parts) {
    if (!name.starts_with("word/embeddings/")) continue;
    embedded = true;
    const std::string shown = shown_name(base_name(name));
    if (!reading.read_part(input, shown, shown, part)) break;
  }
  if (empty && !embedded) throw Error(fmt::format("{}: is empty: there is no text to read", where(input)));
}

}  // namespace whowhom

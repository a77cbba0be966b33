#include "extract/read/office_properties.hpp"

#include "extract/language/letters.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/xml_events.hpp"

namespace whowhom {
namespace {

// "Microsoft Word - draft.doc", "report_final.docx", "Untitled 1", "PowerPoint Presentation".
bool is_placeholder(std::string_view title) {
  const std::string lower = lower_case(title);
  for (const std::string_view ending : {".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".xls", ".xlsx",
                                        ".ods", ".pdf", ".txt", ".indd", ".wpd"})
    if (lower.ends_with(ending)) return true;
  return lower.starts_with("microsoft ") || lower.starts_with("untitled") || lower == "powerpoint presentation" ||
         lower.find(' ') == std::string::npos;
}

}  // namespace

void read_properties(std::string_view xml, Document& document) {
  std::string words;
  std::string title;
  std::string created;
  parse_xml(xml, {.start = [&](std::string_view, const XmlAttributes&) { words.clear(); },
                  .end =
                      [&](std::string_view name) {
                        if (name == "title") title = words;
                        if (name == "created" || name == "creation-date") created = words;
                        words.clear();
                      },
                  .text = [&](std::string_view text) { words += text.substr(0, 1000); }});
  title = slice(title, trimmed(title, {0, title.size()}));
  if (!title.empty() && !is_placeholder(title) && !first_wrong_utf8_byte(title)) document.source.title = title;
  if (created.size() >= 10 && created.size() <= 40 && created[4] == '-' && !first_wrong_utf8_byte(created))
    document.created = created;
}

}  // namespace whowhom

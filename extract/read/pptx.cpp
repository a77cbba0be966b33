// presentation.xml names the slides by ids, its relations the files of these, and a slide's relations its notes.
#include "extract/read/pptx.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/read/markup_text.hpp"
#include "extract/read/office_properties.hpp"
#include "extract/read/xml_events.hpp"
#include "extract/read/zip_parts.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::string_view kPresentation = "ppt/presentation.xml";

// "ppt/slides/slide1.xml" to "ppt/slides/_rels/slide1.xml.rels".
std::string relations_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return fmt::format("{}/_rels/{}.rels", part.substr(0, slash), part.substr(slash + 1));
}

struct Relation {
  std::string type;  // the last word of its URL
  std::string part;
};

std::map<std::string, Relation> read_relations(const ZipParts& zip, std::string_view part) {
  std::map<std::string, Relation> out;
  parse_xml(zip.of(relations_of(part)), {.start = [&](std::string_view name, const XmlAttributes& attributes) {
              if (name != "Relationship" || attributes.of("TargetMode") == "External") return;
              const std::string_view type = attributes.of("Type");
              const std::size_t slash = type.rfind('/');
              out[std::string(attributes.of("Id"))] = {
                  std::string(slash == std::string_view::npos ? type : type.substr(slash + 1)),
                  part_path(part, attributes.of("Target"))};
            }});
  return out;
}

std::vector<std::string> slides_in_order(const ZipParts& zip) {
  const std::map<std::string, Relation> relations = read_relations(zip, kPresentation);
  std::vector<std::string> out;
  parse_xml(zip.of(kPresentation), {.start = [&](std::string_view name, const XmlAttributes& attributes) {
              if (name != "sldId") return;
              // Both "id" and "r:id" are there; the relation's is the one that is known.
              for (const auto& [id, relation] : relations)
                if (relation.type == "slide" && attributes.of_any("id", id)) out.push_back(relation.part);
            }});
  return out;
}

bool add_slide(std::string_view xml, MarkupText& text) {
  bool in_text = false;
  std::size_t cells = 0;
  return parse_xml(xml, {.start =
                             [&](std::string_view name, const XmlAttributes&) {
                               in_text = name == "t";
                               if (name == "br") text.end_line();
                               if (name == "tc") ++cells;
                             },
                         .end =
                             [&](std::string_view name) {
                               in_text = false;
                               if (name == "p") cells > 0 ? text.words(" ") : text.end_block();
                               if (name == "tc") {
                                 cells -= cells > 0 ? 1 : 0;
                                 text.end_cell();
                               }
                               if (name == "tr" || name == "txBody") cells > 0 ? void() : text.end_block();
                             },
                         .text =
                             [&](std::string_view words) {
                               if (in_text) text.words(words);
                             }});
}

}  // namespace

void read_pptx(const ReadInput& input, Reading& reading) {
  const ZipParts zip = read_zip_parts(input, reading, [](std::string_view name) {
    return name == kPresentation || name == "docProps/core.xml" || name.starts_with("ppt/_rels/") ||
           name.starts_with("ppt/slides/") || name.starts_with("ppt/notesSlides/");
  });
  MarkupText text;
  bool whole = !zip.damaged;
  int number = 0;
  for (const std::string& slide : slides_in_order(zip)) {
    text.end_block();
    text.begin_page(++number);
    text.begin_place(fmt::format("slide {}", number));
    whole = add_slide(zip.of(slide), text) && whole;
    for (const auto& [id, relation] : read_relations(zip, slide)) {
      if (relation.type != "notesSlide") continue;
      text.end_block();
      text.begin_place(fmt::format("notes to slide {}", number));
      whole = add_slide(zip.of(relation.part), text) && whole;
    }
    reading.progress();
  }
  if (number == 0)
    throw Error(
        fmt::format("{}: is damaged: the slides are missing in it; open it in PowerPoint or LibreOffice and "
                    "save it anew",
                    where(input)));
  if (!whole)
    reading.tell(Severity::error, where(input),
                 "is damaged, and some of it is missing; open it in PowerPoint or LibreOffice and save it anew");
  Document document = text.take();
  document.media_type = MediaType::pptx;
  read_properties(zip.of("docProps/core.xml"), document);
  reading.deliver(input, std::move(document));
}

}  // namespace whowhom

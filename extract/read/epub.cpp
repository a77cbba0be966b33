#include "extract/read/epub.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/read/html.hpp"
#include "extract/read/markup_text.hpp"
#include "extract/read/xml_events.hpp"
#include "extract/read/zip_parts.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::string_view kContainer = "META-INF/container.xml";
constexpr std::string_view kEncryption = "META-INF/encryption.xml";

// The package file that container.xml names (OCF 3.3, 4.2.6.3.1).
std::string package_of(std::string_view container) {
  std::string path;
  parse_xml(container, {.start = [&path](std::string_view name, const XmlAttributes& attributes) {
              if (name == "rootfile" && path.empty()) path = part_path("", attributes.of("full-path"));
            }});
  return path;
}

struct Package {
  std::vector<std::string> chapters;
  std::string title;
};

Package read_package(std::string_view xml, std::string_view path) {
  Package package;
  std::map<std::string, std::string, std::less<>> files;
  bool in_title = false;
  parse_xml(xml, {.start =
                      [&](std::string_view name, const XmlAttributes& attributes) {
                        in_title = name == "title" && package.title.empty();
                        if (name == "item" && attributes.of("media-type").find("html") != std::string_view::npos)
                          files[std::string(attributes.of("id"))] = part_path(path, attributes.of("href"));
                        if (name != "itemref") return;
                        const auto file = files.find(attributes.of("idref"));
                        if (file != files.end()) package.chapters.push_back(file->second);
                      },
                  .end = [&](std::string_view) { in_title = false; },
                  .text =
                      [&](std::string_view words) {
                        if (in_title) package.title += words;
                      }});
  return package;
}

bool is_chapter(std::string_view name) {
  return name.ends_with("html") || name.ends_with(".htm") || name.ends_with(".xml") || name.ends_with(".opf");
}

}  // namespace

void read_epub(const ReadInput& input, Reading& reading) {
  const ZipParts zip = read_zip_parts(input, reading, [](std::string_view name) {
    return name == kContainer || name == kEncryption || is_chapter(name);
  });
  const std::string path = package_of(zip.of(kContainer));
  const Package package = read_package(zip.of(path), path);
  MarkupText text;
  std::size_t number = 0;
  std::size_t missing = 0;
  for (const std::string& chapter : package.chapters) {
    text.end_block();
    text.begin_place(fmt::format("chapter {}", ++number));
    const std::string_view html = zip.of(chapter);
    if (html.empty())
      ++missing;
    else
      add_html(html, {.charset = {}, .keep_furniture = reading.options().all_text, .with_places = false}, text);
    reading.progress();
  }
  Document document = text.take();
  if (document.text.empty())
    throw Error(
        zip.of(kEncryption).find("EncryptedData") != std::string_view::npos
            ? fmt::format("{}: is encrypted; a copy without protection against copying can be read", where(input))
            : fmt::format("{}: is damaged: no chapter of it could be read", where(input)));
  if (missing > 0 || zip.damaged)
    reading.tell(Severity::error, where(input),
                 fmt::format("is damaged: {} of {} chapters are missing", missing, number));
  document.media_type = MediaType::epub;
  document.source.title = package.title;
  reading.deliver(input, std::move(document));
}

}  // namespace whowhom

// docx, odt, odp, pptx and EPUB, made in memory of their least parts.
#include <doctest/doctest.h>

#include "extract/read/html.hpp"
#include "extract/read/read_document.hpp"
#include "extract/read/xml_events.hpp"
#include "extract/read/zip_parts.hpp"
#include "graph/error.hpp"
#include "support/archive_of.hpp"

namespace whowhom {
namespace {

std::string docx(const std::string& body, std::vector<ArchiveFile> more = {}) {
  std::vector<ArchiveFile> files = {
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml", "<?xml version='1.0'?><w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>"}};
  files.insert(files.end(), more.begin(), more.end());
  return archive_of(files);
}

std::string paragraph(const std::string& words) { return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>"; }

std::string open_document(const std::string& body, const std::string& type = "text") {
  return archive_of(
      {{"mimetype", "application/vnd.oasis.opendocument." + type},
       {"content.xml", "<office:document-content><office:body>" + body + "</office:body></office:document-content>"}},
      {.format = ARCHIVE_FORMAT_ZIP, .options = "zip:compression=store"});
}

bool told(const ReadResult& result, Severity severity, const std::string& words) {
  for (const Diagnostic& diagnostic : result.diagnostics)
    if (diagnostic.severity == severity && diagnostic.message.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("paragraphs, breaks and tables of Word are blocks, lines and rows") {
  const Document document = read_one_document(
      docx(paragraph("Ann told</w:t></w:r><w:r><w:t xml:space='preserve'> Bo.") +
           "<w:p><w:r><w:t>One</w:t><w:br/><w:t>Two</w:t></w:r></w:p><w:tbl><w:tr><w:tc>" + paragraph("Ann") +
           paragraph("Lee") + "</w:tc><w:tc>" + paragraph("Chief") + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("Bo") +
           "</w:tc></w:tr></w:tbl>" + paragraph("End.")),
      "a.docx");
  CHECK(document.text == "Ann told Bo.\n\nOne\nTwo\n\nAnn\nLee\tChief\n\nBo\n\nEnd.\n");
  CHECK(document.media_type == MediaType::docx);
}

TEST_CASE("notes, comments and text boxes stand behind their paragraph") {
  const std::string footnotes = "<w:footnotes xmlns:w='w'><w:footnote w:type='separator' w:id='0'>" + paragraph("---") +
                                "</w:footnote><w:footnote w:id='2'>" + paragraph("By letter.") +
                                "</w:footnote></w:footnotes>";
  const std::string comments = "<w:comments xmlns:w='w'><w:comment w:id='5' w:author='Cy Orr'>" + paragraph("Really?") +
                               "</w:comment></w:comments>";
  const Document document = read_one_document(
      docx("<w:p><w:r><w:t>Ann told</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t> Bo.</w:t>"
           "<w:commentReference w:id='5'/></w:r><w:r><w:txbxContent>" +
               paragraph("Aside.") + "</w:txbxContent></w:r></w:p>" + paragraph("Next."),
           {{"word/footnotes.xml", footnotes}, {"word/comments.xml", comments}}),
      "a.docx");
  CHECK(document.text == "Ann told Bo.\n\nBy letter.\n\n[Comment by Cy Orr] Really?\n\nAside.\n\nNext.\n");
  REQUIRE(document.places.size() == 3);
  CHECK(document.places[0].what == "footnote 2");
}

TEST_CASE("what was deleted is not read and said to be there, what is hidden is set aside") {
  const ReadResult result = read_bytes(
      docx("<w:p><w:del><w:r><w:delText>not</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r>"
           "</w:moveFrom><w:r><w:t>Ann told Bo.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> Secret.</w:t>"
           "</w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> Shown.</w:t></w:r></w:p>"),
      "a.docx");
  REQUIRE(result.documents.size() == 1);
  const Document& document = result.documents[0];
  CHECK(document.text == "Ann told Bo. Secret. Shown.\n");
  REQUIRE(document.set_aside.size() == 1);
  CHECK(document.text.substr(document.set_aside[0].span.start, document.set_aside[0].span.size()) == "Secret.");
  CHECK(told(result, Severity::note, "2 pieces of text that somebody deleted"));
}

TEST_CASE("heads of pages are set aside at the end, and pages are where Word broke them") {
  const Document document =
      read_one_document(docx(paragraph("One.") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Two.</w:t></w:r></w:p>",
                             {{"word/header1.xml", "<w:hdr xmlns:w='w'>" + paragraph("Draft 3") + "</w:hdr>"}}),
                        "a.docx");
  CHECK(document.text == "One.\n\nTwo.\n\nDraft 3\n");
  REQUIRE(document.set_aside.size() == 1);
  CHECK(document.set_aside[0].reason == "head or foot of the pages");
  REQUIRE(document.pages.size() == 2);
  CHECK(document.pages[1].number == 2);
  CHECK(document.text.substr(document.pages[1].span.start, 4) == "Two.");
}

TEST_CASE("files in a document are read by their own readers, to a limit of depth") {
  std::string inner = docx(paragraph("Innermost."));
  for (int i = 0; i < 12; ++i) inner = docx(paragraph("Outer."), {{"word/embeddings/in.docx", inner}});
  const ReadResult result = read_bytes(inner, "a.docx");
  CHECK(result.documents.size() == 9);
  CHECK(result.documents[1].source.part == "in.docx");
  CHECK(told(result, Severity::error, "nested more than 8 deep"));
}

TEST_CASE("a cut or damaged document gives what is before the damage, or says what to do") {
  const std::string whole = docx(paragraph("Ann told Bo."));
  CHECK_THROWS_WITH_AS(read_one_document(whole.substr(0, 90), "a.docx"), doctest::Contains("is damaged"), Error);
  const ReadResult cut = read_bytes(docx(paragraph("Ann told Bo.") + "<w:p><w:r><w:t>And th</w:p>"), "a.docx");
  REQUIRE(cut.documents.size() == 1);
  CHECK(cut.documents[0].text.starts_with("Ann told Bo."));
  CHECK(told(cut, Severity::error, "what comes after the damage is missing"));
}

TEST_CASE("OpenDocument text: headings, notes, comments, tables, and changes that took text away") {
  const ReadResult result = read_bytes(
      open_document(
          "<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>not</text:p>"
          "</text:deletion></text:changed-region></text:tracked-changes><text:h>Flood</text:h><text:p>Ann<text:s/>"
          "told<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By letter.</text:p>"
          "</text:note-body></text:note> Bo.<office:annotation><dc:creator>Cy Orr</dc:creator><dc:date>2019</dc:date>"
          "<text:p>Really?</text:p></office:annotation></text:p><table:table><table:table-row><table:table-cell>"
          "<text:p>Ann</text:p></table:table-cell><table:table-cell><text:p>Chief</text:p></table:table-cell>"
          "</table:table-row></table:table></office:text>"),
      "a.odt");
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents[0].text ==
        "Flood\n\nAnn told Bo.\n\nBy letter.\n\n[Comment by Cy Orr] Really?\n\nAnn\tChief\n");
  CHECK(told(result, Severity::note, "deleted"));
}

TEST_CASE("slides are pages, in the order of the presentation, with the speaker's notes") {
  const auto slide = [](const std::string& words) {
    return "<p:sld><p:txBody><a:p><a:r><a:t>" + words + "</a:t></a:r></a:p></p:txBody></p:sld>";
  };
  const std::string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const Document document = read_one_document(
      archive_of(
          {{"ppt/presentation.xml",
            "<p:presentation><p:sldIdLst><p:sldId id='256' r:id='rId2'/><p:sldId id='257' r:id='rId1'/>"
            "</p:sldIdLst></p:presentation>"},
           {"ppt/_rels/presentation.xml.rels", "<Relationships><Relationship Id='rId1' Type='" + relation +
                                                   "slide' Target='slides/slide1.xml'/>"
                                                   "<Relationship Id='rId2' Type='" +
                                                   relation + "slide' Target='slides/slide2.xml'/></Relationships>"},
           {"ppt/slides/slide1.xml", slide("Last.")},
           {"ppt/slides/slide2.xml", slide("First.")},
           {"ppt/slides/_rels/slide2.xml.rels", "<Relationships><Relationship Id='n' Type='" + relation +
                                                    "notesSlide' Target='../notesSlides/n.xml'/></Relationships>"},
           {"ppt/notesSlides/n.xml", slide("Say it slowly.")}}),
      "a.pptx");
  CHECK(document.text == "First.\n\nSay it slowly.\n\nLast.\n");
  REQUIRE(document.pages.size() == 2);
  REQUIRE(document.places.size() == 3);
  CHECK(document.places[1].what == "notes to slide 1");
  const Document impress = read_one_document(
      open_document("<office:presentation><draw:page><text:p>One.</text:p></draw:page><draw:page><text:p>Two.</text:p>"
                    "</draw:page></office:presentation>",
                    "presentation"),
      "a.odp");
  CHECK(impress.pages.size() == 2);
  CHECK(impress.media_type == MediaType::odp);
}

TEST_CASE("a book is its chapters in the order of the spine") {
  const std::string book = archive_of(
      {{"mimetype", "application/epub+zip"},
       {"META-INF/container.xml", "<container><rootfiles><rootfile full-path='OEBPS/b.opf'/></rootfiles></container>"},
       {"OEBPS/b.opf",
        "<package><metadata><dc:title>The Flood</dc:title></metadata><manifest>"
        "<item id='a' href='one%20a.xhtml' media-type='application/xhtml+xml'/>"
        "<item id='b' href='../two.html' media-type='application/xhtml+xml'/></manifest>"
        "<spine><itemref idref='b'/><itemref idref='a'/></spine></package>"},
       {"OEBPS/one a.xhtml", "<html><body><p>Second.</p></body></html>"},
       {"two.html", "<html><body><p>First.</p></body></html>"}},
      {.format = ARCHIVE_FORMAT_ZIP, .options = "zip:compression=store"});
  const Document document = read_one_document(book, "a.epub");
  CHECK(document.text == "First.\n\nSecond.\n");
  CHECK(document.source.title == "The Flood");
  REQUIRE(document.places.size() == 2);
  CHECK(document.places[1].what == "chapter 2");
}

TEST_CASE("paths in a zip never lead out of it") {
  CHECK(part_path("ppt/slides/s.xml", "../notes/n.xml#x") == "ppt/notes/n.xml");
  CHECK(part_path("a/b.xml", "../../../../etc/passwd") == "etc/passwd");
  CHECK(part_path("a/b.xml", "/c/./d%20e.xml") == "c/d e.xml");
  CHECK(part_path("b.xml", "%") == "%");
}

TEST_CASE("XML knows no entities of its own, no files, and no endless depth") {
  std::string words;
  const XmlHandler handler{.start = {}, .end = {}, .text = [&words](std::string_view text) { words += text; }};
  parse_xml(
      "<!DOCTYPE a [<!ENTITY b 'xxxxxxxx'><!ENTITY c '&b;&b;&b;'><!ENTITY f SYSTEM '/etc/hostname'>]><a>1&c;&f;2</a>",
      handler);
  CHECK(words.find('x') == std::string::npos);
  CHECK(words.size() <= 2);
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  CHECK_FALSE(parse_xml(deep, handler));
  CHECK_THROWS_AS(parse_xml("<a>x</a>", {.start = {}, .end = {}, .text = [](std::string_view) { throw Error("on"); }}),
                  Error);
}

}  // namespace whowhom

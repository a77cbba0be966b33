// libxml2's SAX events to a MarkupText. No tree is built: a page of a hundred megabytes needs no more than its text.
#include "extract/read/html.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "extract/language/letters.hpp"
#include "extract/read/encodings.hpp"
#include "extract/read/html_elements.hpp"
#include "extract/read/lines.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

// The attributes of one element, by name.
class Attributes {
 public:
  explicit Attributes(const xmlChar** list) : list_(list) {}

  std::string_view of(std::string_view name) const {
    for (const xmlChar** at = list_; at != nullptr && *at != nullptr; at += 2)
      if (view(at[0]) == name) return view(at[1]);
    return {};
  }
  bool has(std::string_view name) const {
    for (const xmlChar** at = list_; at != nullptr && *at != nullptr; at += 2)
      if (view(at[0]) == name) return true;
    return false;
  }

 private:
  const xmlChar** list_;
};

// Whether one of the words of a class attribute is, or begins with, `word`.
bool has_class(std::string_view classes, std::string_view word, bool begins = false) {
  for (std::size_t at = 0; at < classes.size();) {
    const std::size_t start = classes.find_first_not_of(" \t\n", at);
    if (start == std::string_view::npos) return false;
    const std::size_t end = std::min(classes.find_first_of(" \t\n", start), classes.size());
    const std::string_view one = classes.substr(start, end - start);
    if (begins ? one.starts_with(word) : one == word) return true;
    at = end;
  }
  return false;
}

bool is_hidden(const Attributes& attributes) {
  if (attributes.has("hidden")) return true;
  std::string style;
  for (const char byte : lower_ascii(attributes.of("style")))
    if (byte != ' ') style += byte;
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

bool is_furniture_by_role(const Attributes& attributes) {
  const std::string_view role = attributes.of("role");
  return role == "navigation" || role == "banner" || role == "contentinfo" || role == "search" || role == "doc-toc" ||
         role == "menu" || role == "menubar";
}

bool is_table_of_contents(const Attributes& attributes) {
  const std::string classes = lower_ascii(attributes.of("class"));
  return has_class(classes, "toc") || has_class(classes, "tableofcontents") ||
         has_class(classes, "table-of-contents") || attributes.of("id") == "toc";
}

// A note that stands in the sentence it belongs to; a list of notes behind the text stands well where it is.
bool is_inline_note(std::string_view name, const Attributes& attributes) {
  if (name != "span" && name != "small" && name != "aside" && name != "div") return false;
  const std::string classes = lower_ascii(attributes.of("class"));
  return attributes.of("role") == "doc-footnote" || has_class(classes, "footnote") || has_class(classes, "sidenote") ||
         has_class(classes, "marginnote");
}

bool is_notes(const Attributes& attributes) {
  const std::string classes = lower_ascii(attributes.of("class"));
  return attributes.of("role") == "doc-endnotes" || has_class(classes, "footnotes") || has_class(classes, "endnotes") ||
         has_class(classes, "footnote", true);
}

// "#fn12", "#ftn3", "#note-4": where a link leads to a note, or back from one.
bool leads_to_note(std::string_view href) {
  if (!href.starts_with('#')) return false;
  const std::string target = lower_ascii(href.substr(1, 24));
  return target.starts_with("fn") || target.starts_with("ftn") || target.starts_with("_ftn") ||
         target.starts_with("_edn") || target.find("note") != std::string::npos;
}

std::optional<int> page_break(const Attributes& attributes) {
  if (attributes.of("role") != "doc-pagebreak" && attributes.of("epub:type") != "pagebreak") return std::nullopt;
  for (const char* name : {"title", "aria-label", "id"}) {
    const std::string_view value = attributes.of(name);
    const std::size_t first = value.find_first_of("0123456789");
    if (first == std::string_view::npos) continue;
    int number = 0;
    for (std::size_t at = first; at < value.size() && at < first + 6 && value[at] >= '0' && value[at] <= '9'; ++at)
      number = number * 10 + (value[at] - '0');
    if (number > 0) return number;
  }
  return std::nullopt;
}

// "2019-03-04", "2019-03-04T10:00:00Z".
bool is_iso_date(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() < kShape.size() || text.size() > 40) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i)
    if (kShape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-') return false;
  return true;
}

class HtmlText {
 public:
  HtmlText(MarkupText& text, const HtmlOptions& options, bool bytes_are_text)
      : text_(text), options_(options), bytes_are_text_(bytes_are_text) {}

  void parse(std::string_view utf8) {
    if (utf8.empty()) return;  // libxml2 makes no parser for nothing
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
        htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())), &htmlFreeParserCtxt);
    if (!context) throw std::bad_alloc();
    htmlSAXHandler handler{};
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      guarded(self, [&](HtmlText& reader) { reader.start(view(name), Attributes(attributes)); });
    };
    handler.endElement = [](void* self, const xmlChar* name) {
      guarded(self, [&](HtmlText& reader) { reader.end(view(name)); });
    };
    handler.characters = [](void* self, const xmlChar* text, int size) {
      guarded(self, [&](HtmlText& reader) {
        reader.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
      });
    };
    handler.ignorableWhitespace = handler.characters;
    *context->sax = handler;
    context->userData = this;
    context_ = context.get();
    htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                          HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context.get());
    while (!open_.empty()) close();
    context_ = nullptr;
    if (failure_) std::rethrow_exception(failure_);
  }

  std::string title() const { return !shared_title_.empty() ? shared_title_ : title_; }
  const std::optional<std::string>& created() const { return created_; }
  bool has_place() const { return has_place_; }

 private:
  struct Element {
    std::string name;
    HtmlRole role = HtmlRole::inline_text;
    std::size_t start = 0;         // of the text in it
    const char* reason = nullptr;  // why it is set aside
    bool mark = false;             // may be the mark of a note
    bool note = false;             // a note within a sentence
    bool quotes = false;
  };

  // What a callback throws must not go through the parser: it is kept, and all that comes after is passed over.
  template <typename Call>
  static void guarded(void* self, const Call& call) {
    HtmlText& reader = *static_cast<HtmlText*>(self);
    if (reader.failure_) return;
    try {
      call(reader);
    } catch (...) {
      reader.failure_ = std::current_exception();
    }
  }

  MarkupText& text() { return notes_.empty() ? text_ : notes_.back(); }

  void start(std::string_view name, const Attributes& attributes) {
    Element element{std::string(name), html_role(name), text().size()};
    if (dropped_ > 0 || element.role == HtmlRole::dropped) {
      ++dropped_;
      open_.push_back(std::move(element));
      return;
    }
    if (element.role == HtmlRole::meta) read_meta(attributes);
    if (const auto page = page_break(attributes)) text().begin_page(*page);
    open(element, attributes);
    open_.push_back(std::move(element));
  }

  void open(Element& element, const Attributes& attributes) {
    const bool notes = is_notes(attributes);
    if (name_is(element, {"article", "main"})) ++in_article_;
    if (is_inline_note(element.name, attributes) && in_block_with_words()) {
      element.note = true;
      notes_.emplace_back();
      element.start = 0;
      return;
    }
    if (is_hidden(attributes)) element.reason = "hidden text";
    if (!options_.keep_furniture && !options_.is_mail && !notes) {
      if (is_table_of_contents(attributes)) element.reason = "table of contents";
      const bool own = in_article_ > 0 && name_is(element, {"header", "footer"});
      if ((element.role == HtmlRole::furniture && !own) || is_furniture_by_role(attributes))
        element.reason = "page furniture";
    }
    switch (element.role) {
      case HtmlRole::line_break:
        text().end_line();
        break;
      case HtmlRole::cell:
        break;
      case HtmlRole::quotation: {
        const std::string classes = lower_ascii(attributes.of("class"));
        element.quotes = attributes.of("type") == "cite" || has_class(classes, "gmail_quote");
        block();
        if (element.quotes) text().set_quote_depth(++quotes_);
        break;
      }
      case HtmlRole::raised:
        element.mark = true;
        break;
      case HtmlRole::link:
        element.mark = leads_to_note(attributes.of("href")) || attributes.of("role") == "doc-noteref";
        break;
      case HtmlRole::block:
      case HtmlRole::heading:
      case HtmlRole::row:
      case HtmlRole::furniture:
      case HtmlRole::preformatted:
        block();
        if (element.role == HtmlRole::preformatted) ++preformatted_;
        break;
      case HtmlRole::inline_text:
      case HtmlRole::title:
      case HtmlRole::meta:
      case HtmlRole::dropped:
        break;
    }
  }

  void end(std::string_view name) {
    // The parser closes what is open before it opens what cannot stand in it; an end without a start is passed over.
    const auto found = std::find_if(open_.rbegin(), open_.rend(), [name](const Element& e) { return e.name == name; });
    if (found == open_.rend()) return;
    const auto depth = static_cast<std::size_t>(open_.rend() - found) - 1;
    while (open_.size() > depth) close();
  }

  void close() {
    const Element element = std::move(open_.back());
    open_.pop_back();
    if (dropped_ > 0) {
      --dropped_;
      return;
    }
    if (name_is(element, {"article", "main"})) --in_article_;
    if (element.note) {
      std::string words(notes_.back().take().text);
      notes_.pop_back();
      text().note(std::move(words), "footnote");
      return;
    }
    if (element.mark && is_note_mark(text().since(element.start))) text().set_aside(element.start, "footnote mark");
    switch (element.role) {
      case HtmlRole::cell:
        text().end_cell();
        break;
      case HtmlRole::preformatted:
        --preformatted_;
        block();
        break;
      case HtmlRole::quotation:
        block();
        if (element.quotes) text().set_quote_depth(--quotes_);
        break;
      case HtmlRole::block:
      case HtmlRole::heading:
      case HtmlRole::row:
      case HtmlRole::furniture:
        block();
        break;
      default:
        break;
    }
    if (element.reason != nullptr) text().set_aside(element.start, element.reason);
  }

  void characters(std::string_view characters) {
    if (dropped_ > 0) return;
    if (!open_.empty() && open_.back().role == HtmlRole::title) {
      title_ += characters;
      return;
    }
    if (preformatted_ > 0)
      text().preformatted(characters);
    else
      text().words(characters);
  }

  void block() {
    text().end_block();
    if (!notes_.empty() || !bytes_are_text_) return;
    const auto* input = context_->input;
    if (input == nullptr) return;
    const auto byte = static_cast<std::size_t>(input->consumed) + static_cast<std::size_t>(input->cur - input->base);
    text_.begin_place("", byte);
    has_place_ = true;
  }

  bool in_block_with_words() const {
    for (auto element = open_.rbegin(); element != open_.rend(); ++element)
      if (element->role == HtmlRole::block || element->role == HtmlRole::cell)
        return (notes_.empty() ? text_ : notes_.back()).size() > element->start;
    return false;
  }

  static bool name_is(const Element& element, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, element.name) != names.end();
  }

  void read_meta(const Attributes& attributes) {
    std::string name = lower_ascii(attributes.of("property"));
    if (name.empty()) name = lower_ascii(attributes.of("name"));
    const std::string_view content = attributes.of("content");
    if (name == "og:title") shared_title_ = content;
    if (!created_ && is_iso_date(content) &&
        (name == "article:published_time" || name == "date" || name == "dc.date" || name == "dcterms.created" ||
         name == "dcterms.date"))
      created_ = content;
  }

  MarkupText& text_;
  const HtmlOptions& options_;
  const bool bytes_are_text_;
  htmlParserCtxtPtr context_ = nullptr;
  std::vector<Element> open_;
  std::vector<MarkupText> notes_;  // notes within notes, the innermost last
  std::exception_ptr failure_;
  std::string title_;
  std::string shared_title_;
  std::optional<std::string> created_;
  std::size_t dropped_ = 0;  // open elements from the one that is dropped on
  std::size_t preformatted_ = 0;
  std::size_t quotes_ = 0;
  std::size_t in_article_ = 0;
  bool has_place_ = false;
};

// What a page says of its own encoding: `<meta charset=…>`, `charset=…` in a content type, an XML declaration.
std::string declared_charset(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, 4096));
  for (const std::string_view key : {"charset=", "encoding="}) {
    const std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    std::size_t start = at + key.size();
    while (start < head.size() && (head[start] == '"' || head[start] == '\'' || head[start] == ' ')) ++start;
    const std::size_t end = head.find_first_of("\"'> ;/?\r\n", start);
    if (end != std::string::npos && end > start) return head.substr(start, end - start);
  }
  return {};
}

// The title as one line.
std::string folded(const std::string& title) {
  MarkupText text;
  text.words(title);
  std::string out = text.take().text;
  if (out.ends_with('\n')) out.pop_back();
  return out;
}

struct Parsed {
  std::string title;
  std::optional<std::string> created;
  bool same_bytes = false;
};

Parsed parse_into(std::string_view bytes, const HtmlOptions& options, MarkupText& text) {
  const std::string declared = options.charset.empty() ? declared_charset(bytes) : std::string(options.charset);
  const DecodedText decoded = decode_text(bytes, declared);
  if (decoded.text.size() > static_cast<std::size_t>(INT32_MAX)) throw Error("is larger than 2 GB of HTML; split it");
  const bool same = decoded.same_bytes && !decoded.old_line_ends;
  HtmlText reader(text, options, same && options.with_places);
  reader.parse(decoded.text);
  return {folded(reader.title()), reader.created(), same};
}

}  // namespace

Document html_document(std::string_view bytes, const HtmlOptions& options) {
  MarkupText text;
  Parsed parsed = parse_into(bytes, options, text);
  Document document = text.take(parsed.same_bytes ? std::optional(bytes.size()) : std::nullopt);
  document.media_type = MediaType::html;
  document.source.title = std::move(parsed.title);
  document.created = std::move(parsed.created);
  return document;
}

std::string add_html(std::string_view bytes, const HtmlOptions& options, MarkupText& text) {
  return parse_into(bytes, options, text).title;
}

void read_html(const ReadInput& input, Reading& reading) {
  Document document = html_document(input.bytes, {.charset = {}, .keep_furniture = reading.options().all_text});
  if (trimmed(document.text, {0, document.text.size()}).empty())
    throw Error(
        fmt::format("{}: has no text; a page that a program fills when it is opened must be saved from the "
                    "browser, as \"web page, complete\" or as PDF",
                    where(input)));
  reading.progress();
  reading.deliver(input, std::move(document));
}

}  // namespace whowhom

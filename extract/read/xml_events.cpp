// libxml2's SAX of the first version: prefixes stay in the names and cost no table.
#include "extract/read/xml_events.hpp"

#include <climits>
#include <exception>
#include <memory>
#include <new>

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// What a handler throws must not go through the parser.
struct Events {
  const XmlHandler& handler;
  std::exception_ptr failure;
  xmlParserCtxtPtr context = nullptr;

  template <typename Call>
  void guarded(const Call& call) {
    if (failure) return;
    try {
      call();
    } catch (...) {
      failure = std::current_exception();
      xmlStopParser(context);
    }
  }
};

Events& events(void* self) { return *static_cast<Events*>(self); }

}  // namespace

std::string_view XmlAttributes::of(std::string_view local_name) const {
  for (auto at = list_; at != nullptr && *at != nullptr; at += 2)
    if (local(view(at[0])) == local_name) return first_wrong_utf8_byte(view(at[1])) ? std::string_view{} : view(at[1]);
  return {};
}

bool XmlAttributes::of_any(std::string_view local_name, std::string_view value) const {
  for (auto at = list_; at != nullptr && *at != nullptr; at += 2)
    if (local(view(at[0])) == local_name && view(at[1]) == value) return true;
  return false;
}

bool parse_xml(std::string_view bytes, const XmlHandler& handler) {
  if (bytes.empty() || bytes.size() > INT_MAX) return false;
  const auto free = [](xmlParserCtxtPtr context) { xmlFreeParserCtxt(context); };
  const std::unique_ptr<xmlParserCtxt, decltype(free)> context(
      xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size())), free);
  if (!context) throw std::bad_alloc();
  xmlSAXHandler sax{};
  sax.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
    Events& to = events(self);
    if (to.handler.start) to.guarded([&] { to.handler.start(local(view(name)), XmlAttributes(attributes)); });
  };
  sax.endElement = [](void* self, const xmlChar* name) {
    Events& to = events(self);
    if (to.handler.end) to.guarded([&] { to.handler.end(local(view(name))); });
  };
  sax.characters = [](void* self, const xmlChar* text, int size) {
    Events& to = events(self);
    if (!to.handler.text) return;
    to.guarded([&] {
      const std::string_view words(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
      // The parser goes on behind a byte that is none of the encoding, and hands it over.
      if (!first_wrong_utf8_byte(words)) return to.handler.text(words);
      const std::unique_ptr<gchar, decltype(&g_free)> mended(
          g_utf8_make_valid(words.data(), static_cast<gssize>(words.size())), &g_free);
      to.handler.text(mended.get());
    });
  };
  sax.ignorableWhitespace = sax.characters;
  sax.cdataBlock = sax.characters;
  *context->sax = sax;
  Events to{handler, nullptr, context.get()};
  context->userData = &to;
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER);
  xmlParseDocument(context.get());
  if (to.failure) std::rethrow_exception(to.failure);
  return context->wellFormed != 0;
}

}  // namespace whowhom

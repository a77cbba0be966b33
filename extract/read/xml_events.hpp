// XML as events, for the formats of office programs.
#pragma once

#include <functional>
#include <string_view>

namespace whowhom {

/// The attributes of an element, by their names without prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(const unsigned char* const* list) : list_(list) {}
  /// Empty where there is no such attribute.
  std::string_view of(std::string_view local_name) const;
  /// Whether an attribute of that name, with whatever prefix, has this value: "id" and "r:id" may both be there.
  bool of_any(std::string_view local_name, std::string_view value) const;

 private:
  const unsigned char* const* list_;
};

struct XmlHandler {
  /// Names without their prefix: "p" of "<w:p>".
  std::function<void(std::string_view name, const XmlAttributes& attributes)> start = {};
  std::function<void(std::string_view name)> end = {};
  std::function<void(std::string_view text)> text = {};
};

/// Parses XML (1.0, fifth edition) in UTF-8 or as its declaration says. No file and no network is asked for, entities
/// of the document's own are not known, and an element more than 256 deep ends it. Returns whether it was well-formed
/// to its end; what came before an error has been told by events. What a handler throws is thrown on.
bool parse_xml(std::string_view bytes, const XmlHandler& handler);

}  // namespace whowhom

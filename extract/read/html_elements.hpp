// What the elements of HTML are to a reader of its text.
#pragma once

#include <string_view>

namespace whowhom {

enum class HtmlRole {
  inline_text,  ///< and every element that is not known
  block,
  heading,
  line_break,
  cell,
  row,
  preformatted,
  quotation,
  raised,  ///< sup
  link,
  title,
  meta,
  dropped,    ///< no text: scripts, styles, drawings
  furniture,  ///< navigation, header, footer
};

/// The role of an element by its name in lower case.
HtmlRole html_role(std::string_view name);

}  // namespace whowhom

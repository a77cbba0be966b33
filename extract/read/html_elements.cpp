#include "extract/read/html_elements.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace whowhom {
namespace {

using enum HtmlRole;

// HTML Living Standard, "Elements" (index), and elements of before that pages still have. Sorted.
constexpr auto kRoles = std::to_array<std::pair<std::string_view, HtmlRole>>({
    {"a", link},           {"address", block},    {"article", block},
    {"aside", furniture},  {"audio", dropped},    {"blockquote", quotation},
    {"br", line_break},    {"button", dropped},   {"canvas", dropped},
    {"caption", block},    {"center", block},     {"dd", block},
    {"details", block},    {"dialog", block},     {"dir", block},
    {"div", block},        {"dl", block},         {"dt", block},
    {"embed", dropped},    {"fieldset", block},   {"figcaption", block},
    {"figure", block},     {"footer", furniture}, {"form", block},
    {"frameset", dropped}, {"h1", heading},       {"h2", heading},
    {"h3", heading},       {"h4", heading},       {"h5", heading},
    {"h6", heading},       {"header", furniture}, {"hr", block},
    {"iframe", dropped},   {"legend", block},     {"li", block},
    {"main", block},       {"map", dropped},      {"math", dropped},
    {"menu", furniture},   {"meta", meta},        {"nav", furniture},
    {"noscript", dropped}, {"object", dropped},   {"ol", block},
    {"option", dropped},   {"p", block},          {"pre", preformatted},
    {"script", dropped},   {"section", block},    {"select", dropped},
    {"style", dropped},    {"summary", block},    {"sup", raised},
    {"svg", dropped},      {"table", block},      {"tbody", block},
    {"td", cell},          {"template", dropped}, {"textarea", dropped},
    {"tfoot", block},      {"th", cell},          {"thead", block},
    {"title", title},      {"tr", row},           {"ul", block},
    {"video", dropped},    {"xmp", preformatted},
});
static_assert(std::ranges::is_sorted(kRoles, {}, &std::pair<std::string_view, HtmlRole>::first));

}  // namespace

HtmlRole html_role(std::string_view name) {
  const auto found = std::ranges::lower_bound(kRoles, name, {}, &std::pair<std::string_view, HtmlRole>::first);
  return found != kRoles.end() && found->first == name ? found->second : inline_text;
}

}  // namespace whowhom

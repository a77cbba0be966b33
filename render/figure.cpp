// Words of line kinds as JSON, DOT and SVG classes spell them.
#include "render/figure.hpp"

#include "graph/word_table.hpp"

namespace whowhom {
namespace {

constexpr WordTable<LineKind, 4> kWords = {{
    {LineKind::contact, "contact"},
    {LineKind::silence, "silence"},
    {LineKind::uncertain, "uncertain"},
    {LineKind::document, "document"},
}};

}  // namespace

std::string_view to_text(LineKind kind) { return word_of(kWords, kind); }

}  // namespace whowhom

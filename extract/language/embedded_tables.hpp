// What embed_tables.cmake generates: every file of extract/language/en/ with its bytes.
#pragma once

#include <span>
#include <string_view>

namespace whowhom {

struct EmbeddedTable {
  std::string_view name;
  std::string_view bytes;
};

std::span<const EmbeddedTable> embedded_tables();

}  // namespace whowhom

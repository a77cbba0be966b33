// An enumeration and its spelling in JSON, both ways from one table.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace whowhom {

template <class Value, std::size_t size>
using WordTable = std::array<std::pair<Value, std::string_view>, size>;

/// The word of `value`, which must be in the table.
template <class Value, std::size_t size>
constexpr std::string_view word_of(const WordTable<Value, size>& table, Value value) {
  for (const auto& [candidate, word] : table)
    if (candidate == value) return word;
  assert(!"a value without a word");
  return {};
}

template <class Value, std::size_t size>
constexpr std::optional<Value> value_of(const WordTable<Value, size>& table, std::string_view text) {
  for (const auto& [value, word] : table)
    if (word == text) return value;
  return std::nullopt;
}

}  // namespace whowhom

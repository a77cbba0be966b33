// Names are compared folded; near ones share a word or are a slip of the pen away.
#include "commands/party_names.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "commands/wording.hpp"
#include "extract/across/folded_name.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kSuggestions = 5;

// Levenshtein's distance, in bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = k;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t k = 0; k < b.size(); ++k) {
      const std::size_t change = diagonal + (a[i] == b[k] ? 0 : 1);
      diagonal = row[k + 1];
      row[k + 1] = std::min({change, row[k] + 1, row[k + 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<const Entity*> entities_called(const Findings& findings, const std::string& name) {
  const std::string wanted = fold_name(name);
  std::vector<const Entity*> out;
  for (const Entity& entity : findings.entities)
    if (entity.id.text == name || fold_name(entity.name) == wanted ||
        std::ranges::any_of(entity.aliases, [&](const std::string& alias) { return fold_name(alias) == wanted; }))
      out.push_back(&entity);
  return out;
}

// The most mentioned first.
std::string near_names(const Findings& findings, const std::string& name) {
  const std::string wanted = fold_name(name);
  const std::vector<std::string> wanted_words = words_of(wanted);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const Entity& entity : findings.entities) {
    const std::string folded = fold_name(entity.name);
    const std::vector<std::string> words = words_of(folded);
    const bool shares = std::ranges::any_of(words, [&](const std::string& word) {
      return word.size() > 2 && std::ranges::any_of(wanted_words, [&](const std::string& other) {
               return word == other || (word.size() > 4 && distance(word, other) <= 1);
             });
    });
    if (shares || distance(folded, wanted) <= 2)
      near.emplace_back(entity.mentions.size(), fold_white_space(entity.name));
  }
  std::ranges::sort(
      near, [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::string out;
  for (std::size_t i = 0; i < near.size() && i < kSuggestions; ++i) out += (i == 0 ? "" : ", ") + near[i].second;
  return out.empty() ? "`whowhom list people` and `whowhom list agencies` show the names" : "near it: " + out;
}

}  // namespace whowhom

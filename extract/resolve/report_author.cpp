// An organization, a verb of publishing behind it, and a document right behind that.
#include "extract/resolve/report_author.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace whowhom {
namespace {

bool is_this(const std::vector<Token>& tokens, const Mention& noun) {
  return tokens[noun.first_token].lower == "this" ||
         (noun.first_token > 0 && tokens[noun.first_token - 1].lower == "this");
}

}  // namespace

std::optional<std::size_t> find_report_author(const Clusters& clusters, bool of_this_text) {
  constexpr std::array<std::string_view, 6> kMakes = {"release", "publish", "issue", "write", "produce", "author"};
  std::set<std::size_t> authors;
  const auto& mentions = clusters.mentions();
  for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
    const auto& tokens = clusters.sentence_of(i).tokens;
    if (!clusters.of(i) || clusters[*clusters.of(i)].type != EntityType::organization) continue;
    std::size_t verb = mentions[i].end_token;
    while (verb < tokens.size() && (tokens[verb].lemma == "have" || tokens[verb].part_of_speech == PartOfSpeech::adv))
      ++verb;
    if (verb >= tokens.size() || std::ranges::find(kMakes, tokens[verb].lemma) == kMakes.end()) continue;
    for (std::size_t k = i + 1; k < mentions.size() && mentions[k].sentence == mentions[i].sentence; ++k)
      if (mentions[k].type == EntityType::document && mentions[k].first_token <= verb + 3 &&
          (!of_this_text || is_this(tokens, mentions[k])))
        authors.insert(*clusters.of(i));
  }
  if (authors.size() == 1) return *authors.begin();
  return std::nullopt;
}

}  // namespace whowhom

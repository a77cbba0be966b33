// Where a text is copied from a social network: who wrote each post, and whom it answers.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

struct Post {
  Span head;                   ///< the lines that say who wrote it, when, and whom it answers
  Span name;                   ///< as the network shows it
  Span handle;                 ///< "@annlee", "@annlee@example.social"
  std::vector<Span> answered;  ///< handles behind "Replying to", and those that the words begin with
  std::size_t said = 0;        ///< where the words begin
  std::size_t end = 0;         ///< of the post: the next one, or 4,000 bytes
};

/// Posts such as "Ann Lee @annlee · 4h" and "Ann Lee (@annlee) · May 4, 2021", and the same over several lines, each
/// with a time or an age (words in chat_words.tsv). In text order, disjoint. Linear in the text.
std::vector<Post> find_posts(std::string_view text);

}  // namespace whowhom

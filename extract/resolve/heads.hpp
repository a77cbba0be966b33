// What a pronoun can stand for: the heads of all noun phrases of a document, named or not, and the pronouns themselves.
// The unnamed have to be among them: a pronoun of somebody who has no name must not go to the nearest who has one.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/resolve/clusters.hpp"

namespace whowhom {

/// Personal pronouns come last; the third person's before the others.
enum class HeadKind { person, organization, other_name, noun, he, she, it, they, i, we, you };

enum class Sex { unknown, man, woman };

/// The head word of a noun phrase, or a pronoun.
struct Head {
  std::size_t sentence = 0;
  std::size_t token = 0;        ///< in the sentence
  std::size_t first_token = 0;  ///< of the name; the token itself for others
  std::size_t end_token = 0;
  HeadKind kind = HeadKind::noun;
  std::optional<std::size_t> mention;  ///< that has this head
  std::optional<std::size_t> cluster;  ///< of the mention
  Sex sex = Sex::unknown;
  bool plural = false;
  std::size_t position = 0;   ///< words before it in the document
  std::size_t quotation = 0;  ///< number of the quotation that it stands in; 0 outside of all
};

struct Heads {
  std::vector<Head> all;            ///< in text order
  std::vector<std::size_t> starts;  ///< for each sentence, the index of its first head; one more at the end
  std::vector<std::vector<std::size_t>> quotations;  ///< for each token of each sentence, as Head::quotation
};

/// Heads of a document whose names are resolved. Linear in the length of the text.
Heads find_heads(const Clusters& clusters);

/// Which personal pronoun a word is; nothing for other words.
std::optional<HeadKind> pronoun_kind(std::string_view lower);

}  // namespace whowhom

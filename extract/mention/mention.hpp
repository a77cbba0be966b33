// Stage 3: places where the text speaks of a party. A mention is a claim about words; an entity is who they mean.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/language/token.hpp"
#include "extract/read/document.hpp"
#include "graph/entity.hpp"

namespace whowhom {

enum class MentionKind {
  name,     ///< "Ann Lee", "FAA"
  nominal,  ///< "the administrator", "her deputy", "the draft"
  pronoun,  ///< "she", "we"
};

struct Mention {
  std::size_t sentence = 0;     ///< index into Analysis::sentences
  std::size_t first_token = 0;  ///< token range [first_token, end_token) in that sentence
  std::size_t end_token = 0;
  Span span;  ///< the bytes of those tokens, without article and possessive ending
  MentionKind kind = MentionKind::name;
  EntityType type = EntityType::person;
};

/// Mentions in text order; they may nest ("DOJ" in "DOJ official"), the outer one first.
std::vector<Mention> find_mentions(const Document& document, const Analysis& analysis);

}  // namespace whowhom

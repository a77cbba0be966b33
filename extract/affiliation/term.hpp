// When a tie began and ended, from the dates that hang on its words.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/resolve/sentence_tree.hpp"
#include "graph/relation.hpp"

namespace whowhom {

/// What a date after "in" says: of "joined in 2016" the start, of "left in 2016" the end, of "was in 2016" neither.
enum class Event { none, start, end };

/// The term that "since 2010", "from 2010 to 2014", "until May 2019", "(2010–2014)" and, by `event`, "in 2016" state of
/// the words `governors`: only dates that hang on one of these with no other clause or office between, or
/// whose "since" or "from" is the token `end`. A tie with a
/// stated end is a former one.
Term term_of(const SentenceTree& tree, const std::vector<std::size_t>& governors, Event event,
             std::optional<std::size_t> end = std::nullopt);

}  // namespace whowhom

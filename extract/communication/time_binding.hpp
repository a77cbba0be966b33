// Which word of a sentence a time belongs to, by the dependency tree: the verb whose act was then, or the noun.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/communication/time_expressions.hpp"

namespace whowhom {

/// Where the clause stands in which something was at that time.
enum class Clause {
  main,       ///< the sentence's own, or joined to it
  reported,   ///< under a verb of saying or knowing
  dependent,  ///< "when …", "who …"
};

struct TimeBinding {
  std::size_t governor = 0;  ///< a verb, or a noun: "the meeting on May 4"
  bool nominal = false;
  Clause clause = Clause::main;  ///< of the governor, or of the verb above it
  bool earlier = false;          ///< that verb looks back: "had called"
  bool whole_week = false;       ///< "the week of May 4"
};

/// May mark the time as bounded, where that is said of a noun above it ("by the end of May").
std::optional<TimeBinding> bind_time(const Sentence& sentence, TimeExpression& time);

/// Whether the verb is said of the past, as far as its form shows.
bool is_past(const Sentence& sentence, std::size_t verb);

}  // namespace whowhom

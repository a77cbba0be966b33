// The learned reading put into sentences: part of speech, lemma, head, relation, name, roles.
#pragma once

#include <span>

#include "extract/language/analyse.hpp"
#include "extract/language/token.hpp"

namespace whowhom {

/// Reads all sentences in batches with the model that is part of the program, which must have one.
void read_learned(std::span<Sentence> sentences, const AnalyseOptions& options);

}  // namespace whowhom

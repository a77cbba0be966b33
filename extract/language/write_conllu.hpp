// An analysis as CoNLL-U (universaldependencies.org/format), the format of the treebanks.
#pragma once

#include <string>
#include <string_view>

#include "extract/language/token.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

/// Sentences of `document` with `# newdoc id`, `# newpar`, `# sent_id` and `# text`. A word of several tokens ("don't")
/// has a line of its own before them. MISC holds SpaceAfter=No, TokenRange=first:last in bytes (half-open), Entity, and
/// the roles of communication predicates, as docs/formats.md says.
std::string write_conllu(const Document& document, const Analysis& analysis);

/// What the analysis says of one token, as the text of its columns; `_` where it says nothing.
struct LearnedCells {
  std::string lemma = "_";
  std::string_view part_of_speech;
  std::string head = "_";
  std::string relation = "_";
  std::string misc;  ///< `Entity=…`, `Pred=Comm` and `Role=…` joined by |; empty where there is none of them
};

LearnedCells learned_cells(const Sentence& sentence, std::size_t token);

}  // namespace whowhom

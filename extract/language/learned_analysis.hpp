// The learned reading of sentences that are already tokens: part of speech, lemma, dependency tree, names, who says
// what to whom, and a vector for each word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/kernels/kernels.hpp"
#include "extract/language/learned_model.hpp"
#include "extract/language/name_tags.hpp"

namespace whowhom {

struct WordReading {
  PartOfSpeech part_of_speech = PartOfSpeech::x;
  std::string lemma;
  std::size_t head = kRootHead;  ///< index of a word of the sentence, or kRootHead
  std::string_view relation;     ///< universaldependencies.org/u/dep; "root" just where the head is kRootHead
  NameTag name = NameTag::outside;
};

struct RoleFiller {
  std::size_t word = 0;  ///< the syntactic head of the words that fill the role
  Role role = Role::sayer;
};

/// A word that tells of a communication, and who or what plays a part in it.
struct PredicateRoles {
  std::size_t predicate = 0;
  std::vector<RoleFiller> fillers;  ///< in the order of words
};

struct SentenceReading {
  std::vector<WordReading> words;          ///< one for each form; they make one tree
  std::vector<PredicateRoles> predicates;  ///< in the order of words
  std::vector<float> vectors;              ///< [words][hidden] if asked for, or empty
};

/// What is not asked for is left empty and costs less.
struct ReadingOptions {
  bool names = true;
  bool roles = true;
  bool vectors = false;
  const std::vector<bool>* vectors_of = nullptr;  ///< for each sentence, whether it gets vectors; null: all do
  InstructionSet instruction_set = best_instruction_set();  ///< plays no part in the result
};

/// The words of a sentence: valid UTF-8.
using Forms = std::span<const std::string_view>;

/// A reading for each sentence, in their order; none depends on the other sentences or on the instruction set.
/// Sentences of more than the model's max_words or max_pieces are read in windows one after the other; the top word of
/// a later window hangs on the one of the window before as `parataxis`. About 20 MB of working memory; linear in the
/// number of words, quadratic within a window.
std::vector<SentenceReading> read_sentences(const LearnedModel& model, std::span<const Forms> sentences,
                                            const ReadingOptions& options = {});

/// Whether the program was built with a model.

/// The model that is part of the program. Throws Error where it was built without one.
const LearnedModel& english_model();

}  // namespace whowhom

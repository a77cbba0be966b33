// What the learned analysis is made of: the tensors of a model file by the part they play, the labels, the vocabulary.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extract/language/kernels/kernels.hpp"
#include "extract/language/known_lemmas.hpp"
#include "extract/language/lemma_script.hpp"
#include "extract/language/model_file.hpp"
#include "extract/language/token.hpp"
#include "extract/language/word_pieces.hpp"

namespace whowhom {

struct ModelSizes {
  std::size_t layers = 0;
  std::size_t piece_layers = 0;  ///< layers that run on word pieces; the others run on words
  std::size_t hidden = 0;        ///< floats of a row; heads·kHeadSize
  std::size_t heads = 0;
  std::size_t ffn = 0;
  std::size_t arc = 0;
  std::size_t label = 0;
  std::size_t role = 0;
  std::size_t max_words = 0;   ///< of a window
  std::size_t max_pieces = 0;  ///< of a window, with [CLS]
  std::size_t max_word_pieces = 0;
};

struct EncoderLayer {
  PackedMatrix qkv, out, up, down;
  NormWeights attention_norm, ffn_norm;
};

/// Where in a row of outputs each head begins.
struct HeadColumns {
  std::size_t part_of_speech = 0, name = 0, lemma = 0, predicate = 0, arc_word = 0, arc_head = 0, label_word = 0,
              label_head = 0, role_predicate = 0, role_word = 0, end = 0;
};

/// The parts of a model. All views point into the bytes that it was made from.
struct LearnedModel {
  ModelSizes sizes;
  Vocabulary vocabulary;
  std::vector<PartOfSpeech> parts_of_speech;
  std::vector<std::string_view> relations;
  std::size_t root_relation = 0;  ///< index of "root"
  std::vector<LemmaScript> lemma_scripts;
  KnownLemmas known_lemmas;
  std::vector<std::optional<Role>> roles;

  const std::int8_t* word = nullptr;  ///< [vocabulary][hidden]
  const float* word_scale = nullptr;  ///< [vocabulary]
  const float* position = nullptr;    ///< [max_pieces][hidden]
  const float* case_class = nullptr;  ///< [kCaseClasses][hidden]
  NormWeights embedding_norm;
  std::vector<EncoderLayer> layers;
  PackedMatrix heads;
  HeadColumns columns;
  PackedMatrix relation_out;              ///< label → relations
  const float* role_out = nullptr;        ///< [roles][role]
  const float* role_out_bias = nullptr;   ///< [roles]
  std::vector<std::int32_t> weight_sums;  ///< of all packed matrices, which point into it
};

/// Throws Error where the bytes are not a model that this program can run. They have to outlive what is returned.
/// Takes a few milliseconds: the vocabulary is indexed and the weights are summed up.
LearnedModel open_model(std::span<const std::byte> bytes);

}  // namespace whowhom

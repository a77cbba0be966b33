// Checks shapes once, so that the forward pass needs to check nothing.
#include "extract/language/learned_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "extract/language/name_tags.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kPositions = 512;
constexpr std::size_t kBlock = 64;  ///< widths are multiples of it

std::size_t padded(std::size_t outputs) { return (outputs + kLanes - 1) / kLanes * kLanes; }

std::size_t number_in(const ModelFile& file, std::string_view name) {
  for (const std::string_view line : file.lines("config")) {
    if (!line.starts_with(name) || line.size() <= name.size() || line[name.size()] != ' ') continue;
    std::size_t value = 0;
    const char* const end = line.data() + line.size();
    const auto [stop, error] = std::from_chars(line.data() + name.size() + 1, end, value);
    if (error == std::errc() && stop == end && value > 0) return value;
  }
  throw Error(fmt::format("the language model's configuration has no number for {}", name));
}

ModelSizes sizes_of(const ModelFile& file) {
  ModelSizes sizes;
  for (const auto& [name, value] :
       std::initializer_list<std::pair<std::string_view, std::size_t*>>{{"layers", &sizes.layers},
                                                                        {"piece_layers", &sizes.piece_layers},
                                                                        {"hidden", &sizes.hidden},
                                                                        {"heads", &sizes.heads},
                                                                        {"ffn", &sizes.ffn},
                                                                        {"arc", &sizes.arc},
                                                                        {"label", &sizes.label},
                                                                        {"role", &sizes.role},
                                                                        {"max_words", &sizes.max_words},
                                                                        {"max_pieces", &sizes.max_pieces},
                                                                        {"max_word_pieces", &sizes.max_word_pieces}})
    *value = number_in(file, name);
  const bool fits = sizes.hidden == sizes.heads * kHeadSize && sizes.hidden % kBlock == 0 && sizes.ffn % kBlock == 0 &&
                    sizes.label % kBlock == 0 && sizes.role % kBlock == 0 && sizes.piece_layers <= sizes.layers &&
                    sizes.max_word_pieces >= 3 && sizes.max_word_pieces < sizes.max_pieces &&
                    sizes.max_pieces <= kPositions && sizes.max_words < kPositions;
  if (!fits) throw Error("the language model has sizes that this program cannot run");
  return sizes;
}

PackedMatrix matrix_of(const ModelFile& file, std::string_view name, std::size_t outputs, std::size_t inputs) {
  return {file.packed(name, outputs, inputs),
          file.floats(fmt::format("{}.scale", name), 1, outputs),
          file.floats(fmt::format("{}.bias", name), 1, outputs),
          nullptr,
          outputs,
          inputs};
}

NormWeights norm_of(const ModelFile& file, std::string_view name, std::size_t width) {
  const float* const values = file.floats(name, 2, width);
  return {values, values + width};
}

template <std::size_t kCount>
std::size_t index_in(const std::array<std::string_view, kCount>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) throw Error(fmt::format("the language model has an unknown label {}", name));
  return static_cast<std::size_t>(found - names.begin());
}

void read_labels(const ModelFile& file, LearnedModel& model) {
  // In the order of PartOfSpeech.
  constexpr std::array<std::string_view, 17> kTags = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                      "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                      "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  for (const std::string_view line : file.lines("upos"))
    model.parts_of_speech.push_back(static_cast<PartOfSpeech>(index_in(kTags, line)));

  const std::vector<std::string_view> names = file.lines("ner");
  bool same = names.size() == kNameTags;
  for (std::size_t k = 0; same && k < kNameTags; ++k) same = names[k] == name_of(static_cast<NameTag>(k));
  if (!same) throw Error("the language model has other tags of names than this program");

  for (const std::string_view line : file.lines("lemma")) model.lemma_scripts.push_back(read_lemma_script(line));
  model.known_lemmas = KnownLemmas(file.lines("lemma.known"));

  // In the order of Role, after none.
  constexpr std::array<std::string_view, 6> kRoles = {"_", "SAYER", "HEARER", "TOPIC", "NEG", "MOD"};
  for (const std::string_view line : file.lines("role")) {
    const std::size_t role = index_in(kRoles, line);
    model.roles.push_back(role == 0 ? std::nullopt : std::optional(static_cast<Role>(role - 1)));
  }

  model.relations = file.lines("deprel");
  const auto root = std::find(model.relations.begin(), model.relations.end(), "root");
  if (root == model.relations.end() || model.relations.size() < 2 || model.parts_of_speech.empty() ||
      model.lemma_scripts.empty() || model.roles.empty())
    throw Error("the language model has a list of labels that is empty or lacks \"root\"");
  model.root_relation = static_cast<std::size_t>(root - model.relations.begin());
}

HeadColumns columns_of(const LearnedModel& model) {
  HeadColumns columns;
  std::size_t at = 0;
  const auto next = [&at](std::size_t size) { return std::exchange(at, at + size); };
  columns.part_of_speech = next(model.parts_of_speech.size());
  columns.name = next(kNameTags);
  columns.lemma = next(model.lemma_scripts.size());
  columns.predicate = next(1);
  columns.arc_word = next(model.sizes.arc);
  columns.arc_head = next(model.sizes.arc);
  columns.label_word = next(model.sizes.label);
  columns.label_head = next(model.sizes.label);
  columns.role_predicate = next(model.sizes.role);
  columns.role_word = next(model.sizes.role);
  columns.end = at;
  return columns;
}

void sum_weights(LearnedModel& model) {
  std::vector<PackedMatrix*> matrices = {&model.heads, &model.relation_out};
  for (EncoderLayer& layer : model.layers)
    matrices.insert(matrices.end(), {&layer.qkv, &layer.out, &layer.up, &layer.down});
  std::size_t outputs = 0;
  for (const PackedMatrix* matrix : matrices) outputs += matrix->outputs;
  model.weight_sums.resize(outputs);
  const Kernels& kernels = kernels_of(best_instruction_set());
  std::int32_t* sums = model.weight_sums.data();
  for (PackedMatrix* matrix : matrices) {
    kernels.weight_sums(matrix->weights, matrix->outputs, matrix->inputs, sums);
    matrix->sums = sums;
    sums += matrix->outputs;
  }
}

}  // namespace

LearnedModel open_model(std::span<const std::byte> bytes) {
  const ModelFile file(bytes);
  LearnedModel model{.sizes = sizes_of(file),
                     .vocabulary = Vocabulary(file.lines("vocabulary")),
                     .parts_of_speech = {},
                     .relations = {},
                     .lemma_scripts = {},
                     .known_lemmas = {},
                     .roles = {},
                     .embedding_norm = {},
                     .layers = {},
                     .heads = {},
                     .columns = {},
                     .relation_out = {},
                     .weight_sums = {}};
  const ModelSizes& sizes = model.sizes;
  read_labels(file, model);
  model.columns = columns_of(model);
  model.word = file.int8("word", model.vocabulary.size(), sizes.hidden);
  model.word_scale = file.floats("word.scale", model.vocabulary.size(), 1);
  model.position = file.floats("position", kPositions, sizes.hidden);
  model.case_class = file.floats("case", kCaseClasses, sizes.hidden);
  model.embedding_norm = norm_of(file, "embed.ln", sizes.hidden);
  for (std::size_t k = 0; k < sizes.layers; ++k) {
    const auto name = [k](std::string_view part) { return fmt::format("{}.{}", k, part); };
    model.layers.push_back({matrix_of(file, name("qkv"), 3 * sizes.hidden, sizes.hidden),
                            matrix_of(file, name("out"), sizes.hidden, sizes.hidden),
                            matrix_of(file, name("up"), sizes.ffn, sizes.hidden),
                            matrix_of(file, name("down"), sizes.hidden, sizes.ffn),
                            norm_of(file, name("ln1"), sizes.hidden), norm_of(file, name("ln2"), sizes.hidden)});
  }
  model.heads = matrix_of(file, "heads", padded(model.columns.end), sizes.hidden);
  model.relation_out = matrix_of(file, "label.out", padded(model.relations.size()), sizes.label);
  model.role_out = file.floats("role.out", model.roles.size(), sizes.role);
  model.role_out_bias = file.floats("role.out.bias", 1, model.roles.size());
  sum_weights(model);
  return model;
}

}  // namespace whowhom

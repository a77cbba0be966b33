// Arcs: a product of the word's and the head's row. Labels and roles: a layer on the sum of two rows (Dozat and
// Manning 2017, with a sum in place of the product of three).
#include "extract/language/decode.hpp"

#include <algorithm>

#include "extract/language/dependency_tree.hpp"
#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

/// Ties go to the lower index.
std::size_t index_of_greatest(const float* values, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t k = 1; k < count; ++k)
    if (values[k] > values[best]) best = k;
  return best;
}

void positive_sum(const float* a, const float* b, std::size_t width, float* out) {
  for (std::size_t d = 0; d < width; ++d) {
    const float sum = a[d] + b[d];
    out[d] = sum > 0.0F ? sum : 0.0F;
  }
}

std::size_t padded(std::size_t columns) { return (columns + kLanes - 1) / kLanes * kLanes; }

}  // namespace

Decoder::Decoder(const LearnedModel& model, const Kernels& kernels, const ReadingOptions& options)
    : model_(model), kernels_(kernels), options_(options) {
  const ModelSizes& sizes = model.sizes;
  const std::size_t rows = padded(sizes.max_words + 1), width = std::max(sizes.label, sizes.role);
  arcs_ = make_buffer<float>(rows * rows);
  hidden_ = make_buffer<float>(rows * width);
  labels_ = make_buffer<float>(rows * std::max(model.relation_out.outputs, padded(model.roles.size())));
  scratch_ = make_buffer<float>(std::max(sizes.arc * rows, sizes.role * padded(model.roles.size())));
  bytes_ = make_buffer<std::uint8_t>(rows * sizes.label);
  scale_ = make_buffer<float>(rows);
  zero_ = make_buffer<std::int32_t>(rows);
}

void Decoder::read(const Encoder& encoder, std::size_t number, const Window& window,
                   std::span<const std::string_view> forms, SentenceReading& reading) {
  const HeadColumns& columns = model_.columns;
  for (std::size_t k = 0; k < window.words; ++k) {
    const float* const outputs = encoder.outputs(encoder.row(number, k + 1));
    WordReading& word = reading.words[window.first_word + k];
    word.part_of_speech =
        model_.parts_of_speech[index_of_greatest(outputs + columns.part_of_speech, model_.parts_of_speech.size())];
    const std::string_view form = forms[window.first_word + k];
    const LemmaScript& script =
        model_.lemma_scripts[index_of_greatest(outputs + columns.lemma, model_.lemma_scripts.size())];
    const auto known = model_.known_lemmas.find(lower_case(form), word.part_of_speech);
    word.lemma = known ? std::string(*known) : lemma_of(form, script);
    if (!reading.vectors.empty()) {
      const std::size_t hidden = model_.sizes.hidden;
      std::copy_n(encoder.state(encoder.row(number, k + 1)), hidden,
                  reading.vectors.begin() + static_cast<std::ptrdiff_t>((window.first_word + k) * hidden));
    }
  }
  if (options_.names) {
    const std::vector<NameTag> tags =
        best_name_tags(encoder.outputs(encoder.row(number, 1)) + columns.name, encoder.output_stride(), window.words);
    for (std::size_t k = 0; k < window.words; ++k) reading.words[window.first_word + k].name = tags[k];
  }
  read_tree(encoder, number, window, reading);
  if (options_.roles) read_roles(encoder, number, window, reading);
}

void Decoder::read_tree(const Encoder& encoder, std::size_t number, const Window& window, SentenceReading& reading) {
  const HeadColumns& columns = model_.columns;
  const std::size_t words = window.words, stride = encoder.output_stride();
  // The kernels only read from their left and right; the pointers are not const because a FloatRows is written, too.
  auto* const outputs = const_cast<float*>(encoder.outputs(encoder.row(number, 0)));
  const FloatRows arcs{arcs_.get(), padded(words + 1)};
  kernels_.dot_products({outputs + stride + columns.arc_word, stride}, words, {outputs + columns.arc_head, stride},
                        words + 1, model_.sizes.arc, arcs, scratch_.get());
  const std::vector<std::size_t> heads = best_tree({arcs.values, arcs.stride, words});

  const std::size_t width = model_.sizes.label;
  for (std::size_t word = 1; word <= words; ++word)
    positive_sum(outputs + word * stride + columns.label_word, outputs + heads[word] * stride + columns.label_head,
                 width, hidden_.get() + (word - 1) * width);
  const ByteRows bytes{bytes_.get(), width, scale_.get(), zero_.get()};
  const PackedMatrix& out = model_.relation_out;
  kernels_.quantise({hidden_.get(), width}, words, width, bytes);
  kernels_.product(out, bytes, words, 0, out.outputs / kLanes, {labels_.get(), out.outputs});

  const std::size_t root = model_.root_relation;
  for (std::size_t k = 0; k < words; ++k) {
    WordReading& word = reading.words[window.first_word + k];
    const std::size_t head = heads[k + 1];
    if (head == 0) {
      word.head = kRootHead;
      word.relation = model_.relations[root];
      continue;
    }
    word.head = window.first_word + head - 1;
    const float* const scores = labels_.get() + k * out.outputs;
    std::size_t best = root == 0 ? 1 : 0;
    for (std::size_t label = best + 1; label < model_.relations.size(); ++label)
      if (label != root && scores[label] > scores[best]) best = label;
    word.relation = model_.relations[best];
  }
}

void Decoder::read_roles(const Encoder& encoder, std::size_t number, const Window& window, SentenceReading& reading) {
  const HeadColumns& columns = model_.columns;
  const std::size_t words = window.words, width = model_.sizes.role, roles = model_.roles.size();
  const FloatRows hidden{hidden_.get(), width}, scores{labels_.get(), padded(roles)};
  const FloatRows out{const_cast<float*>(model_.role_out), width};
  for (std::size_t predicate = 0; predicate < words; ++predicate) {
    const float* const own = encoder.outputs(encoder.row(number, predicate + 1));
    if (!(own[columns.predicate] > 0.0F)) continue;
    PredicateRoles found{window.first_word + predicate, {}};
    for (std::size_t word = 0; word < words; ++word)
      positive_sum(own + columns.role_predicate, encoder.outputs(encoder.row(number, word + 1)) + columns.role_word,
                   width, hidden.values + word * width);
    kernels_.dot_products(hidden, words, out, roles, width, scores, scratch_.get());
    for (std::size_t word = 0; word < words; ++word) {
      float* const row = scores.values + word * scores.stride;
      for (std::size_t k = 0; k < roles; ++k) row[k] += model_.role_out_bias[k];
      const std::size_t best = index_of_greatest(row, roles);
      if (word != predicate && model_.roles[best])
        found.fillers.push_back({window.first_word + word, *model_.roles[best]});
    }
    reading.predicates.push_back(std::move(found));
  }
}

}  // namespace whowhom

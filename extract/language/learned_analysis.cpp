// Windows of like length go through the encoder together; the readings come back in the order of the sentences.
#include "extract/language/learned_analysis.hpp"

#include <algorithm>
#include <numeric>

#include "extract/language/decode.hpp"
#include "extract/language/encoder.hpp"
#include "extract/language/windows.hpp"

namespace whowhom {
namespace {

/// Rows of a batch, where windows are shorter than that: enough to use each weight often while it is in the cache, and
/// few enough for the rows to stay there, too.
constexpr std::size_t kBatchRows = 128;
static_assert(kBatchRows <= kMaxRows);

/// Makes one tree of the trees of a sentence's windows: the top word of each but the first hangs on the one before.
void join_windows(const std::vector<Window>& windows, std::vector<SentenceReading>& readings) {
  std::size_t last_top = kRootHead;
  for (const Window& window : windows) {
    std::vector<WordReading>& words = readings[window.sentence].words;
    std::size_t top = window.first_word;
    while (words[top].head != kRootHead) ++top;
    if (window.first_word > 0) {
      words[top].head = last_top;
      words[top].relation = "parataxis";
    }
    last_top = top;
  }
}

}  // namespace

std::vector<SentenceReading> read_sentences(const LearnedModel& model, std::span<const Forms> sentences,
                                            const ReadingOptions& options) {
  std::vector<SentenceReading> readings(sentences.size());
  for (std::size_t k = 0; k < sentences.size(); ++k) {
    readings[k].words.resize(sentences[k].size());
    if (options.vectors && (options.vectors_of == nullptr || (*options.vectors_of)[k]))
      readings[k].vectors.resize(sentences[k].size() * model.sizes.hidden);
  }
  const CutSentences cut = cut_into_windows(model, sentences);
  std::vector<std::size_t> order(cut.windows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return cut.windows[a].pieces < cut.windows[b].pieces; });

  const Kernels& kernels = kernels_of(options.instruction_set);
  Encoder encoder(model, kernels, options.roles);
  Decoder decoder(model, kernels, options);
  std::vector<Window> batch;
  for (std::size_t at = 0; at < order.size();) {
    batch.clear();
    for (std::size_t rows = 0; at < order.size(); ++at) {
      const Window& window = cut.windows[order[at]];
      rows += window.pieces + 1;
      if (!batch.empty() && rows > kBatchRows) break;
      batch.push_back(window);
    }
    encoder.encode(cut.input, batch);
    for (std::size_t k = 0; k < batch.size(); ++k)
      decoder.read(encoder, k, batch[k], sentences[batch[k].sentence], readings[batch[k].sentence]);
  }
  // The windows of a sentence were not read in their order.
  for (SentenceReading& reading : readings)
    std::sort(reading.predicates.begin(), reading.predicates.end(),
              [](const PredicateRoles& a, const PredicateRoles& b) { return a.predicate < b.predicate; });
  join_windows(cut.windows, readings);
  return readings;
}

}  // namespace whowhom

// From the outputs of the heads to a reading of a window: the best label, tree and path.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/language/buffer.hpp"
#include "extract/language/encoder.hpp"
#include "extract/language/learned_analysis.hpp"

namespace whowhom {

/// Reads windows that an encoder has run over, with working memory of its own of about 5 MB.
class Decoder {
 public:
  Decoder(const LearnedModel& model, const Kernels& kernels, const ReadingOptions& options);

  /// Fills in the words of window number `number` of the encoder's last batch. The reading has its words already; heads
  /// are within the window, whose top word gets kRootHead.
  void read(const Encoder& encoder, std::size_t number, const Window& window, std::span<const std::string_view> forms,
            SentenceReading& reading);

 private:
  void read_tree(const Encoder& encoder, std::size_t number, const Window& window, SentenceReading& reading);
  void read_roles(const Encoder& encoder, std::size_t number, const Window& window, SentenceReading& reading);

  const LearnedModel& model_;
  const Kernels& kernels_;
  ReadingOptions options_;
  Buffer<float> arcs_, hidden_, labels_, scratch_;
  Buffer<std::uint8_t> bytes_;
  Buffer<float> scale_;
  Buffer<std::int32_t> zero_;
};

}  // namespace whowhom

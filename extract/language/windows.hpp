// Sentences as the encoder takes them: word pieces, in windows of a size that it can hold.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/language/encoder.hpp"

namespace whowhom {

struct CutSentences {
  EncoderInput input;
  std::vector<Window> windows;  ///< in text order; none for a sentence without words
};

/// Windows are filled from the start of a sentence, so where they are cut depends on nothing but the sentence.
CutSentences cut_into_windows(const LearnedModel& model, std::span<const std::span<const std::string_view>> sentences);

}  // namespace whowhom

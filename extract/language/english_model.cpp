// The bytes of en/english.model, which the assembler puts into the program (embedded_bytes.S.in). They are indexed by
// the first who asks.
#include "extract/language/learned_analysis.hpp"

extern "C" {
extern const std::byte whowhom_english_model[];
extern const std::byte whowhom_english_model_end[];
}

namespace whowhom {

const LearnedModel& english_model() {
  static const LearnedModel kModel = open_model({whowhom_english_model, whowhom_english_model_end});
  return kModel;
}

}  // namespace whowhom

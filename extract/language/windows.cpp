// A window ends where the next word would be one too many, or its pieces would be.
#include "extract/language/windows.hpp"

namespace whowhom {

CutSentences cut_into_windows(const LearnedModel& model, std::span<const std::span<const std::string_view>> sentences) {
  CutSentences cut;
  EncoderInput& input = cut.input;
  for (std::size_t sentence = 0; sentence < sentences.size(); ++sentence) {
    bool first_with_letter = true;
    Window window;
    for (std::size_t word = 0; word < sentences[sentence].size(); ++word) {
      const std::string_view form = sentences[sentence][word];
      const std::size_t number = input.pieces_of_word.size(), start = input.pieces.size();
      const std::size_t pieces = append_word_pieces(model.vocabulary, form, model.sizes.max_word_pieces, input.pieces);
      input.pieces_of_word.push_back(static_cast<std::uint8_t>(pieces));
      input.case_of_word.push_back(case_class(form, first_with_letter));
      const bool full = window.words == model.sizes.max_words || window.pieces + pieces + 1 > model.sizes.max_pieces;
      if (word == 0 || full) {
        if (word > 0) cut.windows.push_back(window);
        window = {sentence, word, 0, start, 0, number};
      }
      ++window.words;
      window.pieces += pieces;
    }
    if (window.words > 0) cut.windows.push_back(window);
  }
  return cut;
}

}  // namespace whowhom

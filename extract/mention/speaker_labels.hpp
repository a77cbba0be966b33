// Names in capitals where a transcript says who speaks.
#pragma once

#include <vector>

#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {

/// Labels that are no name by their print, and people all the same: "LEE:" where the text knows an Ann Lee, and
/// "Counsel Inquiry:" where it comes back.
class LabelledSpeakers {
 public:
  LabelledSpeakers(const Document& document, const Analysis& analysis);

  void find(SentenceMentions& sentence) const;

 private:
  std::vector<Span> names_;  // in text order
};

/// "MR. LEE:", "Dr. OKOYE.", "BY MS HOLM KC:", "ANN LEE (affirmed)": an honorific makes the capitals behind it a name
/// anywhere, another title only where a turn begins, and a first name in capitals only before a colon or a bracket.
/// `before` is the sentence in front in the same block, or null: "MR." may have been taken for its end.
void find_speaker_labels(SentenceMentions& sentence, const Sentence* before);

}  // namespace whowhom

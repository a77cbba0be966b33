// Claims that stand on words which a machine read from a picture are as sure as those words.
#pragma once

#include "extract/read/document.hpp"

namespace whowhom {

/// How sure the words that carry a claim are read, 0..1: the least sure of those that name its parties, its act and
/// what denies it. The two words before the act count as well: a "never" that is misread would turn a silence into a
/// contact. 1 where none of them came from a picture. Logarithmic in the words of the document, linear in the anchors.
double picture_confidence(const Document& document, const Evidence& evidence);

/// Lowers the confidence of each claim accordingly.
template <class Claims>
void doubt_words_of_pictures(const Document& document, Claims& claims) {
  if (document.read_from_picture.empty()) return;
  for (auto& claim : claims) claim.evidence.confidence *= picture_confidence(document, claim.evidence);
}

}  // namespace whowhom

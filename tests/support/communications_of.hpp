// The communications of a text in the test whose parties are known: by marks, or as the program finds them.
#pragma once

#include <vector>

#include "extract/communication/communication_mention.hpp"

namespace whowhom {

/// `text` has a document, analysis, mentions and resolution.
template <class Text>
std::vector<CommunicationMention> communications_of(const Text& text) {
  return find_communications(text.document, text.analysis, text.mentions, text.resolution,
                             find_relations(text.document, text.analysis, text.mentions, text.resolution));
}

}  // namespace whowhom

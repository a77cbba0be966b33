// "A texted B … the message": the document that a verb of writing made, named only afterwards.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/communication/document_claims.hpp"
#include "graph/communication.hpp"

namespace whowhom {

/// Who wrote to whom in one sentence, by a verb that is a channel.
struct MessageAct {
  std::size_t trigger = 0;  ///< token
  Channel channel = Channel::unspecified;
  PartyList from;
  PartyList to;
};

/// The last such act of the sentence that is said to have happened; nothing where it has none.
std::optional<MessageAct> last_message_act(const SentenceTree& tree);

/// The document at the token where it can be what an act of that channel made: "the text message", "that email".
bool can_be_message_of(const SentenceTree& tree, std::size_t noun, Channel channel);

}  // namespace whowhom

// Replies as a sentence words them: who answered whom, as far as it says so, or that no answer came.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/communication/parties.hpp"
#include "extract/communication/standing.hpp"
#include "extract/language/token.hpp"

namespace whowhom {

/// One side of a reply: named here, or left to what it answers.
struct ReplySide {
  PartyList parties;
  bool open = true;      ///< no words name it, or only a pronoun in doubt or "nobody"
  bool nobody = false;   ///< "nobody wrote back", "neither of them"
  bool unknown = false;  ///< words name somebody who is no party: no contact before can say who
};

/// A reply, or the lack of one, as the words of one sentence put it.
struct Reply {
  std::size_t trigger = 0;
  ReplySide from;
  ReplySide to;
  Standing standing;
  Channel channel = Channel::unspecified;
  bool names_message = false;  ///< the words say that there was something to answer: "did not return A's call"
  bool content = false;        ///< what was answered stands there, so that it is an answer in words
  bool by_pronoun = false;     ///< "he replied"
  bool distant = true;         ///< may answer what stands further back than the sentence before
};
/// The replies of a sentence, in the order of their words.
std::vector<Reply> read_replies(const SentenceTree& tree);

/// Whether the sentence has a word that a reply begins with; most have none, and need no tree.
bool may_hold_reply(const Sentence& sentence);

}  // namespace whowhom

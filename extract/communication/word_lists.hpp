// The tables of the communication stage, parsed once: frames of verbs, nouns of communication, what governs what.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/token.hpp"
#include "graph/communication.hpp"
#include "graph/relation.hpp"

namespace whowhom {

enum class Sense { says, notifies, asks, hears, mutual, answers, takes, requests, gives, exchanges, withholds };
enum class NounKind { exchange, interview, message, matter, setting };
/// What a governing word does to the clause or verb under it.
enum class Effect {
  stands,
  says,
  believes,
  evidence,
  memory,
  denies,
  doubts,
  plans,
  fact,
  fails,
  receives,
  manages,
  finds,      ///< as fact, and the subject is the source: "the inquiry found that"
  omits,      ///< it did not happen; negated it did: "did not forget to tell"
  hesitates,  ///< in doubt; negated it did: "did not hesitate to tell"
  decides,    ///< in doubt, but "decided not to tell" says that it was not done
  attempts,   ///< in doubt; negated it did not: "did not try to tell"
};

struct VerbFrame {
  std::vector<std::string_view> arguments;  ///< as the head of communication_verbs.tsv says
  Sense sense = Sense::says;
  bool together = false;  ///< several subjects alone make a pair
  Channel channel = Channel::unspecified;

  bool takes_object() const;
  bool takes_gift() const;
  bool takes_person() const;  ///< an object that is a person
  bool takes(std::string_view preposition) const;
  /// The prepositions that must stand in the clause for the object to be told: "copied B on the letter".
  std::vector<std::string_view> object_only_with() const;
};

struct NounFrame {
  NounKind kind = NounKind::exchange;
  Channel channel = Channel::unspecified;
};

/// Frames of a verb alone, in table order; none where it is no verb of communication.
std::vector<VerbFrame> verb_frames(std::string_view lemma);

/// A verb with the words that belong to it, "get in touch": the words behind the verb, and the frames of the whole.
struct PhrasalVerb {
  std::vector<std::string_view> words;
  std::vector<VerbFrame> frames;
};

/// Those that begin with the verb, the ones of most words first.
const std::vector<PhrasalVerb>& phrasal_verbs(std::string_view lemma);
std::optional<NounFrame> noun_frame(std::string_view lemma);
/// The same of a word as it stands: a noun in -ing may have been given the lemma of its verb.
std::optional<NounFrame> noun_frame(const Token& token);
/// Channel that a word names ("phone") or that a receiver's name implies ("committee").
std::optional<Channel> channel_word(std::string_view lemma);
std::optional<Channel> receiver_channel(std::string_view word);
/// Effect on a clause ("said that"), on a verb ("failed to"), of a verb on a noun ("held a call"), of a verb on its
/// subject ("the meeting was cancelled").
std::optional<Effect> clause_effect(std::string_view lemma);
std::optional<Effect> verb_effect(std::string_view lemma);
std::optional<Effect> light_verb_effect(std::string_view lemma);
std::optional<Effect> event_effect(std::string_view lemma);
/// Of a preposition on the verb in -ing after it ("without telling").
std::optional<Effect> preposition_effect(std::string_view word);
bool is_negation(std::string_view word);
bool is_doubt_word(std::string_view word);
/// Nouns whose "to" names whom they serve: "the adviser to B".
bool is_envoy(std::string_view lemma);
bool is_collective(std::string_view lemma);

}  // namespace whowhom

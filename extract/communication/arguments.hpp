// Who stands where to a verb: its subject across relatives, parentheses, coordination and governing verbs, and the noun
// phrases after it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/communication/phrase.hpp"

namespace whowhom {

/// A verb above the trigger: "failed" in "failed to tell".
struct GoverningVerb {
  std::size_t phrase = 0;
  bool purpose = false;         ///< "went there to tell": a plan, whatever the verb
  bool object_control = false;  ///< "asked B to tell": B is the subject of the lower verb
};

/// Phrase indices throughout.
struct Subject {
  std::vector<std::size_t> nouns;  ///< in text order, with "A and B"; empty where no subject was found
  std::vector<std::optional<std::size_t>> entities;  ///< of `nouns`, an apposition's where the noun itself has none
  std::vector<GoverningVerb> governing;              ///< innermost first
  std::optional<std::size_t> gerund_preposition;     ///< "without" in "without telling"
  std::optional<std::size_t> inverted_auxiliary;     ///< "did" in "nor did A tell"
  std::optional<std::size_t> coordinated;            ///< the earlier verb of "called and told"
  std::size_t clause_start = 0;                      ///< first phrase of the clause the subject opens
  bool relative = false;                             ///< reached through who, which, that
};

Subject find_subject(const PhrasedSentence& sentence, std::size_t verb);

/// "met B and C told" ends a list before the subject C; "the call between A and B lasted" does not.
enum class ListEnd { before_subject, whole };

/// Noun phrases of the list that starts at `noun`: "A, B and C".
std::vector<std::size_t> coordinated_after(const PhrasedSentence& sentence, std::size_t noun,
                                           ListEnd end = ListEnd::before_subject);

/// The noun phrase that follows the verb (adverbs and quotation marks between them do not count); none otherwise.
std::optional<std::size_t> direct_object(const PhrasedSentence& sentence, std::size_t verb);

/// The noun phrase after the first of these prepositions in the verb's or noun's own clause, from phrase `from` on.
std::optional<std::size_t> prepositional_object(const PhrasedSentence& sentence, std::size_t from,
                                                std::string_view preposition);

/// The one after the last of them: in "sent A's note to B to C" it was C who received it.
std::optional<std::size_t> last_prepositional_object(const PhrasedSentence& sentence, std::size_t from,
                                                     std::string_view preposition);

/// The entity of a noun phrase as a party: its own, or the body in "officials of B" and "anyone at B".
std::vector<std::size_t> parties_of(const PhrasedSentence& sentence, std::size_t noun);

/// "anyone", "no one", "nobody": stands only under a negation.
bool is_anybody(const PhrasedSentence& sentence, std::size_t noun);

/// The phrase before `index`, past adverbs and quotation marks.
std::optional<std::size_t> before(const PhrasedSentence& sentence, std::size_t index);
/// The same after it.
std::optional<std::size_t> after(const PhrasedSentence& sentence, std::size_t index);

}  // namespace whowhom

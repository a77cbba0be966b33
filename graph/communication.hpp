// A communication: an exchange of information between parties that a text states, denies or doubts.
// It is n-ary and never an edge; edges are projected from it (communication_graph.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/id.hpp"

namespace whowhom {

/// What the text says of an act. `did_not_happen` is a statement of the text, never the lack of one.
enum class Polarity { happened, did_not_happen, uncertain };

enum class Channel {
  call,
  meeting,
  email,
  letter,
  memo,
  text_message,
  interview,
  testimony,
  briefing,
  report,
  conversation,
  statement,
  order,
  unspecified,
};

/// Below this confidence a communication is left out of figures, `gaps` and the projections of communication_graph.hpp:
/// it is more likely a slip of the reading than not. `list contacts --doubtful` lists what is left out.
inline constexpr double kFigureFloor = 0.5;

struct Communication {
  CommunicationId id;
  std::vector<EntityId> from;  ///< at least one, sorted
  std::vector<EntityId> to;    ///< at least one, sorted
  bool mutual = false;         ///< no stated direction: `from` and `to` are then only two sides
  Polarity polarity = Polarity::happened;
  Channel channel = Channel::unspecified;
  std::optional<std::string> date;   ///< ISO 8601, as exact as the text: docs/formats.md
  std::optional<std::string> topic;  ///< in the text's own words
  std::optional<EntityId> source;    ///< who says so; nothing where it is the document's own voice
  std::vector<EntityId> through;     ///< intermediaries
  double confidence = 1.0;           ///< 0..1
  std::vector<Evidence> evidence;    ///< at least one
  /// Those that say the opposite of the same act, in the order of the findings; find_conflicts (conflicts.hpp).
  std::vector<CommunicationId> conflicting;

  auto operator<=>(const Communication&) const = default;
};

/// Whether the communication lies below kFigureFloor.
inline bool is_doubtful(const Communication& communication) { return communication.confidence < kFigureFloor; }

std::string_view to_text(Polarity polarity);
std::optional<Polarity> parse_polarity(std::string_view text);
std::string_view to_text(Channel channel);
std::optional<Channel> parse_channel(std::string_view text);

}  // namespace whowhom

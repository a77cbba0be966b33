// A hearing is one exchange between each questioner and witness, however many turns it has. "Q." and "A." are the one
// whom a heading says to ask and the one who was sworn in last.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/communication/claim.hpp"
#include "extract/communication/exchanges.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLabel = 60;
constexpr std::size_t kMaxHeading = 80;

// "Mr. ROE." and "Chairman LEE.", as in the hearings of Congress: a title in small letters, then capitals and a stop.
std::optional<std::size_t> stopped_label(std::string_view bytes) {
  std::size_t words = 0;
  for (std::size_t start = 0; start < std::min(bytes.size(), kMaxLabel); ++words) {
    const std::size_t end = std::min(bytes.find(' ', start), bytes.size());
    const std::string_view word = bytes.substr(start, end - start);
    if (word.empty() || word[0] < 'A' || word[0] > 'Z') return std::nullopt;
    const bool small = std::ranges::any_of(word.substr(1), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool stop = word.back() == '.';
    if (words == 0 && !small) return std::nullopt;
    if (!small && stop && word.size() > 3) return start + word.size() - 1;
    if (words > 3) return std::nullopt;
    start = end + 1;
  }
  return std::nullopt;
}

// The bytes of a speaker's label at the start of a line; nothing where the line opens no turn.
std::optional<Span> label_of(std::string_view text, Span line) {
  const std::string_view bytes = text.substr(line.start, line.size());
  if (bytes.starts_with("**")) {
    const std::size_t end = bytes.find("**", 2);
    if (end == std::string_view::npos || end > kMaxLabel) return std::nullopt;
    const bool colon = bytes.substr(end + 2).starts_with(":") || bytes.substr(0, end).ends_with(":");
    return colon ? std::optional(Span{line.start + 2, line.start + end}) : std::nullopt;
  }
  if (const auto stop = stopped_label(bytes)) return Span{line.start, line.start + *stop};
  const std::size_t colon = bytes.find(':');
  if (colon == std::string_view::npos || colon < 3 || colon > kMaxLabel) return std::nullopt;
  const bool capitals = std::ranges::none_of(bytes.substr(0, colon), [](char c) { return c >= 'a' && c <= 'z'; });
  return capitals ? std::optional(Span{line.start, line.start + colon}) : std::nullopt;
}

// 'Q' or 'A' where a line opens a question or an answer: "Q. When?", "12   A:  In May."
char question_or_answer(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\t' || (bytes[at] >= '0' && bytes[at] <= '9'))) ++at;
  if (at + 2 >= bytes.size() || (bytes[at] != 'Q' && bytes[at] != 'A')) return 0;
  const bool marked = (bytes[at + 1] == '.' || bytes[at + 1] == ':') && (bytes[at + 2] == ' ' || bytes[at + 2] == '\t');
  return marked ? bytes[at] : '\0';
}

// "ANN LEE (affirmed)", "called as a witness, having been first duly sworn".
bool swears_in(const std::string& lower) {
  return std::ranges::any_of(std::array<std::string_view, 6>{"(affirmed", "(sworn", "(recalled", "duly sworn",
                                                             "having been sworn", "was sworn"},
                             [&](std::string_view words) { return lower.find(words) != std::string::npos; });
}

// "Questions from MS LEE", "Cross-examination by Mr Holm", "BY MR. HOLM:".
bool names_examiner(const std::string& lower) {
  if (lower.size() > kMaxHeading) return false;
  if (lower.find("questions from ") != std::string::npos || lower.find("questions by ") != std::string::npos ||
      lower.find("examination by ") != std::string::npos || lower.find("questioned by ") != std::string::npos)
    return true;
  const std::size_t first = lower.find_first_not_of(" \t0123456789");
  const std::size_t last = lower.find_last_not_of(" \t\r");
  return first != std::string::npos && lower.substr(first).starts_with("by ") && lower[last] == ':';
}

struct Turn {
  Span line;
  bool marked_up = false;  ///< "**Name**:"
  std::optional<std::size_t> speaker;
};

class TurnReader {
 public:
  TurnReader(const Document& document, const std::vector<Mention>& mentions, const Resolution& resolution)
      : text_(document.text), mentions_(mentions), resolution_(resolution) {}

  std::vector<Turn> read() {
    for (std::size_t start = 0; start < text_.size();) {
      const Span line{start, std::min(text_.find('\n', start), text_.size())};
      take(line);
      start = line.end + 1;
    }
    return std::move(turns_);
  }

 private:
  void take(Span line) {
    const std::string_view bytes = text_.substr(line.start, line.size());
    if (const char side = question_or_answer(bytes)) {
      turns_.push_back({line, false, side == 'Q' ? examiner_ : witness_});
      return;
    }
    if (line.size() < 200) {
      const std::string lower = lower_case(bytes);
      if (swears_in(lower)) {
        // The name may stand in the lines before.
        witness_ = person_in({line.start > 200 ? line.start - 200 : 0, line.end}, true);
        examiner_.reset();
        return;
      }
      if (names_examiner(lower)) {
        examiner_ = person_in(line, false);
        return;
      }
    }
    const auto label = label_of(text_, line);
    if (!label) return;
    Turn turn{line, bytes.starts_with("**"), std::nullopt};
    if (lower_case(text_.substr(label->start, label->size())) == "the witness")
      turn.speaker = witness_;
    else
      turn.speaker = party_in(*label);
    turns_.push_back(turn);
  }

  // The first party in the bytes, whatever it is but a document.
  std::optional<std::size_t> party_in(Span span) const {
    for (std::size_t i = first_mention_from(span.start, mentions_); i < mentions_.size(); ++i) {
      if (mentions_[i].span.start >= span.end) break;
      const auto entity = resolution_.entity_of[i];
      if (entity && resolution_.entities[*entity].type != EntityType::document) return entity;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> person_in(Span span, bool last) const {
    std::optional<std::size_t> found;
    for (std::size_t i = first_mention_from(span.start, mentions_); i < mentions_.size(); ++i) {
      if (mentions_[i].span.start >= span.end) break;
      const auto entity = resolution_.entity_of[i];
      if (!entity || mentions_[i].kind != MentionKind::name || resolution_.entities[*entity].type != EntityType::person)
        continue;
      found = entity;
      if (!last) break;
    }
    return found;
  }

  std::string_view text_;
  const std::vector<Mention>& mentions_;
  const Resolution& resolution_;
  std::vector<Turn> turns_;
  std::optional<std::size_t> witness_;
  std::optional<std::size_t> examiner_;
};

}  // namespace

std::vector<CommunicationMention> transcript_claims(const Document& document, const std::vector<Mention>& mentions,
                                                    const Resolution& resolution) {
  const std::vector<Turn> turns = TurnReader(document, mentions, resolution).read();
  Exchanges exchanges;
  for (std::size_t i = 0; i + 1 < turns.size(); ++i) {
    const auto a = turns[i].speaker;
    const auto b = turns[i + 1].speaker;
    if (!a || !b || a == b) continue;
    // Call signs in capitals are the radio's turns and not a hearing's.
    const auto is_person = [&](std::size_t entity) { return resolution.entities[entity].type == EntityType::person; };
    if (!turns[i].marked_up && !(is_person(*a) && is_person(*b))) continue;
    exchanges.add(*a, *b, {turns[i].line.start, turns[i + 1].line.end});
  }
  return exchanges.claims(document, Channel::testimony, "transcript:turns");
}

}  // namespace whowhom

// A name alone on its line, below it a line that is an office, and in that line or one of the next the organization.
// A blank line or a long one ends the block, so prose that happens to break behind a name is none.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "extract/affiliation/office.hpp"
#include "extract/affiliation/rules.hpp"
#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLine = 80;
constexpr std::size_t kMaxLines = 5;         // below the name
constexpr std::size_t kMaxOtherLetters = 4;  // beside it: "Dr.", "MD"
constexpr std::size_t kMaxRoleWords = 8;
constexpr std::size_t kMaxBodies = 2;

Span trimmed(std::string_view text, Span line) {
  constexpr std::string_view kBlanks = " \t\r>*|";
  while (line.start < line.end && kBlanks.find(text[line.start]) != std::string_view::npos) ++line.start;
  while (line.end > line.start && kBlanks.find(text[line.end - 1]) != std::string_view::npos) --line.end;
  return line;
}

Span line_from(std::string_view text, std::size_t start) {
  return trimmed(text, {start, std::min(text.find('\n', start), text.size())});
}

// The line that holds the byte.
Span line_of(std::string_view text, std::size_t byte) {
  const std::size_t feed = byte == 0 ? std::string_view::npos : text.rfind('\n', byte - 1);
  return line_from(text, feed == std::string_view::npos ? 0 : feed + 1);
}

std::optional<Span> next_line(std::string_view text, Span line) {
  const std::size_t feed = text.find('\n', line.end);
  if (feed == std::string_view::npos) return std::nullopt;
  const Span next = line_from(text, feed + 1);
  return next.empty() || next.size() > kMaxLine ? std::nullopt : std::optional(next);
}

std::size_t letters_in(std::string_view bytes) {
  return static_cast<std::size_t>(
      std::ranges::count_if(bytes, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }));
}

bool stands_alone(std::string_view text, Span line, Span name) {
  if (!line.contains(name) || line.size() > kMaxLine) return false;
  const std::string_view before = text.substr(line.start, name.start - line.start);
  const std::string_view behind = text.substr(name.end, line.end - name.end);
  return before.find(':') == std::string_view::npos && behind.find(':') == std::string_view::npos &&
         letters_in(before) + letters_in(behind) <= kMaxOtherLetters;
}

class Signatures {
 public:
  Signatures(const Document& document, const Analysis& analysis, const std::vector<Mention>& mentions,
             const Resolution& resolution, TieCollector& ties)
      : text_(document.text), analysis_(analysis), mentions_(mentions), resolution_(resolution), ties_(ties) {}

  void read() {
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      const Mention& mention = mentions_[m];
      if (mention.type != EntityType::person || mention.kind != MentionKind::name || !resolution_.entity_of[m])
        continue;
      const Span line = line_of(text_, mention.span.start);
      if (stands_alone(text_, line, mention.span)) read_below(m, line);
    }
  }

 private:
  std::vector<Token> tokens_in(Span line) const {
    std::vector<Token> tokens;
    auto sentence = std::ranges::partition_point(analysis_.sentences,
                                                 [&](const Sentence& one) { return one.span.end <= line.start; });
    for (; sentence != analysis_.sentences.end() && sentence->span.start < line.end; ++sentence)
      for (const Token& token : sentence->tokens)
        if (line.contains(token.span)) tokens.push_back(token);
    return tokens;
  }

  // The widest organization in the line; with `at_start` only one that the line begins with.
  std::optional<std::size_t> organization_in(Span line, bool at_start) const {
    auto place =
        std::ranges::partition_point(mentions_, [&](const Mention& one) { return one.span.start < line.start; });
    for (; place != mentions_.end() && place->span.start < line.end; ++place) {
      const auto m = static_cast<std::size_t>(place - mentions_.begin());
      if (place->type != EntityType::organization || place->kind != MentionKind::name || !resolution_.entity_of[m])
        continue;
      const std::string_view before = std::string_view(text_).substr(line.start, place->span.start - line.start);
      if (at_start && letters_in(before) > kMaxOtherLetters) return std::nullopt;
      if (line.contains(place->span) && !is_bare_body(resolution_.entities[*resolution_.entity_of[m]].name)) return m;
    }
    return std::nullopt;
  }

  // The organization of the line of an office, which is no word of it: "Secretary of State".
  std::optional<std::size_t> body_beside_role(Span line) const {
    const auto body = organization_in(line, false);
    if (!body) return std::nullopt;
    const std::vector<Token> tokens = tokens_in(line);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::size_t end = english_names().title_heads.longest(tokens, i);
      if (end > i && tokens[i].span.start < mentions_[*body].span.start &&
          mentions_[*body].span.end <= tokens[end - 1].span.end)
        return std::nullopt;
    }
    return body;
  }

  // The office that a line is, up to its organization or a comma; empty where it is none.
  std::string role_in(Span line) const {
    const auto body = body_beside_role(line);
    const std::vector<Token> tokens = tokens_in(line);
    std::size_t end = 0;
    while (end < tokens.size() && tokens[end].form != "," && tokens[end].form != "(" && tokens[end].form != "|" &&
           !(body && tokens[end].span.start >= mentions_[*body].span.start))
      ++end;
    constexpr std::array<std::string_view, 6> kLinks = {"of", "the", "at", "for", "-", "–"};
    while (end > 0 && std::ranges::find(kLinks, tokens[end - 1].lower) != kLinks.end()) --end;
    if (end == 0 || end > kMaxRoleWords) return {};
    std::size_t noun = 0;  // the last word before "of" and the like
    while (noun + 1 < end && tokens[noun + 1].lower != "of" && tokens[noun + 1].lower != "for" &&
           tokens[noun + 1].lower != "and" && tokens[noun + 1].lower != "to")
      ++noun;
    if (!is_office_word(tokens[noun].lower) &&
        english_names().title_heads.longest(tokens, noun > 0 ? noun - 1 : 0) <= noun)
      return {};
    if (!starts_upper(tokens[0].form)) return {};
    for (std::size_t i = 0; i < end; ++i)
      if (tokens[i].part_of_speech == PartOfSpeech::verb && !starts_upper(tokens[i].form)) return {};
    return std::string(text_.substr(tokens[0].span.start, tokens[end - 1].span.end - tokens[0].span.start));
  }

  void read_below(std::size_t person, Span name_line) {
    auto line = next_line(text_, name_line);
    if (!line) return;
    const std::string role = role_in(*line);
    if (role.empty()) return;
    std::vector<std::size_t> bodies;
    Span last = *line;
    for (std::size_t count = 0; line && count < kMaxLines && bodies.size() < kMaxBodies; ++count) {
      if (const auto body = count == 0 ? body_beside_role(*line) : organization_in(*line, true)) {
        bodies.push_back(*body);
        last = *line;
      }
      line = next_line(text_, *line);
    }
    for (const std::size_t body : bodies) {
      Tie tie;
      tie.from = person;
      tie.to = body;
      tie.role = role;
      tie.rule = "signature";
      tie.confidence = 0.9;
      ties_.add(tie, {name_line.start, last.end});
    }
  }

  std::string_view text_;
  const Analysis& analysis_;
  const std::vector<Mention>& mentions_;
  const Resolution& resolution_;
  TieCollector& ties_;
};

}  // namespace

void signature_ties(const Document& document, const Analysis& analysis, const std::vector<Mention>& mentions,
                    const Resolution& resolution, TieCollector& ties) {
  Signatures(document, analysis, mentions, resolution, ties).read();
}

}  // namespace whowhom

// The marks are taken out first; the spans they leave are then laid on the tokens of the analysed text.
#include "support/marked_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "extract/read/read_document.hpp"

namespace whowhom {
namespace {

struct Mark {
  Span span;
  EntityType type = EntityType::person;
  std::string name;  ///< empty: not resolved
};

std::size_t entity_named(Resolution& resolution, const Mark& mark) {
  const auto found = std::ranges::find(resolution.entities, mark.name, &Entity::name);
  if (found != resolution.entities.end()) return static_cast<std::size_t>(found - resolution.entities.begin());
  Entity entity;
  entity.id = {"e" + std::to_string(resolution.entities.size() + 1)};
  entity.name = mark.name;
  entity.type = mark.type;
  resolution.entities.push_back(entity);
  return resolution.entities.size() - 1;
}

// Takes the marks out of `marked`; the outer mark comes before those in it.
std::string take_marks(std::string_view marked, std::vector<Mark>& marks) {
  std::string text;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == '[') {
      Mark mark;
      mark.span.start = text.size();
      if (marked[i + 1] == '#') mark.type = EntityType::organization, ++i;
      if (marked[i + 1] == '%') mark.type = EntityType::document, ++i;
      open.push_back(marks.size());
      marks.push_back(mark);
    } else if (marked[i] == '=' && !open.empty()) {
      marks[open.back()].span.end = text.size();
      const std::size_t end = marked.find(']', i);
      marks[open.back()].name = marked.substr(i + 1, end - i - 1);
      open.pop_back();
      i = end;
    } else if (marked[i] == ']') {
      Mark& mark = marks[open.back()];
      mark.span.end = text.size();
      mark.name = text.substr(mark.span.start, mark.span.size());
      open.pop_back();
    } else {
      text += marked[i];
    }
  }
  return text;
}

}  // namespace

MarkedText read_marked(std::string_view marked) {
  static constexpr std::string_view kPronouns[] = {"he",  "she",   "they", "him", "her", "them",
                                                   "his", "their", "it",   "its", "we"};
  std::vector<Mark> marks;
  MarkedText out;
  out.document = read_one_document(take_marks(marked, marks), "marked.txt");
  out.document.source.id = {"d1"};
  out.analysis = analyse(out.document, kForExtraction);
  for (const Mark& mark : marks) {
    bool found = false;
    for (std::size_t s = 0; s < out.analysis.sentences.size() && !found; ++s) {
      const auto& tokens = out.analysis.sentences[s].tokens;
      for (std::size_t first = 0; first < tokens.size() && !found; ++first) {
        if (tokens[first].span.start != mark.span.start) continue;
        std::size_t end = first;
        while (end < tokens.size() && tokens[end].span.end <= mark.span.end) ++end;
        if (end == first || tokens[end - 1].span.end != mark.span.end) continue;
        const bool pronoun =
            end == first + 1 && std::ranges::find(kPronouns, tokens[first].lower) != std::end(kPronouns);
        out.mentions.push_back(
            {s, first, end, mark.span, pronoun ? MentionKind::pronoun : MentionKind::name, mark.type});
        out.resolution.entity_of.push_back(mark.name.empty() ? std::nullopt
                                                             : std::optional(entity_named(out.resolution, mark)));
        found = true;
      }
    }
    if (!found) throw std::logic_error("no tokens at a mark of: " + std::string(marked));
  }
  return out;
}

}  // namespace whowhom

// Lines and sentences of a document are found once and kept.
#include "commands/places.hpp"

#include <algorithm>

#include "extract/language/analyse.hpp"

namespace whowhom {

Place Texts::place_of(const EntityMention& mention) {
  const auto document = documents_.find(mention.document);
  if (document == documents_.end()) return {};
  Place place;
  place.line = line_of(mention.document, mention.span.start);
  for (const Page& page : document->second.pages)
    if (page.span.contains(mention.span)) place.page = page.number;
  const std::vector<Span>& sentences = sentences_of(document->second);
  const auto after = std::ranges::upper_bound(sentences, mention.span.start, {}, &Span::start);
  if (after != sentences.begin() && (after - 1)->contains(mention.span)) place.sentence = *(after - 1);
  return place;
}

std::optional<std::size_t> Texts::line_of(const DocumentId& id, std::size_t byte) {
  const auto document = documents_.find(id);
  if (document == documents_.end() || !document->second.places.empty()) return std::nullopt;
  const auto [place, is_new] = line_starts_.try_emplace(id);
  std::vector<std::size_t>& starts = place->second;
  if (is_new) {
    starts.push_back(0);
    const std::string& text = document->second.text;
    for (std::size_t at = 0; at < text.size(); ++at)
      if (text[at] == '\n') starts.push_back(at + 1);
  }
  return static_cast<std::size_t>(std::ranges::upper_bound(starts, byte) - starts.begin());
}

std::string Texts::text_at(const DocumentId& id, Span span) const {
  return documents_.at(id).text.substr(span.start, span.size());
}

const std::vector<Span>& Texts::sentences_of(const Document& document) {
  const auto [place, is_new] = sentences_.try_emplace(document.source.id);
  if (is_new)
    for (const Sentence& sentence : analyse(document).sentences) place->second.push_back(sentence.span);
  return place->second;
}

}  // namespace whowhom

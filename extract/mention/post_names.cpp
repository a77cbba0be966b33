// Handles first, so that no name grows over them.
#include "extract/mention/post_names.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/mention/name_tables.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxNameTokens = 4;

std::optional<std::pair<std::size_t, std::size_t>> tokens_at(const std::vector<Token>& tokens, Span span) {
  const auto first = std::ranges::partition_point(tokens, [&](const Token& t) { return t.span.start < span.start; });
  const auto end = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.end <= span.end; });
  if (first == end || first->span.start != span.start || (end - 1)->span.end != span.end) return std::nullopt;
  return std::pair(static_cast<std::size_t>(first - tokens.begin()), static_cast<std::size_t>(end - tokens.begin()));
}

template <typename Take>
void each_in(const std::vector<Span>& spans, const std::vector<Token>& tokens, Take take) {
  auto span = std::ranges::partition_point(spans, [&](Span s) { return s.start < tokens.front().span.start; });
  for (; span != spans.end() && span->start < tokens.back().span.end; ++span)
    if (const auto found = tokens_at(tokens, *span)) take(found->first, found->second);
}

}  // namespace

PostNames::PostNames(const Document& document) {
  for (const Post& post : find_posts(document.text)) {
    names_.push_back(post.name);
    handles_.push_back(post.handle);
    handles_.insert(handles_.end(), post.answered.begin(), post.answered.end());
  }
  std::ranges::sort(handles_);
}

void PostNames::find(SentenceMentions& sentence) const {
  const std::vector<Token>& tokens = sentence.tokens();
  each_in(handles_, tokens, [&](std::size_t first, std::size_t end) {
    if (sentence.is_free(first, end)) sentence.add(first, end, MentionKind::name, EntityType::person);
  });
  each_in(names_, tokens, [&](std::size_t first, std::size_t end) {
    if (end - first > 1 && end - first <= kMaxNameTokens && sentence.is_free(first, end) &&
        english_names().first_names.contains(tokens[first].lower) &&
        !english_names().organization_heads.contains(tokens[end - 1].lower))
      sentence.add(first, end, MentionKind::name, EntityType::person);
  });
}

}  // namespace whowhom

// A post that answers somebody is a message to that one; a post to nobody is a statement and no contact.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "extract/communication/claim.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/read/post_layout.hpp"

namespace whowhom {
namespace {

std::optional<std::size_t> owner_of(Span handle, const std::vector<Mention>& mentions, const Resolution& resolution) {
  for (std::size_t i = first_mention_from(handle.start, mentions); i < mentions.size(); ++i) {
    if (mentions[i].span.start > handle.start) break;
    if (mentions[i].span == handle) return resolution.entity_of[i];
  }
  return std::nullopt;
}

}  // namespace

std::vector<CommunicationMention> post_claims(const Document& document, const std::vector<Mention>& mentions,
                                              const Resolution& resolution) {
  std::vector<CommunicationMention> claims;
  std::set<std::pair<std::size_t, std::size_t>> written;
  for (const Post& post : find_posts(document.text)) {
    const auto writer = owner_of(post.handle, mentions, resolution);
    if (!writer) continue;
    for (const Span handle : post.answered) {
      const auto reader = owner_of(handle, mentions, resolution);
      if (!reader || reader == writer || !written.emplace(*writer, *reader).second) continue;
      CommunicationMention& claim = claims.emplace_back();
      claim.from = {*writer};
      claim.to = {*reader};
      claim.channel = Channel::text_message;
      claim.evidence.document = document.source.id;
      claim.evidence.span = {post.head.start, std::max(post.head.end, handle.end)};
      claim.evidence.quote = document.text.substr(claim.evidence.span.start, claim.evidence.span.size());
      claim.evidence.page = page_of(document, post.head.start);
      claim.evidence.rule = "post:reply";
      claim.evidence.confidence = 0.9;
    }
  }
  return claims;
}

}  // namespace whowhom

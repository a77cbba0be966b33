// Every verb and noun of every sentence is asked for its claims; header lines and turns of speech are read from the
// layout.
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "extract/communication/clauses.hpp"
#include "extract/communication/communication_mention.hpp"
#include "extract/communication/dates.hpp"
#include "extract/communication/denials.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/communication/noun_claims.hpp"
#include "extract/communication/picture_doubt.hpp"
#include "extract/communication/replies.hpp"
#include "extract/communication/topic.hpp"
#include "extract/communication/unnamed_interview.hpp"
#include "extract/communication/unsaid.hpp"
#include "extract/communication/verb_claims.hpp"

namespace whowhom {
namespace {

using Pair = std::pair<std::size_t, std::size_t>;

// People with the bodies they belong to. In a meeting of several they are one side.
std::set<Pair> own_bodies(const std::vector<RelationMention>& relations) {
  std::set<Pair> pairs;
  for (const RelationMention& relation : relations) {
    if (relation.type != RelationType::member_of && relation.type != RelationType::part_of) continue;
    pairs.insert({relation.from, relation.to});
    pairs.insert({relation.to, relation.from});
  }
  return pairs;
}

// A mutual claim of several parties, without the pairs that are somebody and their own body.
void part_from_own_bodies(std::vector<CommunicationMention>& claims, const std::set<Pair>& own) {
  std::vector<CommunicationMention> kept;
  for (CommunicationMention& claim : claims) {
    const bool touched =
        claim.mutual && claim.from.size() + claim.to.size() > 2 && std::ranges::any_of(claim.from, [&](std::size_t a) {
          return std::ranges::any_of(claim.to, [&](std::size_t b) { return own.contains({a, b}); });
        });
    if (!touched) {
      kept.push_back(std::move(claim));
      continue;
    }
    for (const std::size_t a : claim.from)
      for (const std::size_t b : claim.to) {
        if (own.contains({a, b})) continue;
        CommunicationMention& part = kept.emplace_back(claim);
        part.from = {a};
        part.to = {b};
      }
  }
  claims = std::move(kept);
}

// Two claims with the same key are one, found by two rules. A set of keys keeps long documents linear.
using ClaimKey = std::tuple<Span, std::vector<std::size_t>, std::vector<std::size_t>, Channel, Polarity>;

ClaimKey key_of(const CommunicationMention& claim) {
  return {claim.evidence.span, claim.from, claim.to, claim.channel, claim.polarity};
}

void put_in_order(std::vector<CommunicationMention>& claims) {
  std::ranges::stable_sort(claims, {}, [](const CommunicationMention& claim) {
    return std::tuple(claim.evidence.span.start, claim.evidence.span.end);
  });
}

}  // namespace

std::vector<RelationMention> find_relations(const Document& document, const Analysis& analysis,
                                            const std::vector<Mention>& mentions, const Resolution& resolution) {
  std::vector<RelationMention> relations = find_affiliations(document, analysis, mentions, resolution);
  std::ranges::move(find_document_relations(document, analysis, mentions, resolution), std::back_inserter(relations));
  doubt_words_of_pictures(document, relations);
  return relations;
}

std::vector<CommunicationMention> find_communications(const Document& document, const Analysis& analysis,
                                                      const std::vector<Mention>& mentions,
                                                      const Resolution& resolution,
                                                      const std::vector<RelationMention>& relations) {
  const DateFinder dates(document, analysis);
  std::vector<CommunicationMention> claims = mail_header_claims(document, mentions, resolution);
  std::ranges::move(notes_header_claims(document, mentions, resolution), std::back_inserter(claims));
  std::ranges::move(quoted_message_claims(document, mentions, resolution), std::back_inserter(claims));
  for (CommunicationMention& claim : claims) {
    claim.date = dates.date_of_header(claim.evidence.span.start);
    if (claim.evidence.rule != "mail:attribution") claim.topic = subject_line(document, claim.evidence.span);
  }
  std::ranges::move(transcript_claims(document, mentions, resolution), std::back_inserter(claims));
  std::ranges::move(chat_claims(document, mentions, resolution), std::back_inserter(claims));
  std::ranges::move(post_claims(document, mentions, resolution), std::back_inserter(claims));
  std::set<ClaimKey> known;
  for (const CommunicationMention& claim : claims) known.insert(key_of(claim));
  std::size_t first = 0;
  std::vector<CommunicationMention> before;  // of the sentence before
  for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
    std::size_t end = first;
    while (end < mentions.size() && mentions[end].sentence <= i) ++end;
    const ClaimContext context{document, resolution, &dates, i};
    const SentenceTree tree(analysis.sentences[i], mentions, first, end, resolution);
    first = end;
    std::vector<CommunicationMention> found;
    for (std::size_t t = 0; t < tree.size(); ++t) {
      if (is_verb(tree, t)) std::ranges::move(verb_claims(context, tree, t), std::back_inserter(found));
      std::ranges::move(noun_claims(context, tree, t), std::back_inserter(found));
    }
    std::ranges::move(unnamed_interview_claims(context, tree, relations), std::back_inserter(found));
    std::ranges::move(unsaid_claims(context, tree, found), std::back_inserter(found));
    auto denied = denials(context, tree, found, before);
    before = found;
    std::ranges::move(denied, std::back_inserter(found));
    for (CommunicationMention& claim : found)
      if (known.insert(key_of(claim)).second) claims.push_back(std::move(claim));
  }
  part_from_own_bodies(claims, own_bodies(relations));
  put_in_order(claims);
  std::ranges::move(find_replies(document, analysis, mentions, resolution, claims, dates), std::back_inserter(claims));
  put_in_order(claims);
  doubt_words_of_pictures(document, claims);
  return claims;
}

}  // namespace whowhom

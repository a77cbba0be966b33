// Two rules that read the same words of a sentence differ in how much of the role they take.
#include "extract/affiliation/tie_collector.hpp"

#include <algorithm>

#include "extract/communication/claim.hpp"
#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

bool holds(const std::string& role, const std::string& other) {
  return lower_case(role).find(lower_case(other)) != std::string::npos;
}

void add_term(Term& to, const Term& from) {
  if (!to.since) to.since = from.since;
  if (!to.until) to.until = from.until;
  to.tenure = std::max(to.tenure, from.tenure);
}

}  // namespace

void TieCollector::add(const Tie& tie) { add(tie, analysis_->sentences[(*mentions_)[tie.from].sentence].span); }

void TieCollector::add(const Tie& tie, Span evidence) {
  const Mention& from = (*mentions_)[tie.from];
  const Mention& to = (*mentions_)[tie.to];
  RelationMention out;
  out.type = tie.type;
  out.from = *resolution_->entity_of[tie.from];
  out.to = *resolution_->entity_of[tie.to];
  out.role = tie.role;
  out.term = tie.term;
  if (out.from == out.to) return;
  out.evidence.confidence = tie.confidence;
  for (const Mention* end : {&from, &to})
    if (end->kind == MentionKind::pronoun) out.evidence.confidence *= 0.8;
  for (auto known = found_.rbegin(); known != found_.rend() && known->evidence.span == evidence; ++known) {
    if (known->type != out.type || known->from != out.from || known->to != out.to) continue;
    if (!holds(known->role, out.role) && !holds(out.role, known->role)) continue;
    if (known->role.size() < out.role.size()) known->role = out.role;
    known->evidence.confidence = std::max(known->evidence.confidence, out.evidence.confidence);
    add_term(known->term, out.term);
    return;
  }
  out.evidence.document = document_->source.id;
  out.evidence.span = evidence;
  out.evidence.quote = document_->text.substr(evidence.start, evidence.size());
  out.evidence.rule = "affiliation:" + tie.rule;
  out.evidence.page = page_of(*document_, evidence.start);
  out.evidence.anchors = in_order({{from.span, AnchorRole::party}, {to.span, AnchorRole::party}});
  found_.push_back(std::move(out));
}

std::vector<RelationMention> TieCollector::take() {
  std::ranges::stable_sort(found_, {}, [](const RelationMention& tie) { return tie.evidence.span; });
  return std::move(found_);
}

}  // namespace whowhom

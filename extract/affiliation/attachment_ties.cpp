// Without an office the words between must leave no other reading: "of" right behind the name, a possessive right
// before it, brackets around nothing but the organization.
#include <algorithm>
#include <array>
#include <string>

#include "extract/affiliation/office.hpp"
#include "extract/affiliation/rules.hpp"
#include "extract/language/letters.hpp"
#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {
namespace {

// Verbs whose "of" names what the object is told, robbed or accused of.
bool takes_of(const SentenceTree& tree, const Mention& person) {
  constexpr std::array<std::string_view, 20> kVerbs = {
      "inform", "notify",  "warn",    "accuse", "advise", "remind", "convince", "suspect", "rid",   "deprive",
      "ask",    "request", "require", "think",  "hear",   "assure", "persuade", "tell",    "strip", "speak"};
  for (std::size_t i = person.first_token; i < person.end_token; ++i) {
    const auto above = tree.head(i);
    if (above && (*above < person.first_token || *above >= person.end_token) && *above < i &&
        std::ranges::find(kVerbs, tree.token(*above).lemma) != kVerbs.end())
      return true;
  }
  return false;
}

bool is_head_of(const SentenceTree& tree, const Mention& person, std::size_t word) {
  const auto above = tree.head(word);
  return above && *above >= person.first_token && *above < person.end_token;
}

bool is_subject(const SentenceTree& tree, const Mention& person) {
  for (std::size_t i = person.first_token; i < person.end_token; ++i)
    if ((tree.is(i, "nsubj") || tree.is(i, "nsubj:pass")) && tree.head(i) && *tree.head(i) > i) return true;
  return false;
}

class Attachments {
 public:
  Attachments(const SentenceTree& tree, TieCollector& ties, std::size_t person)
      : tree_(tree), ties_(ties), person_(person), mention_(tree.mention(person)) {}

  void read() {
    by_preposition();
    in_brackets();
    by_possessive();
    of_all();
  }

 private:
  void add(std::size_t body, const char* rule, double confidence) {
    Tie tie;
    tie.from = person_;
    tie.to = body;
    tie.rule = rule;
    tie.confidence = confidence;
    ties_.add(tie);
  }

  void by_preposition() {
    const std::size_t at = mention_.end_token;
    const std::string_view word = tree_.lower(at);
    const bool of = word == "of";
    const bool from = word == "from" || word == "at" || word == "with";
    if (!of && !(from && is_subject(tree_, mention_))) return;
    std::size_t body_at = at + 1;
    while (body_at < tree_.size() && tree_.token(body_at).part_of_speech == PartOfSpeech::det) ++body_at;
    const auto body = body_at < tree_.size() ? tree_.organization_from(body_at) : std::nullopt;
    if (!body) return;
    const Mention& whole = tree_.mention(*body);
    bool attached = false;
    for (std::size_t i = whole.first_token; i < whole.end_token; ++i)
      attached = attached || (is_head_of(tree_, mention_, i) && tree_.is(i, "nmod"));
    if (!attached || (of && takes_of(tree_, mention_))) return;
    add(*body, "of", of ? 0.95 : 0.85);
  }

  // "Ann Lee (Canal Board)": nothing but the organization in the brackets.
  void in_brackets() {
    const std::size_t at = mention_.end_token;
    if (tree_.lower(at) != "(") return;
    const auto body = tree_.organization_from(at + 1);
    if (!body || tree_.lower(tree_.mention(*body).end_token) != ")") return;
    // "(D-Ohio)" is a party and a constituency.
    const std::string_view first = tree_.lower(at + 1);
    if (first.size() < 2 || first.substr(1, 1) == "-") return;
    // "Ann Bea Lee (ABL)" is an acronym of the name.
    std::string initials;
    for (std::size_t i = mention_.first_token; i < mention_.end_token; ++i) initials += tree_.lower(i).substr(0, 1);
    if (initials.ends_with(first)) return;
    add(*body, "brackets", 0.8);
  }

  // "the Board's Ann Lee".
  void by_possessive() {
    std::size_t at = mention_.first_token;
    if (at < 2 || !is_possessive_ending(tree_.token(at - 1))) return;
    const auto body = tree_.organization_to(at - 1);
    if (!body) return;
    // Of "the Board's Lee inquiry" the name is no more than a modifier.
    for (std::size_t i = mention_.first_token; i < mention_.end_token; ++i)
      if (const auto above = tree_.head(i); above && *above >= mention_.end_token && tree_.is(i, "compound")) return;
    for (std::size_t i = mention_.end_token; i < tree_.size() && i <= mention_.end_token; ++i)
      if (is_possessive_ending(tree_.token(i))) return;
    add(*body, "possessive", 0.8);
  }

  // "Lee, Hill and Cole, all of the Board".
  void of_all() {
    for (std::size_t i = mention_.first_token; i < mention_.end_token; ++i) {
      for (const std::size_t below : tree_.children(i)) {
        if (below < mention_.end_token || (tree_.lower(below) != "all" && tree_.lower(below) != "both")) continue;
        for (const std::size_t of : tree_.children(below)) {
          const bool binds =
              tree_.preposition(of) == "of" || tree_.preposition(of) == "from" || tree_.preposition(of) == "at";
          const auto body = binds ? tree_.organization_at(of) : std::nullopt;
          if (!body) continue;
          for (const std::size_t one : tree_.people_meant(i, true)) {
            Tie tie;
            tie.from = one;
            tie.to = *body;
            tie.rule = "all_of";
            tie.confidence = 0.9;
            ties_.add(tie);
          }
        }
      }
    }
  }

  const SentenceTree& tree_;
  TieCollector& ties_;
  std::size_t person_;
  const Mention& mention_;
};

}  // namespace

void attachment_ties(const SentenceTree& tree, TieCollector& ties) {
  for (std::size_t m = tree.first_mention(); m < tree.end_mention(); ++m) {
    const Mention& mention = tree.mention(m);
    if (mention.type != EntityType::person || mention.kind != MentionKind::name || !tree.is_resolved(m)) continue;
    // "the Secretary of the Board" names an office and no person's name.
    if (!is_office_noun(tree, mention.end_token - 1) && !is_office_noun(tree, mention.first_token))
      Attachments(tree, ties, m).read();
  }
}

}  // namespace whowhom

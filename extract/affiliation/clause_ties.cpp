// Copulas in both directions, and "as director of the Board" where the clause's subject is meant.
#include <algorithm>
#include <array>

#include "extract/affiliation/office.hpp"
#include "extract/affiliation/predicate.hpp"
#include "extract/affiliation/rules.hpp"
#include "extract/affiliation/term.hpp"

namespace whowhom {
namespace {

void add_office(const SentenceTree& tree, TieCollector& ties, const Office& office,
                const std::vector<std::size_t>& people, Claim claim, const char* rule, double confidence) {
  if (claim == Claim::unheld) return;
  for (const std::size_t person : people) {
    for (const std::size_t body : office.bodies) {
      Tie tie;
      tie.from = person;
      tie.to = body;
      tie.role = office.role;
      tie.term = term_of(tree, {office.head}, Event::none, office.end);
      tie.term.tenure = std::max(tie.term.tenure, office.tenure);
      if (claim == Claim::over) tie.term.tenure = Tenure::former;
      tie.rule = rule;
      tie.confidence = confidence * office.confidence;
      ties.add(tie);
    }
  }
}

// "Lee is the Board's director"; "the Board's director is Ann Lee".
void copula(const SentenceTree& tree, TieCollector& ties, std::size_t predicate) {
  std::size_t root = predicate;
  if (tree.is(predicate, "conj") && tree.head(predicate) && tree.child(*tree.head(predicate), "cop"))
    root = *tree.head(predicate);
  if (!tree.child(root, "cop")) return;
  const auto subject = nearest_subject_of(tree, root);
  if (!subject) return;
  if (root == predicate && tree.person_at(predicate) && tree.in_name(predicate)) {
    const auto office = read_office(tree, *subject);
    if (office && !office->bodies.empty() && !office->plural)
      add_office(tree, ties, *office, {*tree.person_at(predicate)}, claim_of(tree, predicate), "copula", 0.95);
    return;
  }
  const auto office = read_office(tree, predicate, true);
  if (!office || office->bodies.empty()) return;
  add_office(tree, ties, *office, tree.people_meant(*subject, true), claim_of(tree, root), "copula", 0.95);
}

// "In his role as director of the Board"; "As director of the Board, Lee wrote".
void as_office(const SentenceTree& tree, TieCollector& ties, std::size_t noun) {
  constexpr std::array<std::string_view, 14> kPosts = {"role", "capacity", "position", "job",        "tenure",
                                                       "time", "service",  "stint",    "post",       "term",
                                                       "work", "duty",     "career",   "appointment"};
  if (tree.preposition(noun) != "as") return;
  const auto above = tree.head(noun);
  if (!above) return;
  const auto office = read_office(tree, noun);
  if (!office || office->bodies.empty()) return;
  if (std::ranges::find(kPosts, tree.token(*above).lemma) != kPosts.end()) {
    if (const auto owner = tree.child(*above, "nmod:poss"))
      if (const auto person = tree.person_at(*owner))
        add_office(tree, ties, *office, {*person}, Claim::holds, "post", 0.9);
    return;
  }
  const bool clause = tree.is(noun, "obl") || tree.is(noun, "advcl");
  if (!clause || noun > *above) return;
  const auto subject = nearest_subject_of(tree, *above);
  if (!subject || *subject > *above) return;
  add_office(tree, ties, *office, tree.people_meant(*subject, false), Claim::holds, "as_office", 0.85);
}

}  // namespace

void clause_ties(const SentenceTree& tree, TieCollector& ties) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (!tree.is_noun(i) && !tree.person_at(i)) continue;
    copula(tree, ties, i);
    if (!tree.in_name(i)) as_office(tree, ties, i);
  }
}

}  // namespace whowhom

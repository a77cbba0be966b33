// Conjuncts, appositions and titles are followed down the tree, relative pronouns up to the word they refer to.
#include "extract/communication/parties.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/communication/clauses.hpp"
#include "extract/communication/word_lists.hpp"
#include "extract/language/one_of.hpp"

namespace whowhom {
namespace {

constexpr int kMaxDepth = 6;

constexpr std::array<std::string_view, 6> kBodyPrepositions = {"of", "at", "in", "from", "within", "for"};
constexpr std::array<std::string_view, 7> kQuantifiers = {"both", "each", "all", "either", "neither", "none", "any"};
// Singulars that act for a body as its plurals do.
constexpr std::array<std::string_view, 6> kMass = {"leadership", "personnel",  "staff",
                                                   "board",      "management", "delegation"};
// "A, along with B": as good as "A and B".
constexpr std::array<std::string_view, 4> kTogether = {"along", "together", "including", "alongside"};

class Collector {
 public:
  Collector(const SentenceTree& tree, PartyList& out) : tree_(tree), out_(out) {}

  void collect(std::size_t i, int depth) {
    if (depth > kMaxDepth) return;
    note_negation(i);
    if (!add_own(i, depth)) add_meant(i, depth);
    for (const std::size_t below : tree_.children(i)) {
      if (tree_.is(below, "conj") && !is_lent_as_subject(tree_, below)) {
        if (is_joined(below))
          collect(below, depth + 1);
        else if (depth == 0)
          out_.except.push_back(below);
      }
      if ((tree_.is(below, "nmod") || tree_.is(below, "obl")) && is_one_of(tree_.preposition(below), kTogether))
        collect(below, depth + 1);
      // "A, together with B"
      if (tree_.is(below, "advmod") && is_one_of(tree_.lower(below), kTogether))
        for (const std::size_t with : tree_.children(below))
          if (tree_.preposition(with) == "with") collect(with, depth + 1);
    }
  }

 private:
  void note_negation(std::size_t i) {
    for (const std::size_t below : tree_.children(i)) {
      const std::string_view word = tree_.lower(below);
      const bool determiner = tree_.is(below, "det") && (word == "no" || word == "neither");
      const bool opens =
          (tree_.is(below, "cc:preconj") || tree_.is(below, "cc") || tree_.is(below, "advmod")) && word == "neither";
      const bool not_one = tree_.is(below, "advmod") && word == "not" && below < i && !is_restrictive(below + 1);
      if (determiner || opens || not_one) deny(below);
    }
    const std::string_view word = tree_.lower(i);
    if (word == "nobody" || word == "none" || word == "neither" || word == "nothing") deny(i);
  }

  // "not only A"
  bool is_restrictive(std::size_t i) const {
    const std::string_view word = tree_.lower(i);
    return word == "only" || word == "just" || word == "merely";
  }

  void deny(std::size_t word) {
    out_.negative = true;
    if (!out_.negation) out_.negation = word;
  }

  // Whether a conjunct is of the list: not "A but not B", "A rather than B".
  bool is_joined(std::size_t conjunct) {
    for (const std::size_t below : tree_.children(conjunct)) {
      const std::string_view word = tree_.lower(below);
      if (tree_.is(below, "advmod") && word == "not" && !is_restrictive(below + 1)) return false;
      if (!tree_.is(below, "cc")) continue;
      if (word == "or") out_.either = true;
      if (word == "but" && is_also(conjunct)) continue;
      if (word == "but" || word == "rather" || word == "not" || word == "instead") return false;
    }
    return true;
  }

  // "not only A but also B"
  bool is_also(std::size_t conjunct) const {
    for (const std::size_t below : tree_.children(conjunct))
      if (tree_.lower(below) == "also") return true;
    return conjunct > 0 && tree_.lower(conjunct - 1) == "also";
  }

  void add(std::size_t mention, std::size_t token) {
    if (tree_.type_of(mention) == EntityType::document) return;
    const std::size_t entity = tree_.entity_of(mention);
    if (std::ranges::find(out_.list, entity, &Party::entity) == out_.list.end()) out_.list.push_back({entity, token});
  }

  bool add_own(std::size_t i, int depth) {
    if (const auto mention = tree_.mention_at(i)) {
      add(*mention, i);
      return true;
    }
    if (const auto meant = tree_.antecedent(i)) {
      // Only the word itself: in "A, B and C, who told" the clause may be of the last alone.
      PartyList above;
      Collector(tree_, above).add_named(*meant, depth + 1);
      for (const Party& party : above.list)
        if (std::ranges::find(out_.list, party.entity, &Party::entity) == out_.list.end())
          out_.list.push_back({party.entity, party.token});
      if (above.negative && above.negation) deny(*above.negation);
      return true;
    }
    return false;
  }

  void add_named(std::size_t i, int depth) {
    note_negation(i);
    if (!add_own(i, depth)) add_meant(i, depth);
  }

  std::optional<std::size_t> name_given(std::size_t i) const {
    for (const std::size_t below : tree_.children(i))
      if (tree_.is(below, "acl") && (tree_.token(below).lemma == "name" || tree_.token(below).lemma == "call"))
        for (const std::size_t name : tree_.children(below))
          if (tree_.person_at(name)) return tree_.person_at(name);
    return std::nullopt;
  }

  void add_meant(std::size_t i, int depth) {
    // "the ambassador, Ann Lee", "Attorney General Lee", "her lawyer Cole"
    for (const std::string_view relation : {"flat", "appos", "nmod:desc"})
      for (const std::size_t below : tree_.children(i))
        if (tree_.is(below, relation) && tree_.person_at(below)) return add(*tree_.person_at(below), i);
    if (tree_.is(i, "appos") || tree_.is(i, "flat"))
      if (const auto above = tree_.head(i); above && *above < i && tree_.person_at(*above))
        return add(*tree_.person_at(*above), i);
    // "a clerk named Cole"
    if (const auto named = name_given(i)) return add(*named, i);
    for (const std::size_t below : tree_.children(i))  // "a clerk of the agency named Cole"
      if (tree_.is(below, "nmod") && below > i && !tree_.person_at(below))
        if (const auto named = name_given(below)) return add(*named, i);
    // "the man whom Cole called was Lee"
    if (const auto above = tree_.head(i); above && tree_.is(i, "nsubj") && tree_.child(*above, "cop") &&
                                          tree_.child(i, "acl:relcl") && tree_.person_at(*above))
      return add(*tree_.person_at(*above), i);
    const std::string_view word = tree_.lower(i);
    if (is_one_of(word, kQuantifiers)) {
      for (const std::size_t below : tree_.children(i))
        if (tree_.is(below, "nmod") && tree_.preposition(below) == "of") collect(below, depth + 1);
      return;
    }
    if (is_body_plural(i) || is_anybody(tree_, i)) add_body(i, depth);
  }

  // "officials of A", "A's agents", "A leadership": the body acts through them; "an official of A" is somebody unnamed.
  bool is_body_plural(std::size_t i) const {
    const Token& head = tree_.token(i);
    if (!is_collective(head.lemma) || tree_.has_child(i, "amod", "former") || tree_.has_child(i, "amod", "ex"))
      return false;
    if (is_one_of(head.lower, kMass) || head.lemma != head.lower) return !tree_.child(i, "nummod");
    return tree_.has_child(i, "det", "no") || tree_.has_child(i, "det", "any");
  }

  void add_body(std::size_t i, int depth) {
    for (const std::size_t below : tree_.children(i)) {
      const bool beside = tree_.is(below, "compound") || tree_.is(below, "nmod:desc") || tree_.is(below, "nmod:poss");
      if (beside && tree_.organization_at(below)) return add(*tree_.organization_at(below), i);
    }
    for (const std::size_t below : tree_.children(i))
      if (tree_.is(below, "nmod") && is_one_of(tree_.preposition(below), kBodyPrepositions)) {
        PartyList bodies;
        Collector(tree_, bodies).collect(below, depth + 1);
        for (const Party& body : bodies.list)
          if (std::ranges::find(out_.list, body.entity, &Party::entity) == out_.list.end())
            out_.list.push_back({body.entity, i});
        out_.either = out_.either || bodies.either;
        return;
      }
  }

  const SentenceTree& tree_;
  PartyList& out_;
};

}  // namespace

bool is_anybody(const SentenceTree& tree, std::size_t i) {
  const std::string_view word = tree.lower(i);
  if (word == "anyone" || word == "anybody" || word == "nobody" || word == "none") return true;
  return word == "one" && (tree.has_child(i, "det", "no") || tree.has_child(i, "det", "any"));
}

PartyList parties_of(const SentenceTree& tree, std::size_t token) {
  PartyList out;
  Collector(tree, out).collect(token, 0);
  return out;
}

PartyList parties_of(const SentenceTree& tree, const std::vector<std::size_t>& tokens) {
  PartyList out;
  for (const std::size_t token : tokens) Collector(tree, out).collect(token, 0);
  return out;
}

PartyList possessors_of(const SentenceTree& tree, std::size_t noun) {
  PartyList out;
  for (const std::size_t below : tree.children(noun))
    if (tree.is(below, "nmod:poss")) Collector(tree, out).collect(below, 0);
  out.negative = false;
  return out;
}

std::optional<std::size_t> document_of(const SentenceTree& tree, std::size_t token) {
  if (const auto mention = tree.document_at(token)) return tree.entity_of(*mention);
  const auto meant = tree.antecedent(token);
  if (!meant) return std::nullopt;
  const auto mention = tree.document_at(*meant);
  return mention ? std::optional(tree.entity_of(*mention)) : std::nullopt;
}

}  // namespace whowhom

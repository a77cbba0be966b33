// A verb without a subject of its own borrows one by the relation it hangs by: xcomp, advcl, conj, acl.
#include "extract/communication/clauses.hpp"

#include <algorithm>
#include <array>

#include "extract/communication/word_lists.hpp"
#include "extract/language/one_of.hpp"

namespace whowhom {
namespace {

constexpr int kMaxHops = 6;

constexpr std::array<std::string_view, 4> kSubjects = {"nsubj", "nsubj:pass", "nsubj:outer", "nsubj:xsubj"};
// "criticised A for telling", "kept A from telling": the act is the object's.
constexpr std::array<std::string_view, 3> kObjectMarkers = {"for", "of", "from"};

std::optional<std::size_t> own_subject(const SentenceTree& tree, std::size_t verb) {
  for (const std::string_view relation : kSubjects) {
    // Of two, as the tree has them around a quotation, the nearest before the verb.
    std::optional<std::size_t> subject;
    for (const std::size_t below : tree.children(verb))
      if (tree.is(below, relation) && (!subject || below < verb)) subject = below;
    if (subject) return subject;
  }
  return std::nullopt;
}

std::optional<std::size_t> object_child(const SentenceTree& tree, std::size_t verb) {
  const auto object = tree.child(verb, "obj");
  return object ? object : tree.child(verb, "iobj");
}

// "A met B and C told D": the tree may take C for another one met.
std::optional<std::size_t> robbed_subject(const SentenceTree& tree, std::size_t verb) {
  if (verb == 0 || !tree.is(verb, "conj") || tree.child(verb, "cc") || is_gerund(tree, verb)) return std::nullopt;
  std::size_t first = verb;
  for (const std::size_t below : tree.children(verb)) first = std::min(first, below);
  if (first == 0) return std::nullopt;
  for (auto at = std::optional(first - 1); at; at = tree.head(*at)) {
    if (!tree.is(*at, "conj")) continue;
    const auto list = tree.head(*at);
    const bool object = list && (tree.is(*list, "obj") || tree.is(*list, "iobj") || tree.is(*list, "obl"));
    return object && tree.child(*at, "cc") && tree.head(*list) == tree.head(verb) ? at : std::nullopt;
  }
  return std::nullopt;
}

bool has_auxiliary(const SentenceTree& tree, std::size_t verb) {
  return tree.child(verb, "aux") || tree.child(verb, "aux:pass");
}

std::optional<Subject> lent(const SentenceTree& tree, std::size_t verb, int hops);

std::optional<Subject> subject_at(const SentenceTree& tree, std::size_t verb, int hops) {
  if (hops > kMaxHops) return std::nullopt;
  if (const auto own = own_subject(tree, verb)) return Subject{*own, SubjectOf::own};
  if (const auto robbed = robbed_subject(tree, verb)) return Subject{*robbed, SubjectOf::own};
  return lent(tree, verb, hops);
}

std::optional<Subject> from_governor(const SentenceTree& tree, std::size_t governor, int hops, SubjectOf of) {
  auto subject = subject_at(tree, governor, hops + 1);
  if (subject && subject->of != SubjectOf::antecedent) subject->of = of;
  return subject;
}

std::optional<Subject> lent(const SentenceTree& tree, std::size_t verb, int hops) {
  const auto above = tree.head(verb);
  if (!above) return std::nullopt;
  const std::string_view relation = tree.token(verb).relation;
  if (relation == "conj")
    return is_verb(tree, *above) || tree.child(*above, "cop") ? from_governor(tree, *above, hops, SubjectOf::joined)
                                                              : std::nullopt;
  if (relation == "xcomp" || relation == "ccomp") {
    if (relation == "ccomp" && !is_gerund(tree, verb) && !is_infinitive(tree, verb)) return std::nullopt;
    if (const auto object = object_child(tree, *above); object && *object < verb && !is_passive(tree, *above))
      return Subject{*object, SubjectOf::object};
    return from_governor(tree, *above, hops, SubjectOf::governor);
  }
  if (relation == "advcl") {
    // "criticised A for telling C"
    if (const auto object = object_child(tree, *above);
        object && *object < verb && is_one_of(marker(tree, verb), kObjectMarkers))
      return Subject{*object, SubjectOf::object};
    // "unlike", "if asked": only clauses without a finite verb borrow.
    return from_governor(tree, *above, hops, SubjectOf::governor);
  }
  if (relation == "acl") {
    if (!is_infinitive(tree, verb) && !tree.child(verb, "mark")) return Subject{*above, SubjectOf::antecedent};
    // "A's decision to tell", "A made an attempt to tell"
    if (const auto owner = tree.child(*above, "nmod:poss")) return Subject{*owner, SubjectOf::owner};
    // "A was the first to tell"
    if (tree.child(*above, "cop"))
      if (const auto first = own_subject(tree, *above)) return Subject{*first, SubjectOf::governor};
    const auto governor = tree.head(*above);
    if (governor && tree.is(*above, "obj") && is_verb(tree, *governor))
      return from_governor(tree, *governor, hops, SubjectOf::governor);
    // "in addition to telling", "in the course of telling"
    if (governor && tree.token(*above).relation.starts_with("obl") && is_verb(tree, *governor))
      return from_governor(tree, *governor, hops, SubjectOf::governor);
    // "the decision to tell was taken by A"
    if (governor && tree.is(*above, "nsubj:pass"))
      if (const auto agents = agents_of(tree, *governor); !agents.empty())
        return Subject{agents.front(), SubjectOf::owner};
    return std::nullopt;
  }
  if (relation == "parataxis" && is_gerund(tree, verb)) return from_governor(tree, *above, hops, SubjectOf::governor);
  return std::nullopt;
}

bool has_preposition(const SentenceTree& tree, std::size_t noun, std::string_view preposition) {
  return std::ranges::any_of(tree.children(noun), [&](std::size_t below) {
    return (tree.is(below, "case") || tree.is(below, "mark")) && tree.lower(below) == preposition;
  });
}

void add_behind(const SentenceTree& tree, std::size_t word, std::string_view preposition,
                std::vector<std::size_t>& out) {
  for (const std::size_t below : tree.children(word)) {
    const std::string_view relation = tree.token(below).relation;
    if ((!relation.starts_with("obl") && !relation.starts_with("nmod")) || relation == "nmod:poss") continue;
    if (has_preposition(tree, below, preposition)) out.push_back(below);
  }
}

}  // namespace

bool is_verb(const SentenceTree& tree, std::size_t i) { return tree.token(i).part_of_speech == PartOfSpeech::verb; }

bool is_gerund(const SentenceTree& tree, std::size_t verb) {
  const Token& token = tree.token(verb);
  if (tree.has_child(verb, "aux:pass", "being") || tree.has_child(verb, "aux", "having")) return true;
  if (!token.lower.ends_with("ing") || token.lower == token.lemma) return false;
  // "was telling" is finite.
  return std::ranges::none_of(
      tree.children(verb), [&](std::size_t below) { return tree.is(below, "aux") && tree.lower(below) != "having"; });
}

bool is_infinitive(const SentenceTree& tree, std::size_t verb) {
  // "in addition to telling"
  const Token& token = tree.token(verb);
  return tree.has_child(verb, "mark", "to") && (!token.lower.ends_with("ing") || token.lower == token.lemma);
}

std::string_view marker(const SentenceTree& tree, std::size_t verb) {
  for (const std::size_t below : tree.children(verb))
    if (tree.is(below, "mark") || (tree.is(below, "case") && below < verb)) return tree.lower(below);
  return {};
}

bool is_passive(const SentenceTree& tree, std::size_t verb) {
  if (tree.child(verb, "aux:pass") || tree.child(verb, "nsubj:pass")) return true;
  const Token& token = tree.token(verb);
  const bool participle = token.lower != token.lemma && !token.lower.ends_with("ing");
  if (!participle || has_auxiliary(tree, verb) || tree.child(verb, "nsubj")) return false;
  if (token.relation == "acl") return true;
  if (tree.child(verb, "obl:agent")) return true;
  const auto above = tree.head(verb);
  if (token.relation == "conj" && above && is_verb(tree, *above))
    return is_passive(tree, *above) && !object_child(tree, verb);
  return token.relation == "advcl" && !object_child(tree, verb) && !is_infinitive(tree, verb);
}

std::optional<Subject> subject_of(const SentenceTree& tree, std::size_t verb) { return subject_at(tree, verb, 0); }

std::optional<std::size_t> object_of(const SentenceTree& tree, std::size_t verb) {
  if (const auto object = tree.child(verb, "obj")) return object;
  // "the man A told": the gap is the word that the clause hangs on.
  if (!tree.is(verb, "acl:relcl") || !tree.child(verb, "nsubj") || is_passive(tree, verb)) return std::nullopt;
  const bool pronoun =
      std::ranges::any_of(tree.children(verb), [&](std::size_t below) { return tree.antecedent(below).has_value(); });
  return pronoun ? std::nullopt : tree.head(verb);
}

std::optional<std::size_t> indirect_object_of(const SentenceTree& tree, std::size_t verb) {
  return tree.child(verb, "iobj");
}

bool is_lent_as_subject(const SentenceTree& tree, std::size_t conjunct) {
  const auto list = tree.head(conjunct);
  const auto verb = list ? tree.head(*list) : std::nullopt;
  if (!verb) return false;
  return std::ranges::any_of(tree.children(*verb), [&](std::size_t other) {
    return other > conjunct && is_verb(tree, other) && robbed_subject(tree, other) == conjunct;
  });
}

std::vector<std::size_t> behind_preposition(const SentenceTree& tree, std::size_t word, std::string_view preposition) {
  std::vector<std::size_t> out;
  add_behind(tree, word, preposition, out);
  if (is_verb(tree, word)) {
    if (const auto object = tree.child(word, "obj")) add_behind(tree, *object, preposition, out);
    // "presented the results of the test to B": on what the object is of.
    if (const auto object = tree.child(word, "obj"); object && out.empty() && preposition == "to")
      for (const std::size_t below : tree.children(*object))
        if (tree.is(below, "nmod") && tree.preposition(below) == "of" && !tree.mention_at(below))
          add_behind(tree, below, preposition, out);
    // "got back to B": the phrase may hang on the particle.
    for (const std::size_t below : tree.children(word))
      if (tree.is(below, "advmod") || tree.is(below, "compound:prt")) add_behind(tree, below, preposition, out);
  }
  std::ranges::sort(out);
  return out;
}

std::vector<std::size_t> agents_of(const SentenceTree& tree, std::size_t verb) {
  std::vector<std::size_t> agents;
  for (const std::size_t below : tree.children(verb))
    if ((tree.is(below, "obl:agent") && !has_preposition(tree, below, "to")) ||
        (tree.token(below).relation.starts_with("obl") && has_preposition(tree, below, "by")))
      agents.push_back(below);
  if (!agents.empty()) return agents;
  // "was told about the leak by A": the tree may hang A on the leak.
  for (const std::size_t below : tree.children(verb)) {
    const std::string_view relation = tree.token(below).relation;
    if (below < verb || (!relation.starts_with("obl") && relation != "obj")) continue;
    // "a report by the agency" has an author; a person behind a message is more often who told of it.
    const auto frame = noun_frame(tree.token(below));
    const bool message = tree.document_at(below) || (frame && frame->kind == NounKind::message);
    for (const std::size_t nested : tree.children(below))
      if (tree.token(nested).relation.starts_with("nmod") && has_preposition(tree, nested, "by") &&
          (!message || tree.person_at(nested)))
        agents.push_back(nested);
  }
  return agents;
}

}  // namespace whowhom

// Every feature is one of a few values of a field: distance in classes, relation to the verb, agreement, how often the
// text names the candidate. training/coreference.py learns from the same lists, which training/coreference_rows.cpp
// writes.
#include "extract/resolve/antecedents.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "extract/language/near_pronouns.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kSentencesBefore = kPronounReach;
constexpr std::size_t kMostCandidates = 50;

/// A field and how many values it has. The order is that of the weights.
enum Field : std::size_t {
  kPronoun,
  kCase,
  kPronounRelation,
  kPronounQuoted,
  kKind,
  kRelation,
  kDeterminer,
  kSex,
  kNumber,
  kCoordinated,
  kPredicate,
  kModifier,
  kLength,
  kFirstOfSentence,
  kQuotes,
  kSentences,
  kWords,
  kBetween,
  kGovernors,
  kSameVerb,
  kInside,
  kParallel,
  kBlock,
  kPath,
  kRank,
  kRankOfSubjects,
  kRankOfPeople,
  kPeople,
  kNamedBefore,
  kNamedInAll,
  kMostNamed,
  kLatest,
  kShare,
  kNamedHere,
  kSameWord,
  kSameGovernor,
  kNamed,
  kBindings,
  kPronounOwner,
  kOwner,
  kPreposition,
  kPronounClause,
  kClause,
  kDepth,
  kSameFunction,
  kFields
};
constexpr std::array<std::size_t, kFields> kValues = {4, 4,  12, 2, 11, 12, 6, 4, 4,  3,  2,  2, 3, 2, 5,
                                                      8, 10, 6,  5, 2,  3,  4, 2, 8,  7,  4,  4, 5, 6, 6,
                                                      4, 2,  6,  2, 2,  2,  2, 4, 13, 13, 10, 9, 9, 5, 3};

constexpr std::array<std::size_t, kFields + 1> kOffsets = [] {
  std::array<std::size_t, kFields + 1> offsets{};
  for (std::size_t i = 0; i < kFields; ++i) offsets[i + 1] = offsets[i] + kValues[i];
  return offsets;
}();

class FeatureList {
 public:
  void set(Field field, std::size_t value) {
    features_.push_back(static_cast<std::uint16_t>(kOffsets[field] + std::min(value, kValues[field] - 1)));
  }
  Features take() {
    std::ranges::sort(features_);
    return std::move(features_);
  }

 private:
  Features features_;
};

/// 0, 1, 2, 3-4, 5-8, 9-16, …
std::size_t doubling_class(std::size_t n) {
  std::size_t top = 2, number = 2;
  if (n < 2) return n;
  while (n > top) {
    top *= 2;
    ++number;
  }
  return number;
}

std::size_t relation_class(const Token& token) {
  const std::string_view relation = token.relation;
  if (relation == "nsubj" || relation == "csubj" || relation == "nsubj:outer") return 0;
  if (relation == "nsubj:pass") return 1;
  if (relation == "obj") return 2;
  if (relation == "iobj") return 3;
  if (relation == "obl" || relation.starts_with("obl:")) return 4;
  if (relation == "nmod:poss") return 5;
  if (relation == "nmod" || relation.starts_with("nmod:")) return 6;
  if (relation == "conj") return 7;
  if (relation == "appos") return 8;
  if (relation == "root") return 9;
  if (relation == "compound" || relation == "flat" || relation == "amod") return 10;
  return 11;
}

std::size_t case_class(std::string_view lower, const Token& token) {
  if (lower.ends_with("self") || lower == "themselves") return 3;
  if (token.relation == "nmod:poss") return 2;
  if (lower == "he" || lower == "she" || lower == "they") return 0;
  if (lower == "it") return relation_class(token) < 2 ? 0U : 1U;
  return 1;
}

using Tokens = std::vector<Token>;

bool is_above(const Tokens& tokens, std::size_t upper, std::size_t lower) {
  std::size_t steps = 0;
  for (std::size_t i = lower; i != kRootHead && steps <= tokens.size(); i = tokens[i].head, ++steps)
    if (i == upper) return true;
  return false;
}

/// The word that governs a noun or pronoun: of a conjunct, that of the first of the row.
std::size_t governor_of(const Tokens& tokens, std::size_t token) {
  std::size_t i = token;
  for (std::size_t steps = 0; tokens[i].relation == "conj" && tokens[i].head != kRootHead && steps < 8; ++steps)
    i = tokens[i].head;
  return tokens[i].head;
}

std::size_t path_length(const Tokens& tokens, std::size_t a, std::size_t b) {
  std::vector<std::size_t> up;
  for (std::size_t i = a; i != kRootHead && up.size() <= tokens.size(); i = tokens[i].head) up.push_back(i);
  std::size_t steps = 0;
  for (std::size_t i = b; i != kRootHead && steps <= tokens.size(); i = tokens[i].head, ++steps) {
    const auto meet = std::ranges::find(up, i);
    if (meet != up.end()) return steps + static_cast<std::size_t>(meet - up.begin());
  }
  return tokens.size();
}

/// 0 none, 1 "the", 2 "a", 3 possessive, 4 "this", "that", 5 others.
std::size_t determiner_class(const Tokens& tokens, std::size_t head) {
  for (std::size_t i = head; i-- > 0 && head - i < 8;) {
    if (tokens[i].head != head) continue;
    const std::string_view relation = tokens[i].relation;
    if (relation == "nmod:poss") return 3;
    if (relation != "det") continue;
    const std::string_view lower = tokens[i].lower;
    if (lower == "the") return 1;
    if (lower == "a" || lower == "an") return 2;
    return lower == "this" || lower == "that" || lower == "these" || lower == "those" ? 4 : 5;
  }
  return 0;
}

/// What the noun is to its verb that a possessive belongs to: "her mother said" is about a subject.
std::size_t owner_class(const Tokens& tokens, std::size_t token) {
  if (!tokens[token].relation.starts_with("nmod") || tokens[token].head == kRootHead) return 12;
  return relation_class(tokens[tokens[token].head]);
}

/// The preposition of a noun: 0 for none.
std::size_t preposition_class(const Tokens& tokens, std::size_t head) {
  constexpr std::array<std::string_view, 8> kPrepositions = {"of", "by", "with", "to", "from", "for", "in", "on"};
  for (std::size_t i = head; i-- > 0 && head - i < 8;) {
    if (tokens[i].head != head || tokens[i].relation != "case") continue;
    const auto known = std::ranges::find(kPrepositions, std::string_view(tokens[i].lower));
    return 1 + static_cast<std::size_t>(known - kPrepositions.begin());
  }
  return 0;
}

/// What clause the verb above a word makes.
std::size_t clause_class(const Tokens& tokens, std::size_t token) {
  std::size_t i = token;
  for (std::size_t steps = 0; steps < tokens.size(); ++steps) {
    const std::string_view relation = tokens[i].relation;
    if (relation == "root") return 0;
    if (relation.starts_with("advcl")) return 1;
    if (relation == "ccomp") return 2;
    if (relation == "xcomp") return 3;
    if (relation == "acl:relcl") return 4;
    if (relation == "acl") return 5;
    if (relation == "parataxis") return 6;
    if (relation == "conj" && tokens[i].part_of_speech == PartOfSpeech::verb) return 7;
    if (tokens[i].head == kRootHead) return 0;
    i = tokens[i].head;
  }
  return 8;
}

std::size_t depth_of(const Tokens& tokens, std::size_t token) {
  std::size_t depth = 0;
  for (std::size_t i = token; tokens[i].head != kRootHead && depth < tokens.size(); i = tokens[i].head) ++depth;
  return depth;
}

bool has_child(const Tokens& tokens, std::size_t head, std::string_view relation) {
  return std::ranges::any_of(tokens,
                             [&](const Token& token) { return token.head == head && token.relation == relation; });
}

bool is_person(const Head& head) { return head.kind == HeadKind::person; }
bool is_pronoun(const Head& head) { return head.kind >= HeadKind::he; }

}  // namespace

const std::size_t kAntecedentFeatures = kOffsets[kFields];

AntecedentFinder::AntecedentFinder(const Clusters& clusters, const Heads& heads) : clusters_(clusters), heads_(heads) {
  find_salience();
}

void AntecedentFinder::find_salience() {
  salience_.resize(clusters_.size());
  for (const Head& head : heads_.all)
    if (head.cluster && !is_pronoun(head)) salience_[*head.cluster].positions.push_back(head.position);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < salience_.size(); ++i)
    if (clusters_[i].type == EntityType::person) order.push_back(i);
  std::ranges::stable_sort(order, std::ranges::greater(),
                           [this](std::size_t i) { return salience_[i].positions.size(); });
  for (std::size_t i = 0; i < order.size(); ++i) salience_[order[i]].rank = i;
}

bool AntecedentFinder::fits(const Head& pronoun, const Head& candidate) const {
  if (is_pronoun(candidate)) return candidate.kind == pronoun.kind;
  switch (pronoun.kind) {
    case HeadKind::he:
    case HeadKind::she:
      return !candidate.plural && candidate.kind != HeadKind::organization &&
             (candidate.sex == Sex::unknown || candidate.sex == pronoun.sex);
    case HeadKind::it:
      return !is_person(candidate) && !candidate.plural && candidate.sex == Sex::unknown;
    default:
      return true;
  }
}

std::vector<Antecedent> AntecedentFinder::antecedents_of(std::size_t pronoun) const {
  const Head& anaphor = heads_.all[pronoun];
  std::vector<std::size_t> candidates;
  const std::size_t from = heads_.starts[anaphor.sentence > kSentencesBefore ? anaphor.sentence - kSentencesBefore : 0];
  for (std::size_t i = pronoun; i-- > from && candidates.size() < kMostCandidates;)
    if (fits(anaphor, heads_.all[i])) candidates.push_back(i);
  for (std::size_t i = pronoun + 1; i < heads_.starts[anaphor.sentence + 1]; ++i)
    if (!is_pronoun(heads_.all[i]) && fits(anaphor, heads_.all[i])) candidates.push_back(i);
  std::vector<Antecedent> antecedents;
  for (std::size_t number = 0; number < candidates.size(); ++number)
    antecedents.push_back({candidates[number], features_of(pronoun, candidates, number)});
  return antecedents;
}

Features AntecedentFinder::features_of(std::size_t pronoun, const std::vector<std::size_t>& candidates,
                                       std::size_t number) const {
  const Head& a = heads_.all[pronoun];
  const std::size_t candidate = candidates[number];
  const Head& c = heads_.all[candidate];
  const Tokens& here = clusters_.analysis().sentences[a.sentence].tokens;
  const Tokens& there = clusters_.analysis().sentences[c.sentence].tokens;
  const Token& word = here[a.token];
  const Token& other = there[c.token];
  const bool same_sentence = a.sentence == c.sentence;
  const bool behind = candidate > pronoun;
  const std::size_t case_of_pronoun = case_class(word.lower, word);
  const std::size_t relation = relation_class(word);
  FeatureList list;

  list.set(kPronoun, static_cast<std::size_t>(a.kind) - static_cast<std::size_t>(HeadKind::he));
  list.set(kCase, case_of_pronoun);
  list.set(kPronounRelation, relation);
  list.set(kPronounQuoted, a.quotation != 0 ? 1 : 0);

  std::size_t row = c.token;  // the first of a row of conjuncts has the relation of all
  for (std::size_t steps = 0; there[row].relation == "conj" && there[row].head != kRootHead && steps < 8; ++steps)
    row = there[row].head;
  const std::size_t relation_there = relation_class(there[row]);
  list.set(kKind, static_cast<std::size_t>(c.kind));
  list.set(kRelation, relation_there);
  list.set(kDeterminer, determiner_class(there, c.token));
  list.set(kSex, c.sex == Sex::unknown ? 0 : c.sex == a.sex ? 1 : 2);
  list.set(kNumber, (a.plural ? 2U : 0U) + (c.plural ? 1U : 0U));
  list.set(kCoordinated, row != c.token ? 1 : has_child(there, c.token, "conj") ? 2 : 0);
  list.set(kPredicate, has_child(there, c.token, "cop") ? 1 : 0);
  list.set(kModifier, other.relation == "compound" || other.relation == "flat" ? 1 : 0);
  list.set(kLength, c.end_token - c.first_token - 1);
  list.set(kFirstOfSentence, heads_.starts[c.sentence] == candidate ? 1 : 0);

  list.set(kQuotes, a.quotation == c.quotation ? (a.quotation != 0 ? 1U : 0U)
                    : c.quotation == 0         ? 2U
                    : a.quotation == 0         ? 3U
                                               : 4U);
  list.set(kSentences, behind ? 7 : a.sentence - c.sentence);
  list.set(kWords, doubling_class(behind ? c.position - a.position : a.position - c.position));
  std::size_t between = 0;
  std::size_t subjects = 0;
  std::size_t people = 0;
  std::set<std::size_t> named;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Head& rival = heads_.all[candidates[i]];
    if (is_person(rival) && rival.cluster) named.insert(*rival.cluster);
    if (i >= number) continue;
    const bool names_person = is_person(rival);
    if (names_person && rival.cluster != c.cluster) ++between;
    if (names_person || is_pronoun(rival)) ++people;
    if (relation_class(clusters_.analysis().sentences[rival.sentence].tokens[rival.token]) < 2) ++subjects;
  }
  list.set(kBetween, between);
  list.set(kRank, doubling_class(number));
  list.set(kRankOfSubjects, relation_there < 2 ? subjects : 3);
  list.set(kRankOfPeople, is_person(c) || is_pronoun(c) ? people : 3);
  list.set(kPeople, named.size());

  const std::size_t governor = governor_of(here, a.token);
  const std::size_t governor_there = governor_of(there, c.token);
  std::size_t governors = 0;
  bool same_verb = false;
  std::size_t inside = 0;
  if (same_sentence) {
    same_verb = governor != kRootHead && governor == governor_there;
    if (same_verb)
      governors = 1;
    else if (governor != kRootHead && governor_there != kRootHead && is_above(here, governor_there, governor))
      governors = 2;
    else if (governor != kRootHead && governor_there != kRootHead && is_above(here, governor, governor_there))
      governors = 3;
    else
      governors = 4;
    inside = word.head == c.token ? 1 : is_above(here, c.token, a.token) ? 2 : 0;
    list.set(kPath, path_length(here, a.token, c.token));
  }
  list.set(kGovernors, governors);
  list.set(kSameVerb, same_verb ? 1 : 0);
  list.set(kInside, inside);
  list.set(kParallel, relation < 2 && relation_there < 2 ? 2 : relation == relation_there ? 1 : 0);
  list.set(kBlock,
           clusters_.analysis().sentences[a.sentence].block == clusters_.analysis().sentences[c.sentence].block);
  // Two arguments of a verb are two parties unless the second is reflexive; what stands in the clause below a pronoun
  // that is its subject is another.
  std::size_t binding = 0;
  if (same_verb && case_of_pronoun < 2) binding = 1;
  if (same_verb && case_of_pronoun == 3) binding = 2;
  if (behind && relation < 2 && governors == 3) binding = 3;
  list.set(kBindings, binding);

  if (c.cluster) {
    const Salience& salience = salience_[*c.cluster];
    const auto before = std::ranges::lower_bound(salience.positions, a.position);
    const std::size_t count = static_cast<std::size_t>(before - salience.positions.begin());
    list.set(kNamedBefore, doubling_class(count));
    list.set(kNamedInAll, doubling_class(salience.positions.size()));
    list.set(kMostNamed, salience.rank);
    list.set(kLatest, !behind && count > 0 && *(before - 1) == c.position ? 1 : 0);
    std::size_t own = 0;
    std::size_t all = 0;
    bool named_here = false;
    for (const std::size_t i : candidates) {
      const Head& rival = heads_.all[i];
      if (!is_person(rival)) continue;
      ++all;
      if (rival.cluster != c.cluster) continue;
      ++own;
      named_here = named_here || rival.sentence == a.sentence;
    }
    list.set(kShare, all == 0 ? 0 : 1 + own * 4 / all);
    list.set(kNamedHere, named_here ? 1 : 0);
  }
  list.set(kNamed, c.cluster ? 1 : 0);
  const std::size_t pronoun_owner = owner_class(here, a.token);
  const std::size_t owner = owner_class(there, c.token);
  list.set(kPronounOwner, pronoun_owner);
  list.set(kOwner, owner);
  list.set(kPreposition, preposition_class(there, c.token));
  list.set(kPronounClause, clause_class(here, a.token));
  list.set(kClause, clause_class(there, c.token));
  list.set(kDepth, depth_of(there, c.token));
  const std::size_t function = pronoun_owner < 12 ? pronoun_owner : relation;
  const std::size_t function_there = owner < 12 ? owner : relation_there;
  list.set(kSameFunction, function == function_there ? (function < 2 ? 2U : 1U) : 0U);
  list.set(kSameWord, word.lower == other.lower ? 1 : 0);
  list.set(kSameGovernor,
           governor != kRootHead && governor_there != kRootHead && here[governor].lemma == there[governor_there].lemma
               ? 1
               : 0);
  return list.take();
}

}  // namespace whowhom

// An office in apposition to a name, whichever comes first; a plural office goes to all names that are joined.
#include <algorithm>

#include "extract/affiliation/office.hpp"
#include "extract/affiliation/rules.hpp"
#include "extract/affiliation/term.hpp"

namespace whowhom {
namespace {

bool is_question_or_list(const SentenceTree& tree, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i)
    if (tree.lower(i) == ";" || tree.lower(i) == "?") return true;
  return false;
}

// The names beside an office's noun.
std::vector<std::size_t> people_beside(const SentenceTree& tree, std::size_t office, bool plural) {
  const auto above = tree.head(office);
  if (above && *above < office &&
      (tree.is(office, "appos") || tree.is(office, "parataxis") || tree.is(office, "list"))) {
    if (!tree.is(office, "appos") && !tree.person_at(*above)) return {};
    auto people = tree.people_meant(*above, plural);
    // Of several joined names only the last stands beside an office of one: "Hill and Lee, the director".
    if (!plural && !people.empty()) {
      const auto all = tree.people_meant(*above, true);
      for (const std::size_t one : all)
        if (tree.mention(one).first_token < office &&
            tree.mention(one).first_token > tree.mention(people[0]).first_token)
          return {};
    }
    return people;
  }
  // "the Board's director, Ann Lee"; "Board members Ann Lee and Bo Hill".
  for (const std::size_t below : tree.children(office)) {
    if (below < office || !(tree.is(below, "appos") || tree.is(below, "flat"))) continue;
    if (!tree.person_at(below)) continue;
    return tree.people_meant(below, plural);
  }
  // "Board engineers Ann Lee, Bo Hill and Cy Ash": several names behind one noun, whatever the tree makes of them.
  if (plural && office + 1 < tree.size())
    for (const std::size_t person : tree.people_meant(office + 1, true))
      if (tree.mention(person).first_token == office + 1) return tree.people_meant(office + 1, true);
  // "Board spokesman Ann Lee" with the name as the head.
  if (above && *above > office && (tree.is(office, "nmod:desc") || tree.is(office, "compound")) &&
      tree.person_at(*above) && tree.token(office + 1).part_of_speech == PartOfSpeech::propn)
    return tree.people_meant(*above, plural);
  return {};
}

}  // namespace

void apposition_ties(const SentenceTree& tree, TieCollector& ties) {
  for (std::size_t i = 0; i + 1 < tree.size(); ++i) {
    if (!tree.is_noun(i) || tree.in_name(i)) continue;
    const bool beside = tree.is(i, "appos") && tree.head(i) && *tree.head(i) < i;
    if (!beside && !is_office_noun(tree, i)) continue;
    // The second of two offices in apposition is joined to the first: "Lee, counsel to the Board and head of the
    // Panel".
    std::size_t bearer = i;
    if (tree.is(i, "conj") && tree.head(i) && is_office_noun(tree, *tree.head(i))) bearer = *tree.head(i);
    const auto office = read_office(tree, i, beside);
    if (!office || office->bodies.empty()) continue;
    for (const std::size_t person : people_beside(tree, bearer, office->plural)) {
      const Mention& name = tree.mention(person);
      const bool is_the_office = name.first_token <= i && i < name.end_token;
      if (name.kind == MentionKind::pronoun || is_the_office) continue;
      // Of "the Ann Lee Professor" the name is the chair's; and another name between is the one that is meant.
      if (name.end_token == office->first) continue;
      if (!office->plural && name.end_token <= i && tree.has_name_between(person, office->first, EntityType::person))
        continue;
      if (is_question_or_list(tree, std::min(i, tree.mention(person).first_token),
                              std::max(i, tree.mention(person).first_token)))
        continue;
      for (const std::size_t body : office->bodies) {
        Tie tie;
        tie.from = person;
        tie.to = body;
        tie.role = office->role;
        tie.term = term_of(tree, {i}, Event::none, office->end);
        tie.term.tenure = std::max(tie.term.tenure, office->tenure);
        tie.rule = "apposition";
        tie.confidence = 0.95 * office->confidence;
        ties.add(tie);
      }
    }
  }
}

}  // namespace whowhom

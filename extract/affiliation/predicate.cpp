// A tie is only read from what the text itself says is, or was, so.
#include "extract/affiliation/predicate.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include "extract/language/one_of.hpp"

namespace whowhom {
namespace {

constexpr std::array<std::string_view, 15> kModals = {
    "would", "could", "may", "might", "should", "must", "will", "shall", "can", "'d", "'ll", "’d", "’ll", "wo", "ca"};
constexpr std::array<std::string_view, 9> kNot = {"not", "n't",     "n’t",    "never", "hardly",
                                                  "nor", "neither", "almost", "nearly"};
constexpr std::array<std::string_view, 7> kMaybe = {"maybe",    "perhaps",    "possibly",  "allegedly",
                                                    "probably", "reportedly", "supposedly"};
constexpr std::array<std::string_view, 7> kConditions = {"if", "unless", "whether", "lest", "though", "or", "than"};
constexpr std::array<std::string_view, 27> kDoubts = {
    "deny",  "doubt",   "hope",    "wish",  "propose", "pretend", "imagine", "want",    "consider",
    "seek",  "decline", "refuse",  "try",   "fail",    "offer",   "ask",     "plan",    "intend",
    "avoid", "expect",  "suggest", "dream", "aim",     "request", "urge",    "require", "predict"};
constexpr std::array<std::string_view, 5> kGoingOn = {"go", "continue", "proceed", "come", "rise"};

bool is_verb_or_auxiliary(const SentenceTree& tree, std::size_t i) {
  return tree.token(i).part_of_speech == PartOfSpeech::verb || tree.token(i).part_of_speech == PartOfSpeech::aux;
}

bool is_question(const SentenceTree& tree) {
  for (std::size_t i = tree.size(); i-- > 0 && i + 3 > tree.size();)
    if (tree.lower(i) == "?") return true;
  return false;
}

}  // namespace

Claim claim_of(const SentenceTree& tree, std::size_t predicate) {
  if (is_question(tree)) return Claim::unheld;
  bool longer = false;
  bool negated = false;
  for (const std::size_t below : tree.children(predicate)) {
    const std::string_view word = tree.lower(below);
    const std::string& relation = tree.token(below).relation;
    const bool auxiliary = relation.starts_with("aux") || relation == "cop";
    if (auxiliary && is_one_of(word, kModals)) return Claim::unheld;
    if (is_one_of(word, kNot)) negated = true;
    if (relation == "advmod" && is_one_of(word, kMaybe)) return Claim::unheld;
    if (relation == "advmod" && word == "longer") longer = true;
    if (relation == "mark" && is_one_of(word, kConditions)) return Claim::unheld;
    // "prior to joining" is no aim.
    if (relation == "mark" && word == "to" && !tree.lower(predicate).ends_with("ing")) {
      // "went on to lead the Board" is told as done; "to lead the Board" elsewhere is an aim.
      const auto above = tree.head(predicate);
      const bool told = above && is_one_of(tree.token(*above).lemma, kGoingOn) && tree.is(predicate, "xcomp");
      if (!told && !(above && tree.is(predicate, "advcl") && is_one_of(tree.token(*above).lemma, kGoingOn)))
        return Claim::unheld;
    }
  }
  if (longer) return Claim::over;
  if (negated) return Claim::unheld;
  for (std::size_t at = predicate, steps = 0; steps < 4; ++steps) {
    const auto above = tree.head(at);
    if (!above) break;
    const std::string& relation = tree.token(at).relation;
    const bool inside =
        relation == "ccomp" || relation == "xcomp" || relation == "csubj" || relation == "conj" || relation == "advcl";
    if (!inside) break;
    if (relation == "ccomp" || relation == "xcomp") {
      if (is_verb_or_auxiliary(tree, *above) && is_one_of(tree.token(*above).lemma, kDoubts)) return Claim::unheld;
      for (const std::size_t below : tree.children(*above)) {
        if (is_one_of(tree.lower(below), kNot) && tree.is(below, "advmod")) return Claim::unheld;
        if (relation == "xcomp" && tree.token(below).relation.starts_with("aux") &&
            is_one_of(tree.lower(below), kModals))
          return Claim::unheld;
        if (relation == "xcomp" && tree.is(below, "mark") && tree.lower(below) == "to") return Claim::unheld;
      }
    }
    if (relation == "conj") {
      // Modals and "to" reach over "and": "to leave the Board and join the Panel".
      for (const std::size_t below : tree.children(*above)) {
        const bool subject = std::ranges::any_of(tree.children(at), [&](std::size_t i) {
          return tree.token(i).relation.starts_with("nsubj") || tree.token(i).relation.starts_with("aux");
        });
        if (subject) break;
        if (tree.token(below).relation.starts_with("aux") && is_one_of(tree.lower(below), kModals))
          return Claim::unheld;
        if (tree.is(below, "mark") && (tree.lower(below) == "to" || is_one_of(tree.lower(below), kConditions)))
          return Claim::unheld;
      }
    }
    at = *above;
  }
  return Claim::holds;
}

std::optional<std::size_t> nearest_subject_of(const SentenceTree& tree, std::size_t predicate) {
  for (std::size_t at = predicate, steps = 0; steps < 4; ++steps) {
    for (const std::size_t below : tree.children(at))
      if (tree.is(below, "nsubj") || tree.is(below, "nsubj:pass")) return below;
    const auto above = tree.head(at);
    if (!above) return std::nullopt;
    const std::string& relation = tree.token(at).relation;
    if (relation == "acl" || relation == "acl:relcl") {
      // "Lee, who served, …" without its "who" found; "Lee, appointed in May, …".
      return *above < at ? above : std::nullopt;
    }
    // Of "Hill said that Lee, …" nothing reaches out of the clause; a participle's subject is that of its sentence.
    const bool shares = relation == "conj" || relation == "xcomp" || relation == "advcl";
    if (!shares) return std::nullopt;
    if (relation == "xcomp" || relation == "advcl") {
      // "asked Lee to head the Board": an object may be meant, so the subject is not.
      for (const std::size_t below : tree.children(*above))
        if (relation == "xcomp" && tree.is(below, "obj")) return std::nullopt;
      const bool bare = !std::ranges::any_of(tree.children(at), [&](std::size_t i) {
        return tree.is(i, "mark") && (tree.lower(i) == "because" || tree.lower(i) == "that");
      });
      if (!bare) return std::nullopt;
    }
    at = *above;
  }
  return std::nullopt;
}

}  // namespace whowhom

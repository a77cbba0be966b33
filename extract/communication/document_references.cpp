// "it" is the nearest thing before it that is subject or object; where that is no document, nothing is meant.
#include "extract/communication/document_references.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "extract/mention/document_kinds.hpp"

namespace whowhom {
namespace {

constexpr int kMaxDepth = 5;
constexpr std::size_t kCopiesReach = 2;     // sentences
constexpr std::size_t kDocumentsReach = 4;  // sentences

bool is_core(std::string_view relation) { return relation == "nsubj" || relation == "nsubj:pass" || relation == "obj"; }

bool is_plural_pronoun(std::string_view word) { return word == "them" || word == "they" || word == "these"; }

bool is_plural(const Token& noun) {
  return noun.part_of_speech == PartOfSpeech::noun && document_noun(noun.lower).plural;
}

// "the documents", "these papers": nothing in the words says which.
bool is_generic_plural(const SentenceTree& tree, std::size_t i) {
  constexpr std::array<std::string_view, 4> kGeneric = {"documents", "papers", "files", "materials"};
  if (std::ranges::find(kGeneric, tree.lower(i)) == kGeneric.end()) return false;
  bool definite = false;
  for (const std::size_t below : tree.children(i)) {
    const std::string_view word = tree.lower(below);
    if (tree.is(below, "det")) definite = word == "the" || word == "these" || word == "those" || word == "both";
    if (tree.is(below, "amod") || tree.is(below, "compound") || tree.is(below, "nmod") || tree.is(below, "nmod:poss"))
      return false;
  }
  return definite;
}

void add_once(std::vector<DocumentWord>& out, std::size_t document, std::size_t token) {
  if (std::ranges::find(out, document, &DocumentWord::document) == out.end()) out.push_back({document, token});
}

}  // namespace

std::vector<DocumentWord> DocumentReferences::meant(const SentenceTree& tree, std::size_t token) const {
  std::vector<DocumentWord> out;
  collect(tree, token, 0, out);
  return out;
}

void DocumentReferences::collect(const SentenceTree& tree, std::size_t i, int depth,
                                 std::vector<DocumentWord>& out) const {
  if (depth > kMaxDepth) return;
  const std::string_view word = tree.lower(i);
  const auto mention = tree.document_at(i);
  const auto group = mention && is_generic_plural(tree, i) ? of_last_act(kDocumentsReach) : std::vector<std::size_t>();
  if (group.size() > 1) {
    for (const std::size_t document : group) add_once(out, document, i);
  } else if (mention) {
    add_once(out, tree.entity_of(*mention), i);
  } else if (const auto meant = tree.antecedent(i)) {
    collect(tree, *meant, depth + 1, out);
    return;
  } else if (word == "it" || word == "them" || word == "they") {
    collect_pronoun(tree, i, depth, out);
  } else if (is_document_version(word) && !collect_below(tree, i, depth, out) && is_version_alone(word)) {
    for (const std::size_t document : of_last_act(kCopiesReach)) add_once(out, document, i);
  }
  for (const std::size_t below : tree.children(i))
    if (tree.is(below, "conj") && (tree.is_noun(below) || tree.document_at(below)))
      collect(tree, below, depth + 1, out);
}

// "copies of the memo", "a link to the report". False where nothing stands below at all.
bool DocumentReferences::collect_below(const SentenceTree& tree, std::size_t i, int depth,
                                       std::vector<DocumentWord>& out) const {
  for (const std::size_t below : tree.children(i)) {
    if (!tree.is(below, "nmod")) continue;
    const std::string_view preposition = tree.preposition(below);
    if (preposition != "of" && !(preposition == "to" && tree.lower(i).starts_with("link"))) continue;
    collect(tree, below, depth + 1, out);
    return true;
  }
  return false;
}

void DocumentReferences::collect_pronoun(const SentenceTree& tree, std::size_t i, int depth,
                                         std::vector<DocumentWord>& out) const {
  const bool plural = is_plural_pronoun(tree.lower(i));
  for (std::size_t at = i; at-- > 0;) {
    if (!tree.is_noun(at) || !is_core(tree.token(at).relation) || tree.person_at(at)) continue;
    std::vector<DocumentWord> found;
    // Deeper than the pronoun itself: in "a copy of it" the noun before "it" has it below.
    collect(tree, at, std::max(depth + 1, kMaxDepth - 1), found);
    const bool several = found.size() > 1 || is_plural(tree.token(at));
    if (several == plural)
      for (const DocumentWord& one : found) add_once(out, one.document, i);
    return;
  }
  if (it_plural_ == plural)
    for (const std::size_t document : it_) add_once(out, document, i);
}

std::vector<std::size_t> DocumentReferences::of_last_act(std::size_t farthest) const {
  return sentence_ - last_act_sentence_ <= farthest ? last_act_ : std::vector<std::size_t>();
}

void DocumentReferences::note_act(const std::vector<DocumentWord>& documents) {
  last_act_.clear();
  for (const DocumentWord& one : documents) last_act_.push_back(one.document);
  last_act_sentence_ = sentence_;
}

void DocumentReferences::end_sentence(const SentenceTree& tree) {
  it_.clear();
  ++sentence_;
  std::optional<std::size_t> thing;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const auto verb = tree.head(i);
    if (!verb || !tree.is_noun(i) || !is_core(tree.token(i).relation) || tree.head(*verb) || tree.person_at(i))
      continue;
    // Two things in one clause: either can be meant.
    if (thing && !tree.organization_at(*thing)) return;
    thing = i;
  }
  if (!thing) return;
  std::vector<DocumentWord> found;
  collect(tree, *thing, 0, found);
  for (const DocumentWord& one : found) it_.push_back(one.document);
  it_plural_ = it_.size() > 1 || is_plural(tree.token(*thing));
}

}  // namespace whowhom

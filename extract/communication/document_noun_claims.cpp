// The owner, "from" and "by" name who wrote it, "to" who got it; a noun such as "author" names who is what to it.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "extract/communication/clause_words.hpp"
#include "extract/communication/clauses.hpp"
#include "extract/communication/document_claims.hpp"
#include "extract/communication/document_words.hpp"
#include "extract/communication/word_lists.hpp"
#include "extract/mention/document_kinds.hpp"

namespace whowhom {
namespace {

class NounReader {
 public:
  NounReader(const SentenceTree& tree, std::size_t noun, const DocumentReferences& references,
             std::vector<DocumentClaim>& out)
      : tree_(tree), noun_(noun), references_(references), out_(out) {}

  void read_document() {
    const auto mention = tree_.document_at(noun_);
    if (!mention) return;
    document_ = {tree_.entity_of(*mention), noun_};
    kind_ = document_noun(tree_.lower(noun_)).kind;
    if (kind_ == DocumentKind::held) return;
    if (kind_ == DocumentKind::event && !is_written_event()) return;
    const auto standing = standing_of_document();
    if (!standing) return;
    standing_ = *standing;
    const PartyList writers = find_writers();
    for (const Party& party : writers.list) add(RelationType::authored, party, 0.75);
    if (kind_ != DocumentKind::message && writers.empty()) return read_saying();
    if (!taken_by_verb("to"))
      for (const Party& party : receivers().list) add(RelationType::received, party, 0.75);
    if (writers.empty() || owner_is_pronoun_) read_saying();
  }

  void read_role() {
    const auto type = document_role(tree_.token(noun_).lemma);
    if (!type) return;
    std::vector<DocumentWord> documents;
    for (const std::size_t below : tree_.children(noun_))
      if (tree_.is(below, "nmod:poss") || (tree_.is(below, "nmod") && tree_.preposition(below) == "of"))
        documents = references_.meant(tree_, below);
    if (documents.empty()) return;
    const bool predicate = tree_.child(noun_, "cop").has_value();
    const auto subject = tree_.child(noun_, "nsubj");
    PartyList parties;
    Standing standing;
    if (predicate && subject) {
      parties = parties_of(tree_, *subject);
      // The clause above may doubt it; "not" and "may" stand with the noun itself.
      if (in_question(tree_, noun_) || tree_.child(noun_, "aux") || (tree_.head(noun_) && !tree_.is(noun_, "ccomp")))
        return;
      for (const std::size_t below : tree_.children(noun_))
        if (tree_.is(below, "advmod") && is_negation(tree_.lower(below))) deny(standing, below);
    } else {
      parties = parties_of(tree_, noun_);
    }
    if (standing.polarity == Polarity::uncertain) return;
    standing = standing_for(parties, standing);
    for (const Party& party : parties.list)
      for (const DocumentWord& document : documents)
        out_.push_back({*type, party, document, standing, noun_, 0.8, false});
  }

 private:
  // A definite one is there, whatever is said of it; "no letter from A" is not.
  std::optional<Standing> standing_of_document() const {
    for (const std::size_t below : tree_.children(noun_)) {
      if (tree_.is(below, "nmod:poss")) return Standing();
      const std::string_view word = tree_.lower(below);
      if (tree_.is(below, "det") && (word == "the" || word == "this" || word == "that" || word == "these"))
        return Standing();
    }
    const auto standing = standing_of_noun(tree_, noun_);
    if (!standing || standing->polarity == Polarity::uncertain) return std::nullopt;
    return standing;
  }

  // The verb that has this document, or a copy of it, as its object.
  const DocumentVerb* governing_verb() const {
    auto at = noun_;
    for (auto above = tree_.head(at); above; above = tree_.head(at)) {
      if (is_verb(tree_, *above)) {
        const std::string_view relation = tree_.token(at).relation;
        if (relation != "obj" && relation != "nsubj:pass") return nullptr;
        return document_verb(tree_.token(*above).lemma);
      }
      if (!tree_.is(at, "conj") && !is_document_version(tree_.lower(*above))) return nullptr;
      at = *above;
    }
    return nullptr;
  }

  // "was given the report by A": the giver.
  bool is_given() const {
    for (auto at = tree_.head(noun_); at; at = tree_.head(*at))
      if (is_verb(tree_, *at)) return *at < noun_ && is_passive(tree_, *at) && !tree_.is(noun_, "obl");
    return false;
  }

  bool taken_by_verb(std::string_view preposition) const {
    const DocumentVerb* verb = governing_verb();
    return verb != nullptr && verb->takes(preposition) && behind(preposition).size() < 2 && !followed_by(preposition);
  }

  // "sent A's note to B to C", with C hung on another noun: the verb has its own.
  bool followed_by(std::string_view preposition) const {
    const auto own = behind(preposition);
    if (own.empty()) return false;
    for (std::size_t i = own.back() + 1; i < tree_.size() && tree_.lower(i) != "." && !is_verb(tree_, i); ++i)
      if ((tree_.is(i, "nmod") || tree_.is(i, "obl")) && tree_.preposition(i) == preposition &&
          !parties_of(tree_, i).empty())
        return true;
    return false;
  }

  PartyList find_writers() {
    if (!taken_by_verb("from")) {
      PartyList writers = parties_of(tree_, behind("from"));
      if (!writers.empty() && kind_ == DocumentKind::message) return writers;
    }
    PartyList writers;
    if (!is_given()) writers = parties_of(tree_, behind("by"));
    if (!writers.empty()) return writers;
    writers = possessors_of(tree_, noun_);
    const auto owner = tree_.child(noun_, "nmod:poss");
    if (!writers.empty() && owner && is_part_of_name(*owner)) return {};
    if (!writers.empty()) {
      owner_is_pronoun_ = owner && tree_.token(*owner).part_of_speech == PartOfSpeech::pron;
      weak_ = kind_ == DocumentKind::plan || (owner_is_pronoun_ && is_mailbox()) || is_loose_message();
      return writers;
    }
    return publisher();
  }

  // "the President's Daily Summary Report" is for the President.
  bool is_part_of_name(std::size_t owner) const {
    const auto mention = tree_.mention_at(owner);
    if (!mention || tree_.mention(*mention).kind != MentionKind::nominal) return false;
    for (std::size_t i = owner + 1; i < noun_; ++i)
      if (is_capital(i) && (tree_.is(i, "amod") || tree_.is(i, "compound"))) return is_capital(noun_);
    return false;
  }
  bool is_capital(std::size_t i) const {
    return tree_.token(i).form.front() >= 'A' && tree_.token(i).form.front() <= 'Z';
  }

  // "her e-mail" is as soon an account.
  bool is_mailbox() const {
    const std::string_view word = tree_.lower(noun_);
    return (word == "email" || word == "e-mail") && behind("to").empty();
  }

  // "A's emails" may be all in A's box, "A's message" is as soon spoken.
  bool is_loose_message() const {
    const std::string_view word = tree_.lower(noun_);
    if (word == "emails" || word == "e-mails") return behind("to").empty();
    return word == "message" && std::ranges::none_of(tree_.children(noun_), [&](std::size_t below) {
             return tree_.is(below, "compound") && channel_word(tree_.token(below).lemma).has_value();
           });
  }

  // "a Gazette article"
  PartyList publisher() const {
    const std::string_view word = tree_.token(noun_).lemma;
    if (word != "article") return {};
    for (const std::size_t below : tree_.children(noun_))
      if (tree_.is(below, "compound") && tree_.organization_at(below)) {
        PartyList body;
        body.list.push_back({tree_.entity_of(*tree_.organization_at(below)), below});
        return body;
      }
    return {};
  }

  std::vector<std::size_t> behind(std::string_view preposition) const {
    std::vector<std::size_t> out = behind_preposition(tree_, noun_, preposition);
    // "from A to B": the second may hang on the first.
    for (const std::string_view other : {"from", "by", "to"})
      for (const std::size_t first : behind_preposition(tree_, noun_, other))
        for (const std::size_t second : behind_preposition(tree_, first, preposition)) out.push_back(second);
    // "the letter dated May 4 from A to B"
    for (const std::size_t below : tree_.children(noun_))
      if (tree_.is(below, "acl") && (tree_.lower(below) == "dated" || tree_.lower(below) == "marked"))
        for (const std::size_t at : behind_preposition(tree_, below, preposition)) out.push_back(at);
    std::ranges::sort(out);
    const auto doubles = std::ranges::unique(out);
    out.erase(doubles.begin(), doubles.end());
    return out;
  }

  PartyList receivers() const {
    const auto to = behind("to");
    PartyList parties;
    if (!to.empty()) parties = parties_of(tree_, to.front());
    return parties;
  }

  // "In a letter to C, A told B": A wrote it, and B or C got it.
  void read_saying() {
    if ((kind_ != DocumentKind::message && kind_ != DocumentKind::event) || tree_.preposition(noun_) != "in") return;
    const auto verb = tree_.head(noun_);
    if (!verb || !is_verb(tree_, *verb)) return;
    if (is_passive(tree_, *verb)) return read_told_in(*verb);
    // "directed A to say in the letter": what is in the letter is another verb's.
    for (const std::size_t below : tree_.children(*verb))
      if (is_verb(tree_, below) && *verb < below && below < noun_) return;
    const bool write = tree_.token(*verb).lemma == "write";
    const auto frames = verb_frames(tree_.token(*verb).lemma);
    const bool says =
        write || clause_effect(tree_.token(*verb).lemma) == Effect::says ||
        std::ranges::any_of(frames, [](const VerbFrame& frame) {
          return frame.sense == Sense::says || frame.sense == Sense::notifies || frame.sense == Sense::asks;
        });
    const auto subject = subject_of(tree_, *verb);
    const auto standing = standing_of(tree_, *verb);
    if (!says || !subject || !standing || standing->polarity != Polarity::happened) return;
    const PartyList writers = parties_of(tree_, subject->token);
    if (writers.negative || writers.either) return;
    for (const Party& party : writers.list) add(RelationType::authored, party, 0.75);
    if (!receivers().empty()) return;
    const bool hearer = std::ranges::any_of(frames, [](const VerbFrame& frame) { return frame.takes_object(); });
    auto told = indirect_object_of(tree_, *verb);
    if (!told && hearer) told = object_of(tree_, *verb);
    if (!told || !hearer) return;
    const PartyList hearers = parties_of(tree_, *told);
    if (hearers.negative || hearers.either) return;
    for (const Party& party : hearers.list) add(RelationType::received, party, 0.7);
  }

  // "A was told in a letter"
  void read_told_in(std::size_t verb) {
    const auto frames = verb_frames(tree_.token(verb).lemma);
    const bool tells = std::ranges::any_of(frames, [](const VerbFrame& frame) {
      return frame.takes_object() && (frame.sense == Sense::says || frame.sense == Sense::notifies);
    });
    const auto subject = subject_of(tree_, verb);
    const auto standing = standing_of(tree_, verb);
    if (!tells || !subject || !standing || standing->polarity != Polarity::happened) return;
    const PartyList hearers = parties_of(tree_, subject->token);
    if (hearers.negative || hearers.either) return;
    for (const Party& party : hearers.list) add(RelationType::received, party, 0.7);
    const PartyList writers = parties_of(tree_, agents_of(tree_, verb));
    for (const Party& party : writers.list) add(RelationType::authored, party, 0.7);
  }

  // "a written briefing", "a briefing titled …"
  bool is_written_event() const {
    return tree_.has_child(noun_, "amod", "written") || tree_.has_child(noun_, "acl", "titled") ||
           tree_.has_child(noun_, "acl", "entitled");
  }

  void add(RelationType type, const Party& party, double confidence) {
    const bool known = std::ranges::any_of(out_, [&](const DocumentClaim& claim) {
      return claim.type == type && claim.party == party && claim.document.document == document_.document &&
             claim.trigger == noun_;
    });
    if (!known) out_.push_back({type, party, document_, standing_, noun_, confidence, weak_});
  }

  const SentenceTree& tree_;
  std::size_t noun_;
  const DocumentReferences& references_;
  std::vector<DocumentClaim>& out_;
  DocumentWord document_;
  DocumentKind kind_ = DocumentKind::held;
  Standing standing_;
  bool owner_is_pronoun_ = false;
  bool weak_ = false;
};

}  // namespace

void add_noun_claims(const SentenceTree& tree, const DocumentReferences& references, std::vector<DocumentClaim>& out) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    NounReader(tree, i, references, out).read_document();
    NounReader(tree, i, references, out).read_role();
  }
}

}  // namespace whowhom

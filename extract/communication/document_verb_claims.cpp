// The document is the object of the verb, the subject of its passive, or what its clause hangs on; another party stands
// as indirect object or behind one of the verb's prepositions.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "extract/communication/clauses.hpp"
#include "extract/communication/document_claims.hpp"
#include "extract/communication/document_words.hpp"
#include "extract/communication/word_lists.hpp"
#include "extract/language/one_of.hpp"
#include "extract/mention/document_kinds.hpp"

namespace whowhom {
namespace {

constexpr std::array<std::string_view, 3> kPastModals = {"may", "might", "could"};
constexpr std::array<std::string_view, 10> kOtherModals = {"can",  "ca", "must",  "shall", "should",
                                                           "will", "wo", "would", "ought", "'ll"};

class VerbReader {
 public:
  VerbReader(const SentenceTree& tree, std::size_t verb, DocumentReferences& references,
             std::vector<DocumentClaim>& out)
      : tree_(tree), verb_(verb), references_(references), out_(out) {}

  void read() {
    frame_ = find_frame();
    if (frame_ == nullptr) return;
    if (tree_.is(verb_, "compound")) return read_headline();
    if (is_imperative()) return;
    const auto subject = subject_of(tree_, verb_);
    passive_ = is_passive(tree_, verb_);
    if (frame_->document_place == "subject" ? !find_moving(subject)
        : passive_                          ? !find_passive(subject)
                                            : !find_active(subject))
      return;
    // "was given a copy of the memo by A": the parser may hang A on the memo.
    if (passive_ && doers_.empty())
      if (const auto last = last_below("by")) doers_ = parties_of(tree_, *last);
    keep_fitting_documents();
    if (documents_.empty() || is_judgement()) return;
    const auto standing = standing_of(tree_, verb_);
    if (!standing) return;
    standing_ = *standing;
    if (const auto no = denying_word()) deny(standing_, no);
    if (standing_.polarity == Polarity::uncertain && !is_doubt_of_fact()) return;
    emit();
    if (standing_.polarity == Polarity::happened) references_.note_act(documents_);
  }

 private:
  const DocumentVerb* find_frame() const {
    const Token& token = tree_.token(verb_);
    for (const std::size_t below : tree_.children(verb_)) {
      const bool particle = tree_.is(below, "compound:prt") ||
                            (tree_.is(below, "advmod") && below == verb_ + 1 && tree_.lower(below) == "off");
      if (particle) return document_verb(token.lemma + " " + std::string(tree_.lower(below)));
    }
    return document_verb(token.lemma);
  }

  // "Board releases report on …" in a headline, which the parser takes for one long noun.
  void read_headline() {
    const auto noun = tree_.head(verb_);
    const auto body = tree_.organization_to(verb_);
    if (!noun || *noun != verb_ + 1 || !tree_.document_at(*noun) || !body) return;
    documents_ = references_.meant(tree_, *noun);
    doers_.list = {{tree_.entity_of(*body), verb_ - 1}};
    emit();
    references_.note_act(documents_);
  }

  // "Please send the memo to A": nothing is said to be done.
  bool is_imperative() const {
    const Token& token = tree_.token(verb_);
    return token.lower == token.lemma && !subject_of(tree_, verb_) && !is_infinitive(tree_, verb_) &&
           !tree_.child(verb_, "aux") && !tree_.child(verb_, "aux:pass") && !is_passive(tree_, verb_);
  }

  bool find_active(const std::optional<Subject>& subject) {
    if (subject) doers_ = parties_of(tree_, subject->token);
    find_objects();
    if (documents_.empty() && !frame_->document_place.empty()) {
      documents_ = documents_behind(frame_->document_place);
      return true;
    }
    if (!frame_->takes("to")) others_ = {};
    if (others_.empty()) others_ = find_others();
    return true;
  }

  // "the memo went to B", "the memo reached B"
  bool find_moving(const std::optional<Subject>& subject) {
    if (!subject || passive_) return false;
    documents_ = references_.meant(tree_, subject->token);
    const auto object = tree_.child(verb_, "obj");
    others_ = frame_->takes("object") && object ? parties_of(tree_, *object) : find_others();
    return true;
  }

  // Of two objects one is the document and the other who gets it, in whatever order: "the memo that A sent B".
  void find_objects() {
    std::vector<std::size_t> objects;
    for (const std::size_t below : tree_.children(verb_))
      if (tree_.is(below, "obj") || tree_.is(below, "iobj")) objects.push_back(below);
    if (objects.size() < 2 && (objects.empty() || !tree_.is(objects.front(), "obj"))) {
      auto object = object_of(tree_, verb_);
      if (!object) object = shifted_object();
      if (object) objects.push_back(*object);
    }
    for (const std::size_t object : objects) {
      std::vector<DocumentWord> documents = references_.meant(tree_, object);
      if (!documents.empty() && documents_.empty()) {
        documents_ = std::move(documents);
        object_ = object;
      } else if (others_.empty()) {
        others_ = parties_of(tree_, object);
      }
    }
  }

  // "attached to it his plan": the object stands last, and the parser has it without a preposition.
  std::optional<std::size_t> shifted_object() const {
    for (const std::size_t below : tree_.children(verb_))
      if (tree_.is(below, "obl") && below > verb_ && tree_.document_at(below) && tree_.preposition(below).empty())
        return below;
    return std::nullopt;
  }

  bool find_passive(const std::optional<Subject>& subject) {
    if (!subject) return false;
    doers_ = parties_of(tree_, agents_of(tree_, verb_));
    documents_ = references_.meant(tree_, subject->token);
    if (!documents_.empty()) {
      others_ = find_others();
      return true;
    }
    // "B was sent the memo", "B was copied on the memo"
    others_ = parties_of(tree_, subject->token);
    object_ = tree_.child(verb_, "obj");
    if (object_ && frame_->takes("to")) documents_ = references_.meant(tree_, *object_);
    if (documents_.empty() && !frame_->document_place.empty()) documents_ = documents_behind(frame_->document_place);
    return true;
  }

  std::vector<DocumentWord> documents_behind(std::string_view preposition) const {
    std::vector<DocumentWord> out;
    for (const std::size_t at : behind_preposition(tree_, verb_, preposition))
      for (const DocumentWord& one : references_.meant(tree_, at)) out.push_back(one);
    return out;
  }

  PartyList find_others() const {
    for (const std::string_view place : frame_->other_places) {
      std::vector<std::size_t> behind;
      for (const std::size_t at : behind_preposition(tree_, verb_, place))
        if (tree_.head(at) == verb_ || !belongs_to_document(at)) behind.push_back(at);
      PartyList parties = parties_of(tree_, behind);
      if (!parties.empty()) return parties;
      if (const auto last = last_below(place)) return parties_of(tree_, *last);
    }
    return {};
  }

  // "sent copies of A's note to B to C": the first "to" is the note's where another follows.
  bool belongs_to_document(std::size_t at) const {
    const auto last = last_below(tree_.preposition(at));
    return last && *last > at;
  }

  // The last party behind that preposition anywhere under the verb, this side of the next verb: a parser hangs it on
  // the noun before it.
  std::optional<std::size_t> last_below(std::string_view preposition) const {
    std::optional<std::size_t> last;
    std::vector<std::size_t> open = {verb_};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const std::size_t below : tree_.children(at)) {
        const std::string_view relation = tree_.token(below).relation;
        const bool nominal = relation.starts_with("obl") || relation == "nmod" || relation == "obj" ||
                             relation == "nsubj:pass" || relation == "conj";
        if (!nominal || is_verb(tree_, below) || (passive_ && below < verb_)) continue;
        open.push_back(below);
        if ((relation.starts_with("obl") || relation == "nmod") && tree_.preposition(below) == preposition &&
            below > verb_ && (!last || below > *last) && !parties_of(tree_, below).empty() &&
            !is_message_between_others(at))
          last = below;
      }
    }
    return last;
  }

  // "an account of the call to B": B is of the call.
  bool is_message_between_others(std::size_t noun) const {
    if (noun == verb_ || is_document_version(tree_.lower(noun))) return false;
    // "was sent after A's letter to B"
    if (const auto mention = tree_.document_at(noun))
      return std::ranges::find(documents_, tree_.entity_of(*mention), &DocumentWord::document) == documents_.end();
    const auto frame = noun_frame(tree_.token(noun));
    return frame && (frame->kind == NounKind::message || frame->channel == Channel::call);
  }

  void keep_fitting_documents() {
    std::erase_if(documents_, [&](const DocumentWord& one) {
      const DocumentNoun noun = document_noun(tree_.lower(one.token));
      if (!frame_->is_said_of(tree_.token(one.token).lemma) && !has_channel(one.token)) return true;
      return noun.kind == DocumentKind::event && !is_written(one.token);
    });
  }

  // "a text message" is written, whatever is done to it.
  bool has_channel(std::size_t noun) const {
    return frame_->is_not_of_nouns && tree_.token(noun).lemma == "message" &&
           std::ranges::any_of(tree_.children(noun), [&](std::size_t below) {
             return tree_.is(below, "compound") && channel_word(tree_.token(below).lemma).has_value();
           });
  }

  // "prepared a briefing", "a written briefing"
  bool is_written(std::size_t noun) const {
    if (std::ranges::find(frame_->doer, RelationType::authored) != frame_->doer.end()) return true;
    return tree_.has_child(noun, "amod", "written");
  }

  // "saw none of the memos"
  std::optional<std::size_t> denying_word() const {
    if (!object_) return std::nullopt;
    const std::string_view word = tree_.lower(*object_);
    if (word == "none" || word == "neither") return object_;
    for (const std::size_t below : tree_.children(*object_))
      if (tree_.is(below, "det") && tree_.lower(below) == "no") return below;
    return std::nullopt;
  }

  // "saw the plan as flawed"
  bool is_judgement() const {
    const std::string_view lemma = tree_.token(verb_).lemma;
    if (lemma != "see" && lemma != "view") return false;
    for (const std::size_t below : tree_.children(verb_))
      if (below > verb_ && tree_.has_child(below, "case", "as")) return true;
    return object_ && std::ranges::any_of(tree_.children(*object_),
                                          [&](std::size_t below) { return tree_.has_child(below, "case", "as"); });
  }

  // In doubt whether it was so, not whether it will be: "may have read", "could not recall whether he read".
  bool is_doubt_of_fact() const {
    if (is_infinitive(tree_, verb_)) return tree_.has_child(verb_, "aux", "have");
    bool past = false;
    bool modal = false;
    for (const std::size_t below : tree_.children(verb_)) {
      if (!tree_.is(below, "aux")) continue;
      const std::string_view word = tree_.lower(below);
      past = past || word == "have";
      if (is_one_of(word, kOtherModals)) return false;
      modal = modal || is_one_of(word, kPastModals);
    }
    if (modal) return past;
    // "denied receiving", "did not recall receiving"
    if (const auto above = tree_.head(verb_); above && is_gerund(tree_, verb_)) {
      const auto effect = clause_effect(tree_.token(*above).lemma);
      if (effect == Effect::denies || effect == Effect::memory) return true;
    }
    return !is_gerund(tree_, verb_) || tree_.has_child(verb_, "aux", "having");
  }

  void emit() {
    const bool taking = std::ranges::find(frame_->doer, RelationType::received) != frame_->doer.end() &&
                        std::ranges::find(frame_->doer, RelationType::sent) == frame_->doer.end();
    for (const RelationType type : frame_->doer) add(type, doers_, 0.85);
    // What B did not get may have been sent.
    if (taking && standing_.polarity != Polarity::happened) return;
    if (frame_->other_is_not) {
      if (standing_.polarity != Polarity::happened) return;
      deny(standing_, verb_);
    }
    for (const RelationType type : frame_->other) add(type, others_, 0.8);
  }

  void add(RelationType type, const PartyList& parties, double confidence) {
    const Standing standing = standing_for(parties, standing_);
    for (const Party& party : parties.list)
      for (const DocumentWord& document : documents_)
        out_.push_back({type, party, document, standing, verb_, confidence, false});
  }

  const SentenceTree& tree_;
  std::size_t verb_;
  DocumentReferences& references_;
  std::vector<DocumentClaim>& out_;
  const DocumentVerb* frame_ = nullptr;
  bool passive_ = false;
  std::optional<std::size_t> object_;
  std::vector<DocumentWord> documents_;
  PartyList doers_;
  PartyList others_;
  Standing standing_;
};

}  // namespace

Standing standing_for(const PartyList& parties, Standing standing) {
  if (parties.negative) deny(standing, parties.negation);
  if (parties.either && standing.polarity == Polarity::happened) standing.polarity = Polarity::uncertain;
  return standing;
}

void add_verb_claims(const SentenceTree& tree, DocumentReferences& references, std::vector<DocumentClaim>& out) {
  for (std::size_t i = 0; i < tree.size(); ++i)
    if (is_verb(tree, i)) VerbReader(tree, i, references, out).read();
}

}  // namespace whowhom

// From the verb up the tree: its own negation and modal, then what each clause, noun or verb above does to the one
// below it. After FactBank (Saurí and Pustejovsky 2009, 10.1007/s10579-009-9089-9), with three values; implicative
// verbs after Karttunen (1971, Implicative Verbs).
#include "extract/communication/standing.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extract/communication/attribution.hpp"
#include "extract/communication/clause_words.hpp"
#include "extract/communication/clauses.hpp"
#include "extract/communication/parties.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr int kMaxGovernors = 10;

class StandingFinder {
 public:
  explicit StandingFinder(const SentenceTree& tree) : tree_(tree) {}

  std::optional<Standing> of_verb(std::size_t verb) {
    if (in_question(tree_, verb) || states_duty(tree_, verb)) return std::nullopt;
    apply_own_words(verb);
    if (!climb(verb, 0)) return std::nullopt;
    return finished();
  }

  std::optional<Standing> of_noun(std::size_t noun) {
    if (in_question(tree_, noun) || !read_noun(noun, 0)) return std::nullopt;
    // "is not aware of any calls": there may have been none.
    if (standing_.polarity == Polarity::happened && tree_.has_child(noun, "det", "any")) doubt();
    return finished();
  }

 private:
  Standing finished() {
    std::ranges::sort(standing_.negation);
    const auto doubles = std::ranges::unique(standing_.negation);
    standing_.negation.erase(doubles.begin(), doubles.end());
    return std::move(standing_);
  }

  void doubt() { standing_.polarity = Polarity::uncertain; }
  void note(const std::vector<std::size_t>& words) {
    standing_.negation.insert(standing_.negation.end(), words.begin(), words.end());
  }

  void apply_own_words(std::size_t verb) {
    const OwnWords own = own_words(tree_, verb);
    note(own.words);
    const Token& token = tree_.token(verb);
    // "could not tell" may deny the knowledge and not the act; "insisted that he not tell" is a wish.
    const bool subjunctive = own.negated && token.lower == token.lemma && !has_auxiliary(tree_, verb) &&
                             !is_infinitive(tree_, verb) && has_subject(tree_, verb);
    if (own.modal || subjunctive)
      doubt();
    else if (own.negated)
      standing_.polarity = denied(standing_.polarity);
    if (own.doubtful) doubt();
    // "was to tell B"
    if (is_infinitive(tree_, verb) && (tree_.child(verb, "cop") || !tree_.head(verb))) doubt();
  }

  // ---- up the tree

  bool climb(std::size_t node, int depth) {
    note_attribution(node);
    const auto head = tree_.head(node);
    if (!head || depth > kMaxGovernors) return true;
    const std::string_view relation = tree_.token(node).relation;
    if (relation == "conj") {
      share_words(*head, node);
      return climb(*head, depth + 1);
    }
    const bool finite = !is_gerund(tree_, node) && !is_infinitive(tree_, node);
    if (relation == "xcomp" || ((relation == "ccomp" || relation == "csubj") && !finite && !has_subject(tree_, node)))
      return apply_governor(node, *head, depth);
    if (relation == "ccomp" || relation.starts_with("csubj")) return apply_clause(node, *head, depth);
    if (relation == "acl") return apply_noun_above(node, *head, depth);
    if (relation == "acl:relcl") return apply_relative(*head, depth);
    if (relation.starts_with("advcl")) return apply_adverbial(node, *head, finite, depth);
    if (relation == "obj" || relation == "obl" || relation == "nmod") return apply_gerund(node, *head, depth);
    return true;
  }

  // "did not call or tell", "may have met and told": the second verb shares what stands before the first.
  void share_words(std::size_t first, std::size_t second) {
    if (has_subject(tree_, second) || has_auxiliary(tree_, second) || !is_verb(tree_, first)) return;
    const Token& token = tree_.token(second);
    const bool bare = token.lower == token.lemma;
    const bool participle = !bare && (tree_.has_child(first, "aux", "have") || tree_.has_child(first, "aux", "had") ||
                                      tree_.has_child(first, "aux", "has") || tree_.child(first, "aux:pass"));
    if (!bare && !participle) return;
    if (bare && !has_auxiliary(tree_, first) && !is_infinitive(tree_, first)) {
      // "I want to turn to this and ask you": of the infinitive, wherever it hangs.
      const auto lower = tree_.child(first, "xcomp");
      if (lower && *lower < second && is_infinitive(tree_, *lower)) doubt();
      return;
    }
    const OwnWords own = own_words(tree_, first);
    if (own.modal || own.doubtful) doubt();
    if (!own.negated || tree_.has_child(second, "cc", "but")) return;
    note(own.words);
    if (participle && tree_.has_child(second, "cc", "and"))
      doubt();
    else
      standing_.polarity = denied(standing_.polarity);
  }

  // "failed to tell", "asked B to tell", "recalled telling", "was able to tell".
  bool apply_governor(std::size_t node, std::size_t governor, int depth) {
    const OwnWords own = own_words(tree_, governor);
    note(own.words);
    const bool lower_denied = standing_.polarity == Polarity::did_not_happen;
    const std::string_view lemma = tree_.token(governor).lemma;
    // "Never before had A written": an auxiliary that the tree takes for a verb.
    if (lemma == "have" && !is_infinitive(tree_, node) && !is_gerund(tree_, node) && !tree_.child(governor, "obj")) {
      if (own.modal || own.doubtful)
        doubt();
      else if (own.negated)
        standing_.polarity = denied(standing_.polarity);
      return climb(governor, depth + 1);
    }
    Effect effect = verb_effect(lemma).value_or(Effect::doubts);
    // "was able to tell" told; "is able to tell" may.
    if (effect == Effect::manages && tree_.child(governor, "cop") &&
        is_present_copula(tree_, *tree_.child(governor, "cop")))
      effect = Effect::doubts;
    // "could not help telling"
    if (is_gerund(tree_, node))
      if (const auto with_gerund = verb_effect(std::string(lemma) + " ing")) effect = *with_gerund;
    // "is going to tell"
    if (tree_.lower(governor) == "going" && is_infinitive(tree_, node)) effect = Effect::plans;
    const bool controls = tree_.child(governor, "obj") || tree_.child(governor, "iobj");
    // "reported A to have told" and the like are read as said only without an object.
    if (is_infinitive(tree_, node) && effect == Effect::stands && controls && lemma != "help") effect = Effect::doubts;
    if (const auto too = too_of(tree_, governor);
        too && is_infinitive(tree_, node) && !has_subject(tree_, node) && sole_subject(tree_, governor)) {
      // "too afraid to tell"
      if (own.negated || own.modal)
        doubt();
      else
        deny(standing_, *too);
    } else if ((effect == Effect::hesitates || clause_effect(lemma) == Effect::denies) && own.negated) {
      // "could not deny having told", "did not hesitate to tell"
    } else if (own.modal || own.doubtful) {
      doubt();
    } else if (effect == Effect::decides) {
      // "chose not to tell" says that it was not done; "chose to tell" may be all that was done.
      if (!lower_denied || own.negated) doubt();
    } else {
      switch (effect) {
        case Effect::fails:
          if (own.negated)
            doubt();
          else
            deny(standing_, governor);
          break;
        case Effect::omits:
          if (!own.negated) deny(standing_, governor);
          break;
        case Effect::hesitates:
          if (!own.negated) doubt();
          break;
        case Effect::manages:
          if (own.negated) standing_.polarity = denied(standing_.polarity);
          break;
        case Effect::attempts:
          // "did not try to tell"
          if (own.negated)
            standing_.polarity = denied(standing_.polarity);
          else
            doubt();
          break;
        case Effect::stands:
          if (own.negated) doubt();
          break;
        default:
          doubt();
      }
    }
    // "nobody tried to tell" is the subject's matter; "nothing suggests having told" the governor's.
    const auto speech = clause_effect(lemma);
    if ((speech == Effect::says || speech == Effect::memory) && !standing_.source && !is_passive(tree_, governor))
      standing_.source = sole_subject(tree_, governor);
    return climb(governor, depth + 1);
  }

  // "A said that …", "did not find that …", "could not recall whether …", "is unclear whether …".
  bool apply_clause(std::size_t node, std::size_t above, int depth) {
    const std::string_view mark = marker(tree_, node);
    if (mark == "whether" || mark == "if") doubt();
    const OwnWords own = own_words(tree_, above);
    if (const auto subject = subject_of(tree_, above)) {
      if (const auto no = no_of(tree_, subject->token)) {
        // "Nothing shows that" denies; "no witness said that" leaves it in doubt.
        const Token& noun = tree_.token(subject->token);
        const bool evidence = noun.lower == "nothing" || clause_effect(noun.lemma) == Effect::evidence;
        // "nobody disputes that"
        if (clause_effect(tree_.token(above).lemma) == Effect::denies) return climb(above, depth + 1);
        note({*no});
        if (evidence)
          standing_.polarity = denied(standing_.polarity);
        else
          doubt();
        return climb(above, depth + 1);
      }
    }
    const Effect effect = clause_effect(tree_.token(above).lemma).value_or(own.negated ? Effect::plans : Effect::fact);
    // "falsely stated that", "reportedly said that"
    if (own.doubtful) doubt(), note(own.words);
    // "Suppose that A calls B"
    const Token& holder = tree_.token(above);
    if (effect == Effect::plans && holder.lower == holder.lemma && !subject_of(tree_, above) &&
        !is_infinitive(tree_, above) && is_verb(tree_, above))
      return false;
    // "the records do not show that"
    if (own.negated && !own.modal && (effect == Effect::fact || effect == Effect::finds))
      if (const auto subject = own_subject_of(tree_, above);
          subject && clause_effect(tree_.token(*subject).lemma) == Effect::evidence) {
        standing_.polarity = denied(standing_.polarity);
        note(own.words);
        return climb(above, depth + 1);
      }
    switch (effect) {
      case Effect::fact:
      case Effect::stands:
        if (own.negated || own.modal) doubt(), note(own.words);
        break;
      case Effect::finds:
        if (own.negated || own.modal) doubt(), note(own.words);
        if (!standing_.source && !is_passive(tree_, above)) standing_.source = sole_subject(tree_, above);
        break;
      case Effect::says:
      case Effect::memory:
        // "could not recall that A told B"; "may have said that A told B".
        if (own.negated || own.modal) doubt(), note(own.words);
        if (!standing_.source && !is_passive(tree_, above)) standing_.source = sole_subject(tree_, above);
        break;
      case Effect::believes:
        if (own.modal) doubt();
        if (own.negated) standing_.polarity = denied(standing_.polarity), note(own.words);
        if (!standing_.source && !is_passive(tree_, above)) standing_.source = sole_subject(tree_, above);
        break;
      case Effect::evidence:
        if (own.negated && !own.modal) standing_.polarity = denied(standing_.polarity), note(own.words);
        if (own.modal) doubt(), note(own.words);
        break;
      case Effect::fails:
        // "it is false that"
        if (own.negated)
          doubt();
        else
          deny(standing_, above);
        break;
      case Effect::denies:
        if (!standing_.source && !is_passive(tree_, above)) standing_.source = sole_subject(tree_, above);
        // "did not deny that", "it is not disputed that"
        if (own.negated) break;
        doubt();
        note({above});
        break;
      default:
        doubt();
        note({above});
    }
    return climb(above, depth + 1);
  }

  // "evidence that", "no record of having told", "the decision to tell", "a letter telling".
  bool apply_noun_above(std::size_t node, std::size_t noun, int depth) {
    if (is_infinitive(tree_, node)) {
      apply_infinitive_under(noun);
      return climb_from_noun(noun, depth);
    }
    const bool that = marker(tree_, node) == "that" || has_subject(tree_, node);
    const bool gerund_of = is_gerund(tree_, node) && !marker(tree_, node).empty();
    if (const auto verb = tree_.head(noun); gerund_of && verb && tree_.is(noun, "obj")) {
      // "made a point of telling"
      if (verb_effect(tree_.token(*verb).lemma + " " + tree_.token(noun).lemma) == Effect::stands) {
        apply_own_words(*verb);
        return climb(*verb, depth);
      }
    }
    if (gerund_of && tree_.lower(noun) == "addition") return climb_from_noun(noun, depth);
    if (that || gerund_of) {
      if (const auto effect = clause_effect(tree_.token(noun).lemma)) return apply_holder(noun, *effect, depth);
      if (gerund_of || absence_of(tree_, noun).has_value()) doubt();
      return climb_from_noun(noun, depth);
    }
    return apply_relative(noun, depth);
  }

  // "A's failure to tell", "was the first to tell", "took the opportunity to tell", "the decision not to tell".
  void apply_infinitive_under(std::size_t noun) {
    const Token& word = tree_.token(noun);
    const auto verb = tree_.head(noun);
    auto effect = verb_effect(word.lemma);
    if (verb && tree_.is(noun, "obj") && is_verb(tree_, *verb))
      if (const auto phrase = verb_effect(tree_.token(*verb).lemma + " " + word.lemma)) {
        effect = phrase;
        const OwnWords own = own_words(tree_, *verb);
        if (own.modal) effect = Effect::doubts;
        if (own.negated) return deny(standing_, own.words.front());
      }
    if (effect == Effect::fails || effect == Effect::omits)
      deny(standing_, noun);
    else if (effect == Effect::decides && standing_.polarity == Polarity::did_not_happen)
      return;
    else if (effect != Effect::stands)
      doubt();
  }

  // A noun that holds the claim, by what is said of it: "found no evidence", "denied any knowledge".
  bool apply_holder(std::size_t noun, Effect effect, int depth) {
    const auto absent = absence_of(tree_, noun);
    if (absent) note({*absent});
    if (is_denied_holder(tree_, noun)) doubt();
    if (!standing_.source && (effect == Effect::says || effect == Effect::believes || effect == Effect::denies)) {
      const PartyList owners = possessors_of(tree_, noun);  // "A's assertion that"
      if (owners.list.size() == 1) standing_.source = owners.list.front().entity;
    }
    switch (effect) {
      case Effect::evidence:
        if (absent) standing_.polarity = denied(standing_.polarity);
        break;
      case Effect::memory:
      case Effect::fact:
      case Effect::stands:
      case Effect::says:
        if (absent) doubt();
        break;
      case Effect::doubts:
      case Effect::denies:
        // "there is no doubt that"
        if (!absent) doubt();
        break;
      default:
        doubt();
    }
    return climb_from_noun(noun, depth);
  }

  // What is above the noun lends only whose word it is.
  bool climb_from_noun(std::size_t noun, int depth) {
    for (auto at = tree_.head(noun); at && depth <= kMaxGovernors; at = tree_.head(*at), ++depth)
      if (is_verb(tree_, *at)) return take_source(*at, depth);
    return true;
  }

  bool take_source(std::size_t verb, int depth) {
    StandingFinder above(tree_);
    if (!above.climb(verb, depth + 1)) return false;
    if (!standing_.source) standing_.source = above.standing_.source;
    return true;
  }

  // "the man who told B": said in passing, so it stands, whatever is said of the man; "no one who told B" does not.
  bool apply_relative(std::size_t noun, int depth) {
    // "could not point to a single occasion on which A told B"
    if (clause_effect(tree_.token(noun).lemma) == Effect::evidence) return apply_holder(noun, Effect::evidence, depth);
    if (const auto no = no_of(tree_, noun)) deny(standing_, *no);
    for (auto at = std::optional(noun); at && depth <= kMaxGovernors; at = tree_.head(*at), ++depth)
      if (is_verb(tree_, *at)) {
        StandingFinder above(tree_);
        if (above.climb(*at, depth + 1) && !standing_.source) standing_.source = above.standing_.source;
        break;
      }
    return true;
  }

  bool apply_adverbial(std::size_t node, std::size_t above, bool finite, int depth) {
    const std::string_view mark = marker(tree_, node);
    if (is_condition(mark)) {
      // "could not recall if A told B" doubts; "if A told B" states nothing.
      if (mark != "if" || !clause_effect(tree_.token(above).lemma)) return false;
      doubt();
    }
    if (mark == "whether") doubt();
    if (finite && mark.empty() && is_inverted(tree_, node)) return false;
    StandingFinder upper(tree_);
    upper.apply_own_words(above);
    if (!upper.climb(above, depth + 1)) return false;
    if (!standing_.source) standing_.source = upper.standing_.source;
    // "rather than call B"
    if (is_instead(tree_, node)) {
      deny(standing_, word_of(tree_, node, mark));
      if (upper.standing_.polarity != Polarity::happened) doubt();
      return true;
    }
    if (const auto too = too_of(tree_, above);
        too && is_infinitive(tree_, node) && !has_subject(tree_, node) && sole_subject(tree_, above)) {
      deny(standing_, *too);
      return true;
    }
    if (is_infinitive(tree_, node)) {
      doubt();  // a purpose
      return true;
    }
    if (mark == "until" || mark == "till" || mark == "than") doubt();
    if ((mark == "as" || mark == "so") && finite) {
      // "as if A had told B", "so that A tells B"
      for (const std::size_t below : tree_.children(node))
        if (tree_.is(below, "mark") && tree_.lower(below) != mark &&
            (tree_.lower(below) == "if" || tree_.lower(below) == "though" || tree_.lower(below) == "that"))
          doubt();
      if (mark == "so" && tree_.lower(node) == tree_.token(node).lemma) doubt();
    }
    // "Before A calls B, he fills in a form": a rule.
    if (finite && mark == "before" && !has_auxiliary(tree_, node) && is_present(tree_, node)) return false;
    if (finite) return true;
    if (!mark.empty()) {
      const Effect effect = preposition_effect(mark).value_or(Effect::stands);
      const bool fronted = node < above;
      if (effect == Effect::fails || is_short_of(tree_, node, mark))
        deny(standing_, word_of(tree_, node, mark));
      else if (mark == "against" && verb_effect(tree_.token(above).lemma) == Effect::decides)
        deny(standing_, word_of(tree_, node, mark));
      else if (mark == "before" && fronted) {
        // "Before meeting B, A read": told as done; "left before meeting B" may say that it came to nothing.
      } else if (mark == "for" && tree_.child(above, "obj") && tree_.child(above, "obj") < node) {
        // "criticised A for telling": taken for granted.
      } else if (effect != Effect::stands)
        doubt();
    }
    if (upper.standing_.polarity == Polarity::uncertain) doubt();
    if (upper.standing_.polarity == Polarity::did_not_happen && preposition_effect(mark) != Effect::stands) doubt();
    return true;
  }

  // A gerund that stands as a noun: "after telling", "considered telling", "without telling".
  bool apply_gerund(std::size_t node, std::size_t above, int depth) {
    if (tree_.is(node, "obj")) return apply_governor(node, above, depth);
    const std::string_view preposition = marker(tree_, node);
    const Effect effect = preposition_effect(preposition).value_or(Effect::doubts);
    if (effect == Effect::fails)
      deny(standing_, word_of(tree_, node, preposition));
    else if (const auto holder = clause_effect(tree_.token(above).lemma); holder && !is_verb(tree_, above))
      return apply_holder(above, *holder, depth);
    else if (effect != Effect::stands)
      doubt();
    return is_verb(tree_, above) ? take_source(above, depth) : climb_from_noun(above, depth);
  }

  void note_attribution(std::size_t node) {
    if (!standing_.source) standing_.source = attributed_source(tree_, node);
  }

  // ---- nouns

  bool read_noun(std::size_t noun, int depth) {
    if (depth > kMaxGovernors) return true;
    if (const auto no = no_of(tree_, noun)) deny(standing_, *no);
    for (const std::size_t below : tree_.children(noun)) {
      const std::string_view relation = tree_.token(below).relation;
      if (relation == "amod" && is_doubt_word(tree_.lower(below))) doubt();
      if (relation == "advmod" && is_negation(tree_.lower(below)) && below < noun) deny(standing_, below);
    }
    const std::string_view preposition = tree_.preposition(noun);
    if (preposition_effect(preposition) == Effect::fails) deny(standing_, word_of(tree_, noun, preposition));
    const auto head = tree_.head(noun);
    if (!head) return read_top_noun(noun);
    const std::string_view relation = tree_.token(noun).relation;
    if (relation == "conj") {
      // "had no contact or discussions with": the first one's "no" is of both.
      if (is_verb(tree_, *head)) return true;
      return read_noun(*head, depth + 1);
    }
    if (relation == "obj" && is_verb(tree_, *head)) return read_object_noun(noun, *head);
    if (relation.starts_with("nsubj")) return read_subject_noun(*head);
    if (relation == "nmod" || relation == "acl") return read_noun_below(noun, *head, depth);
    if (relation.starts_with("obl") && is_verb(tree_, *head)) return read_setting_noun(noun, *head, preposition);
    if (is_verb(tree_, *head)) return take_source(*head, depth);
    return true;
  }

  // "was in contact with", "there is no contact": the noun is the predicate.
  bool read_top_noun(std::size_t noun) {
    apply_own_words(noun);
    note_attribution(noun);
    return true;
  }

  bool read_object_noun(std::size_t noun, std::size_t verb) {
    const std::string_view lemma = tree_.token(verb).lemma;
    const auto effect = light_verb_effect(lemma);
    const OwnWords own = own_words(tree_, verb);
    if (own.negated && is_attendance(lemma)) return false;
    // "did not send a letter" sent none; "did not disclose a meeting" says nothing of the meeting.
    if (effect || passes_things(lemma)) {
      apply_own_words(verb);
      // "I have a meeting with B on Thursday": not yet, where the text does not say otherwise.
      if (lemma == "have" && is_present(tree_, verb) && !has_auxiliary(tree_, verb) && is_single_event(tree_, noun))
        doubt();
      if (effect == Effect::fails) deny(standing_, verb);
      if (effect == Effect::plans) doubt();
      return climb(verb, 0);
    }
    // "did not have to plan any meeting": an indefinite thing under a verb that may not hold is not said to be.
    const bool definite = is_definite(tree_, noun);
    const auto holder = clause_effect(lemma);
    // "could not identify any communication"; "did not see the letter from A to B" says nothing of the letter.
    if ((holder == Effect::fact || holder == Effect::finds) && !definite)
      if (const auto no = negation_over(tree_, verb)) {
        deny(standing_, *no);
        return take_source(verb, 0);
      }
    if (!definite && (own.negated || own.modal || is_infinitive(tree_, verb))) doubt();
    if (holder == Effect::denies || (holder == Effect::plans && !definite) || (holder == Effect::doubts && !definite))
      doubt();
    return take_source(verb, 0);
  }

  // "The meeting was cancelled", "no call took place", "the call never happened", "there was no meeting".
  bool read_subject_noun(std::size_t predicate) {
    const OwnWords own = own_words(tree_, predicate);
    const std::string_view lemma = tree_.token(predicate).lemma;
    const bool be = lemma == "be" || tree_.child(predicate, "expl");
    const std::optional<Effect> effect = effect_on_subject(tree_, predicate);
    if (effect || be) {
      if (effect == Effect::plans || own.modal) doubt();
      if (effect == Effect::fails)
        deny(standing_, predicate);
      else if (own.negated && !own.modal)
        standing_.polarity = denied(standing_.polarity), note(own.words);
      if (own.doubtful) doubt();
      return climb(predicate, 0);
    }
    if (!is_verb(tree_, predicate)) return climb(predicate, 0);
    return take_source(predicate, 0);
  }

  // "no evidence of any contact", "the possibility of a meeting", "a series of calls"
  bool read_noun_below(std::size_t noun, std::size_t above, int depth) {
    const std::string_view preposition = tree_.preposition(noun);
    if (preposition != "of" && preposition != "for" && preposition != "about" && preposition != "in")
      return climb_from_noun(noun, depth);
    const std::string_view lemma = tree_.token(above).lemma;
    auto effect = clause_effect(lemma);
    if (!effect && verb_effect(lemma) == Effect::plans) effect = Effect::plans;
    // "The purpose of the meeting was to": told of as held.
    if (effect == Effect::plans && is_said_of_past(tree_, above)) return climb_from_noun(noun, depth);
    if (effect && (preposition == "of" || preposition == "for") && !noun_frame(tree_.token(above)))
      return apply_holder(above, *effect, depth);
    if (effect == Effect::evidence && preposition == "of") return apply_holder(above, *effect, depth);
    // "in none of the letters that she wrote" there are letters.
    if (preposition == "of" && no_of(tree_, above) && !tree_.child(noun, "acl:relcl"))
      deny(standing_, *no_of(tree_, above));
    return climb_from_noun(noun, depth);
  }

  bool read_setting_noun(std::size_t noun, std::size_t verb, std::string_view preposition) {
    const bool definite = tree_.child(noun, "nmod:poss") || tree_.has_child(noun, "det", "the");
    if (preposition == "before" && !definite) doubt();
    const std::string_view lemma = tree_.token(verb).lemma;
    // "engaged in talks with", "did not enter into discussions": the verb lends the noun its subject.
    if ((preposition == "in" || preposition == "into") && light_verb_effect(lemma)) {
      apply_own_words(verb);
      return climb(verb, 0);
    }
    if (preposition_effect(preposition) == Effect::fails) {
      StandingFinder upper(tree_);
      upper.apply_own_words(verb);
      if (!upper.climb(verb, 0)) return false;
      if (!standing_.source) standing_.source = upper.standing_.source;
      if (upper.standing_.polarity != Polarity::happened) doubt();
      return true;
    }
    return take_source(verb, 0);
  }

  const SentenceTree& tree_;
  Standing standing_;
};

}  // namespace

Polarity denied(Polarity polarity) {
  return polarity == Polarity::happened ? Polarity::did_not_happen : Polarity::uncertain;
}

void deny(Standing& standing, std::optional<std::size_t> word) {
  standing.polarity = denied(standing.polarity);
  if (word) standing.negation.push_back(*word);
}

std::optional<Standing> standing_of(const SentenceTree& tree, std::size_t verb) {
  return StandingFinder(tree).of_verb(verb);
}

std::optional<Standing> standing_of_noun(const SentenceTree& tree, std::size_t noun) {
  return StandingFinder(tree).of_noun(noun);
}

}  // namespace whowhom

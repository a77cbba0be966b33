// From the verb up the tree: its own negation and modal, then what each clause, noun or verb above does to the one
// below it. After FactBank (Saurí and Pustejovsky 2009, 10.1007/s10579-009-9089-9), with three values; implicative
// verbs after Karttunen (1971, Implicative Verbs).
#include "extract/communication/standing.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "extract/communication/clauses.hpp"
#include "extract/communication/parties.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

constexpr int kMaxGovernors = 10;

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 15> kModals = {"can",   "ca",    "could",  "may",  "might",
                                                      "must",  "shall", "should", "will", "wo",
                                                      "would", "ought", "'ll",    "sha",  "’ll"};
// "no sooner" and "not often" deny nothing.
constexpr std::array<std::string_view, 6> kSince = {"longer", "before", "once", "again", "yet", "more"};
constexpr std::array<std::string_view, 2> kDuties = {"must", "shall"};
constexpr std::array<std::string_view, 6> kConditions = {"if", "unless", "lest", "provided", "assuming", "supposing"};
constexpr std::array<std::string_view, 3> kRestrictive = {"only", "just", "merely"};
constexpr std::array<std::string_view, 4> kNoTime = {"at", "in", "under", "on"};

struct OwnWords {
  bool negated = false;
  bool modal = false;
  bool doubtful = false;
  bool duty = false;               // "must tell": says what should be, not what was
  std::vector<std::size_t> words;  // that say so
};

class StandingFinder {
 public:
  explicit StandingFinder(const SentenceTree& tree) : tree_(tree) {}

  std::optional<Standing> of_verb(std::size_t verb) {
    if (in_question(tree_, verb) || states_duty(verb)) return std::nullopt;
    apply_own_words(verb);
    if (!climb(verb, 0)) return std::nullopt;
    return finished();
  }

  std::optional<Standing> of_noun(std::size_t noun) {
    if (in_question(tree_, noun) || !read_noun(noun, 0)) return std::nullopt;
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

  // ---- the words beside a verb

  OwnWords own_words(std::size_t verb) const {
    OwnWords own;
    for (const std::size_t below : tree_.children(verb)) {
      const std::string_view word = tree_.lower(below);
      const std::string_view relation = tree_.token(below).relation;
      if (relation == "aux" && is_one_of(word, kModals)) {
        own.modal = true;
        own.words.push_back(below);
        own.duty = own.duty || is_one_of(word, kDuties);
      }
      const bool adverb = relation == "advmod" || relation.starts_with("cc") || relation == "det";
      if (adverb && is_negation(word) && !is_one_of(tree_.lower(below + 1), kRestrictive))
        own.negated = true, own.words.push_back(below);
      // "no longer", "never before"
      if (relation == "advmod" && is_one_of(word, kSince))
        for (const std::size_t nested : tree_.children(below))
          if (is_negation(tree_.lower(nested))) own.negated = true, own.words.push_back(nested);
      if (relation == "advmod" && is_doubt_word(word)) own.doubtful = true, own.words.push_back(below);
      // "at no time", "on no occasion"
      if (relation.starts_with("obl") && is_one_of(tree_.preposition(below), kNoTime) && !tree_.mention_at(below))
        if (const auto no = no_of(below)) own.negated = true, own.words.push_back(*no);
    }
    return own;
  }

  std::optional<std::size_t> no_of(std::size_t noun) const {
    for (const std::size_t below : tree_.children(noun))
      if (tree_.is(below, "det") && (tree_.lower(below) == "no" || tree_.lower(below) == "neither")) return below;
    const std::string_view word = tree_.lower(noun);
    if (word == "nothing" || word == "nobody" || word == "none" || word == "neither") return noun;
    return std::nullopt;
  }

  bool has_auxiliary(std::size_t verb) const { return tree_.child(verb, "aux") || tree_.child(verb, "aux:pass"); }
  bool has_subject(std::size_t verb) const { return tree_.child(verb, "nsubj") || tree_.child(verb, "nsubj:pass"); }

  void apply_own_words(std::size_t verb) {
    const OwnWords own = own_words(verb);
    note(own.words);
    const Token& token = tree_.token(verb);
    // "could not tell" may deny the knowledge and not the act; "insisted that he not tell" is a wish.
    const bool subjunctive = own.negated && token.lower == token.lemma && !has_auxiliary(verb) &&
                             !is_infinitive(tree_, verb) && has_subject(verb);
    if (own.modal || subjunctive)
      doubt();
    else if (own.negated)
      standing_.polarity = denied(standing_.polarity);
    if (own.doubtful) doubt();
    // "was to tell B"
    if (is_infinitive(tree_, verb) && (tree_.child(verb, "cop") || !tree_.head(verb))) doubt();
  }

  // "must notify", "shall inform": no act is told of; "must have told" guesses at one.
  bool states_duty(std::size_t verb) const {
    return own_words(verb).duty && !tree_.has_child(verb, "aux", "have") && !tree_.has_child(verb, "aux", "'ve");
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
    if (relation == "xcomp" || ((relation == "ccomp" || relation == "csubj") && !finite && !has_subject(node)))
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
    if (has_subject(second) || has_auxiliary(second) || !is_verb(tree_, first)) return;
    const Token& token = tree_.token(second);
    const bool bare = token.lower == token.lemma;
    const bool participle = !bare && (tree_.has_child(first, "aux", "have") || tree_.has_child(first, "aux", "had") ||
                                      tree_.has_child(first, "aux", "has") || tree_.child(first, "aux:pass"));
    if (!bare && !participle) return;
    if (bare && !has_auxiliary(first) && !is_infinitive(tree_, first)) return;
    const OwnWords own = own_words(first);
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
    const OwnWords own = own_words(governor);
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
    if (effect == Effect::manages && tree_.child(governor, "cop") && is_present_copula(*tree_.child(governor, "cop")))
      effect = Effect::doubts;
    // "could not help telling"
    if (is_gerund(tree_, node))
      if (const auto with_gerund = verb_effect(std::string(lemma) + " ing")) effect = *with_gerund;
    // "is going to tell"
    if (tree_.lower(governor) == "going" && is_infinitive(tree_, node)) effect = Effect::plans;
    const bool controls = tree_.child(governor, "obj") || tree_.child(governor, "iobj");
    // "reported A to have told" and the like are read as said only without an object.
    if (is_infinitive(tree_, node) && effect == Effect::stands && controls && lemma != "help") effect = Effect::doubts;
    if (const auto too = too_of(governor);
        too && is_infinitive(tree_, node) && !has_subject(node) && sole_subject(governor)) {
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
    if (effect == Effect::stands && !standing_.source && !is_passive(tree_, governor))
      standing_.source = sole_subject(governor);
    return climb(governor, depth + 1);
  }

  bool is_present_copula(std::size_t copula) const {
    const std::string_view word = tree_.lower(copula);
    return word == "is" || word == "are" || word == "am" || word == "be" || word == "'s" || word == "’s" ||
           word == "'re" || word == "’re";
  }

  std::optional<std::size_t> too_of(std::size_t adjective) const {
    if (tree_.token(adjective).part_of_speech != PartOfSpeech::adj) return std::nullopt;
    for (const std::size_t below : tree_.children(adjective))
      if (tree_.is(below, "advmod") && tree_.lower(below) == "too" && below < adjective) return below;
    return std::nullopt;
  }

  std::optional<std::size_t> sole_subject(std::size_t verb) const {
    const auto subject = subject_of(tree_, verb);
    if (!subject) return std::nullopt;
    const PartyList parties = parties_of(tree_, subject->token);
    return parties.list.size() == 1 ? std::optional(parties.list.front().entity) : std::nullopt;
  }

  // "A said that …", "did not find that …", "could not recall whether …", "is unclear whether …".
  bool apply_clause(std::size_t node, std::size_t above, int depth) {
    const std::string_view mark = marker(tree_, node);
    if (mark == "whether" || mark == "if") doubt();
    const OwnWords own = own_words(above);
    if (const auto subject = subject_of(tree_, above)) {
      if (const auto no = no_of(subject->token)) {
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
      if (const auto subject = own_subject_of(above);
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
        if (!standing_.source && !is_passive(tree_, above)) standing_.source = sole_subject(above);
        break;
      case Effect::says:
      case Effect::memory:
        // "could not recall that A told B"; "may have said that A told B".
        if (own.negated || own.modal) doubt(), note(own.words);
        if (!standing_.source && !is_passive(tree_, above)) standing_.source = sole_subject(above);
        break;
      case Effect::believes:
        if (own.modal) doubt();
        if (own.negated) standing_.polarity = denied(standing_.polarity), note(own.words);
        if (!standing_.source && !is_passive(tree_, above)) standing_.source = sole_subject(above);
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
        if (!standing_.source && !is_passive(tree_, above)) standing_.source = sole_subject(above);
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
    const bool that = marker(tree_, node) == "that" || has_subject(node);
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
      if (gerund_of || is_absent(noun).has_value()) doubt();
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
        const OwnWords own = own_words(*verb);
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
    const auto absent = is_absent(noun);
    if (absent) note({*absent});
    if (is_denied_holder(noun)) doubt();
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

  // "rejected the report that", "denied the claim that"
  bool is_denied_holder(std::size_t noun) const {
    const auto verb = tree_.head(noun);
    if (!verb || !is_verb(tree_, *verb) || (!tree_.is(noun, "obj") && !tree_.is(noun, "nsubj:pass"))) return false;
    return clause_effect(tree_.token(*verb).lemma) == Effect::denies && !own_words(*verb).negated &&
           clause_effect(tree_.token(noun).lemma) != Effect::evidence;
  }

  // The word by which the text says that there is no such thing: "no", "did not find", "lacked", "was unable to find".
  std::optional<std::size_t> is_absent(std::size_t noun) const {
    if (const auto no = no_of(noun)) return no;
    const auto verb = tree_.head(noun);
    const std::string_view relation = tree_.token(noun).relation;
    if (!verb) {
      // "There is no evidence" may have the noun at the top.
      const OwnWords own = own_words(noun);
      return own.negated ? std::optional(own.words.front()) : std::nullopt;
    }
    if (relation == "conj" && !is_verb(tree_, *verb)) return is_absent(*verb);
    if (relation == "nmod" && tree_.preposition(noun) == "of") return is_absent(*verb);
    if (relation != "obj" && !relation.starts_with("nsubj") && !relation.starts_with("obl")) return std::nullopt;
    if (relation.starts_with("obl") && tree_.preposition(noun) != "to" && tree_.preposition(noun) != "of" &&
        tree_.preposition(noun) != "on" && tree_.preposition(noun) != "upon")
      return std::nullopt;
    const std::string_view lemma = tree_.token(*verb).lemma;
    if (relation == "obj" && (lemma == "deny" || lemma == "lack")) return *verb;
    return negation_over(*verb);
  }

  // The word that denies a finding, also from above it: "could not find", "failed to find", "no witness could find".
  std::optional<std::size_t> negation_over(std::size_t verb) const {
    std::size_t at = verb;
    for (int steps = 0; steps < 4; ++steps) {
      const OwnWords own = own_words(at);
      if (own.negated)
        for (const std::size_t word : own.words)
          if (is_negation(tree_.lower(word)) || tree_.lower(word) == "no") return word;
      if (const auto subject = own_subject_of(at))
        if (const auto no = no_of(*subject)) return no;
      if (at != verb) {
        const auto effect = verb_effect(tree_.token(at).lemma);
        const bool unable = tree_.lower(at) == "unable";
        if (effect == Effect::fails || effect == Effect::omits || unable) return at;
      }
      const auto above = tree_.head(at);
      if (!above || !tree_.is(at, "xcomp")) return std::nullopt;
      at = *above;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> own_subject_of(std::size_t verb) const {
    const auto subject = tree_.child(verb, "nsubj");
    return subject ? subject : tree_.child(verb, "nsubj:pass");
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
    if (const auto no = no_of(noun)) deny(standing_, *no);
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
    if (is_one_of(mark, kConditions)) {
      // "could not recall if A told B" doubts; "if A told B" states nothing.
      if (mark != "if" || !clause_effect(tree_.token(above).lemma)) return false;
      doubt();
    }
    if (mark == "whether") doubt();
    if (finite && mark.empty() && is_inverted(node)) return false;
    StandingFinder upper(tree_);
    upper.apply_own_words(above);
    if (!upper.climb(above, depth + 1)) return false;
    if (!standing_.source) standing_.source = upper.standing_.source;
    // "rather than call B"
    if (is_instead(node)) {
      deny(standing_, word_of(node, mark));
      if (upper.standing_.polarity != Polarity::happened) doubt();
      return true;
    }
    if (const auto too = too_of(above);
        too && is_infinitive(tree_, node) && !has_subject(node) && sole_subject(above)) {
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
    if (finite && mark == "before" && !has_auxiliary(node) && is_present(node)) return false;
    if (finite) return true;
    if (!mark.empty()) {
      const Effect effect = preposition_effect(mark).value_or(Effect::stands);
      const bool fronted = node < above;
      if (effect == Effect::fails || is_short_of(node, mark))
        deny(standing_, word_of(node, mark));
      else if (mark == "against" && verb_effect(tree_.token(above).lemma) == Effect::decides)
        deny(standing_, word_of(node, mark));
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

  bool is_instead(std::size_t node) const {
    return std::ranges::any_of(tree_.children(node), [&](std::size_t below) {
      return (tree_.lower(below) == "instead" || tree_.lower(below) == "rather") && below < node &&
             tree_.token(below).relation != "advmod";
    });
  }

  // "stopped short of telling": the word before the preposition does what "without" does.
  bool is_short_of(std::size_t node, std::string_view mark) const {
    const auto word = word_of(node, mark);
    return word && *word > 0 && preposition_effect(tree_.lower(*word - 1)) == Effect::fails;
  }

  bool is_present(std::size_t verb) const {
    const Token& token = tree_.token(verb);
    return token.lower == token.lemma || token.lower == token.lemma + "s" || token.lower == token.lemma + "es";
  }

  std::optional<std::size_t> word_of(std::size_t node, std::string_view mark) const {
    for (const std::size_t below : tree_.children(node))
      if (tree_.lower(below) == mark) return below;
    return std::nullopt;
  }

  // "Had A told B, …": supposed.
  bool is_inverted(std::size_t verb) const {
    const auto auxiliary = tree_.child(verb, "aux");
    const auto subject = tree_.child(verb, "nsubj");
    return auxiliary && subject && *auxiliary < *subject;
  }

  // A gerund that stands as a noun: "after telling", "considered telling", "without telling".
  bool apply_gerund(std::size_t node, std::size_t above, int depth) {
    if (tree_.is(node, "obj")) return apply_governor(node, above, depth);
    const std::string_view preposition = marker(tree_, node);
    const Effect effect = preposition_effect(preposition).value_or(Effect::doubts);
    if (effect == Effect::fails)
      deny(standing_, word_of(node, preposition));
    else if (const auto holder = clause_effect(tree_.token(above).lemma); holder && !is_verb(tree_, above))
      return apply_holder(above, *holder, depth);
    else if (effect != Effect::stands)
      doubt();
    return is_verb(tree_, above) ? take_source(above, depth) : climb_from_noun(above, depth);
  }

  // "A told B, C said", "according to C, A told B".
  void note_attribution(std::size_t node) {
    if (standing_.source) return;
    for (const std::size_t below : tree_.children(node)) {
      if (tree_.token(below).relation.starts_with("obl") && tree_.preposition(below) == "according") {
        const PartyList parties = parties_of(tree_, below);
        if (parties.list.size() == 1) standing_.source = parties.list.front().entity;
      }
      if (tree_.is(below, "parataxis") && clause_effect(tree_.token(below).lemma) == Effect::says &&
          !own_words(below).negated && !tree_.child(below, "ccomp") && !is_passive(tree_, below))
        standing_.source = sole_subject(below);
      // "as C remembers it, A told B"
      if (tree_.is(below, "advcl") && marker(tree_, below) == "as") {
        const auto effect = clause_effect(tree_.token(below).lemma);
        if (effect == Effect::says || effect == Effect::memory) standing_.source = sole_subject(below);
      }
      // "in C's account"
      if (tree_.token(below).relation.starts_with("obl") && tree_.preposition(below) == "in" &&
          clause_effect(tree_.token(below).lemma) == Effect::says) {
        const PartyList owners = possessors_of(tree_, below);
        if (owners.list.size() == 1) standing_.source = owners.list.front().entity;
      }
      if (standing_.source) return;
    }
  }

  // ---- nouns

  bool read_noun(std::size_t noun, int depth) {
    if (depth > kMaxGovernors) return true;
    if (const auto no = no_of(noun)) deny(standing_, *no);
    for (const std::size_t below : tree_.children(noun)) {
      const std::string_view relation = tree_.token(below).relation;
      if (relation == "amod" && is_doubt_word(tree_.lower(below))) doubt();
      if (relation == "advmod" && is_negation(tree_.lower(below)) && below < noun) deny(standing_, below);
    }
    const std::string_view preposition = tree_.preposition(noun);
    if (preposition_effect(preposition) == Effect::fails) deny(standing_, word_of(noun, preposition));
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
    const OwnWords own = own_words(verb);
    // "did not send a letter" sent none; "did not disclose a meeting" says nothing of the meeting.
    const bool passes = std::ranges::any_of(verb_frames(lemma), [](const VerbFrame& frame) {
      return frame.takes_gift() || frame.sense == Sense::takes || frame.sense == Sense::gives ||
             frame.sense == Sense::exchanges || frame.sense == Sense::requests;
    });
    // Who did not attend a meeting says nothing of it.
    if (own.negated && is_attendance(lemma)) return false;
    if (effect || passes) {
      apply_own_words(verb);
      if (effect == Effect::fails) deny(standing_, verb);
      if (effect == Effect::plans) doubt();
      return climb(verb, 0);
    }
    // "did not have to plan any meeting": an indefinite thing under a verb that may not hold is not said to be.
    const bool definite = tree_.child(noun, "nmod:poss") || tree_.child(noun, "acl:relcl") ||
                          tree_.child(noun, "nummod") || tree_.has_child(noun, "det", "the") ||
                          tree_.has_child(noun, "det", "this") || tree_.has_child(noun, "det", "that");
    const auto holder = clause_effect(lemma);
    // "could not identify any communication"; "did not see the letter from A to B" says nothing of the letter.
    if ((holder == Effect::fact || holder == Effect::finds) && !definite)
      if (const auto no = negation_over(verb)) {
        deny(standing_, *no);
        return take_source(verb, 0);
      }
    if (!definite && (own.negated || own.modal || is_infinitive(tree_, verb))) doubt();
    if (holder == Effect::denies || (holder == Effect::plans && !definite) || (holder == Effect::doubts && !definite))
      doubt();
    return take_source(verb, 0);
  }

  std::optional<Effect> effect_on_subject(std::size_t predicate) const {
    const std::string_view lemma = tree_.token(predicate).lemma;
    if (is_passive(tree_, predicate) && !event_effect(lemma)) return light_verb_effect(lemma);
    // "took place", not "took long"
    if (lemma == "take") {
      const auto object = tree_.child(predicate, "obj");
      if (!object || tree_.token(*object).lemma != "place") return std::nullopt;
    }
    return event_effect(lemma);
  }

  static bool is_attendance(std::string_view lemma) { return lemma == "attend" || lemma == "join"; }

  // "The meeting was cancelled", "no call took place", "the call never happened", "there was no meeting".
  bool read_subject_noun(std::size_t predicate) {
    const OwnWords own = own_words(predicate);
    const std::string_view lemma = tree_.token(predicate).lemma;
    const bool be = lemma == "be" || tree_.child(predicate, "expl");
    const std::optional<Effect> effect = effect_on_subject(predicate);
    if (effect || be) {
      if (effect == Effect::plans || own.modal) doubt();
      if (effect == Effect::fails)
        deny(standing_, predicate);
      else if (own.negated && !own.modal)
        standing_.polarity = denied(standing_.polarity), note(own.words);
      if (own.doubtful) doubt();
      if (!is_verb(tree_, predicate) && !be) return climb(predicate, 0);
      return climb(predicate, 0);
    }
    if (!is_verb(tree_, predicate)) return climb(predicate, 0);
    return take_source(predicate, 0);
  }

  // "no evidence of any contact", "no recollection of a conversation", "the possibility of a meeting", "a series of
  // calls".
  bool read_noun_below(std::size_t noun, std::size_t above, int depth) {
    const std::string_view preposition = tree_.preposition(noun);
    if (preposition != "of" && preposition != "for" && preposition != "about" && preposition != "in")
      return climb_from_noun(noun, depth);
    const std::string_view lemma = tree_.token(above).lemma;
    auto effect = clause_effect(lemma);
    if (!effect && verb_effect(lemma) == Effect::plans) effect = Effect::plans;
    if (effect && (preposition == "of" || preposition == "for") && !noun_frame(tree_.token(above)))
      return apply_holder(above, *effect, depth);
    if (effect == Effect::evidence && preposition == "of") return apply_holder(above, *effect, depth);
    // "in none of the letters that she wrote" there are letters.
    if (preposition == "of" && no_of(above) && !tree_.child(noun, "acl:relcl")) deny(standing_, *no_of(above));
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

bool in_question(const SentenceTree& tree, std::size_t from) {
  for (std::size_t t = from + 1; t < tree.size(); ++t) {
    const std::string_view word = tree.lower(t);
    if (word == "?") return true;
    if (word == "\"" || word == "“" || word == "”" || word == "``" || word == "''" || word == "‘") return false;
  }
  return false;
}

std::optional<Standing> standing_of(const SentenceTree& tree, std::size_t verb) {
  return StandingFinder(tree).of_verb(verb);
}

std::optional<Standing> standing_of_noun(const SentenceTree& tree, std::size_t noun) {
  return StandingFinder(tree).of_noun(noun);
}

}  // namespace whowhom

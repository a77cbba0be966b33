// From left to right: a word of a closed class is what the table says; a form that can be a verb or a noun is decided
// by what stands before it (to, modal, subject → verb; article, adjective, preposition → noun).
#include "extract/language/part_of_speech.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/language/lemma.hpp"
#include "extract/language/letters.hpp"
#include "extract/language/lexicon.hpp"

namespace whowhom {
namespace {

using enum PartOfSpeech;

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(
      endings, [&](std::string_view ending) { return word.size() > ending.size() + 2 && word.ends_with(ending); });
}

class Tagger {
 public:
  explicit Tagger(Sentence& sentence) : tokens_(sentence.tokens) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) tokens_[i].part_of_speech = tag(i);
    for (std::size_t i = 0; i < tokens_.size(); ++i) mend(i);
  }

 private:
  PartOfSpeech before(std::size_t i) const {
    for (std::size_t k = i; k-- > 0;)
      if (tokens_[k].part_of_speech != adv && tokens_[k].lower != "\"" && tokens_[k].lower != "“")
        return tokens_[k].part_of_speech;
    return x;
  }

  std::string_view lower_at(std::size_t i) const {
    return i < tokens_.size() ? std::string_view(tokens_[i].lower) : "";
  }

  PartOfSpeech tag(std::size_t i) const {
    const Token& token = tokens_[i];
    const CodePoint first = code_point_at(token.form, 0);
    if (first.value == '@' && token.form.size() > 1) return propn;
    if (token.form.starts_with("http") && token.form.find("://") != std::string::npos) return x;
    if (is_digit(first.value)) return num;
    if (token.lower.ends_with("'s") || token.lower.ends_with("’s")) return clitic_s(i);
    if (!has_letter(token.form)) return is_mark(first.value) ? punct : sym;
    const bool capital = starts_upper(token.form);
    if (capital && is_all_capitals(token.form) && token.form.size() <= 6 && token.lower != "i" && token.lower != "a" &&
        !(english_lexicon().function_words.contains(token.lower) && token.lower != "us" && token.lower != "it"))
      return propn;
    if (token.lower == "us" && token.form == "US") return propn;
    if (const auto closed = english_lexicon().function_word(normal(token.lower))) {
      // "May" the month, "Will" the man, "New Economic School": a capital inside a sentence.
      if (capital && i > 0 && (*closed == aux || *closed == adj) && !quote_before(i)) return propn;
      return closed_class(i, *closed);
    }
    if (capital && (i > 0 && !quote_before(i))) return propn;
    return capital && name_starts(i) ? propn : open_class(i);
  }

  static std::string_view normal(std::string_view lower) {
    if (lower == "n’t" || lower == "n`t") return "n't";
    if (lower == "’re") return "'re";
    if (lower == "’ve") return "'ve";
    if (lower == "’ll") return "'ll";
    if (lower == "’d") return "'d";
    if (lower == "’m") return "'m";
    return lower;
  }

  static bool is_mark(char32_t first) {
    if (first < 0x80) return std::string_view("$%+=<>^|~`").find(static_cast<char>(first)) == std::string_view::npos;
    return first >= 0x2010 && first <= 0x2027;
  }

  bool quote_before(std::size_t i) const {
    if (i == 0) return true;
    const std::string& form = tokens_[i - 1].form;
    return form == "\"" || form == "“" || form == "'" || form == "‘" || form == "(" || form == "[" || form == ":";
  }

  // The first word of a sentence is a name if another capital follows it, or if nothing else is known of it.
  bool name_starts(std::size_t i) const {
    const std::string& lower = tokens_[i].lower;
    const bool next_capital = i + 1 < tokens_.size() && starts_upper(tokens_[i + 1].form) && !quote_before(i + 1);
    if (next_capital) return true;
    if (verb_base(lower) || ends_with_any(lower, {"ly", "ing", "ed", "tion", "ment", "ness", "ity"})) return false;
    return i + 1 < tokens_.size() &&
           (verb_base(lower_at(i + 1)) || tokens_[i + 1].lower.ends_with("'s") ||
            tokens_[i + 1].lower.ends_with("’s")) &&
           !lower.ends_with('s');
  }

  PartOfSpeech clitic_s(std::size_t i) const {
    if (i == 0 || tokens_[i].form.size() > 4) return noun;
    return tokens_[i - 1].part_of_speech == pron ? aux : part;
  }

  PartOfSpeech closed_class(std::size_t i, PartOfSpeech closed) const {
    const std::string& lower = tokens_[i].lower;
    const std::string_view next = lower_at(i + 1);
    if (lower == "to")
      return verb_base(next) == std::string(next) && !english_lexicon().function_words.contains(next) ? part
             : next == "be" || next == "have" || next == "do"                                         ? part
                                                                                                      : adp;
    if (lower == "that" || lower == "which") {
      const PartOfSpeech last = before(i);
      if (last == verb) return sconj;
      if (last == noun || last == propn) return pron;
    }
    if (closed == aux && (lower.starts_with("ha") || lower.starts_with("do") || lower.starts_with("did")) && !helps(i))
      return verb;
    return closed;
  }

  // Whether "have" or "do" has its verb behind it: at most not, adverbs and, in a question, the subject between.
  bool helps(std::size_t i) const {
    for (std::size_t k = i + 1; k < tokens_.size() && k < i + 5; ++k) {
      const std::string_view lower = tokens_[k].lower;
      const auto closed = english_lexicon().function_word(normal(lower));
      if (lower == "not" || normal(lower) == "n't" || (closed == adv && lower != "so")) continue;
      if (closed == aux) return true;
      if (closed == pron && k == i + 1 && lower != "nothing" && lower != "something") continue;
      if (closed) return false;
      if (lower.ends_with("ly")) continue;
      return verb_base(lower).has_value() && (lower.ends_with("ed") || lower.ends_with("n") || !lower.ends_with("s"));
    }
    return false;
  }

  PartOfSpeech open_class(std::size_t i) const {
    const std::string& lower = tokens_[i].lower;
    const auto base = verb_base(lower);
    const PartOfSpeech last = before(i);
    if (base) return verb_or_noun(i, *base, last);
    if (ends_with_any(lower, {"ly"})) return adv;
    if (ends_with_any(lower, {"ous", "ful", "ive", "able", "ible", "ical", "less", "ish", "ary", "al", "ic"}))
      return adj;
    if (ends_with_any(lower, {"ed"})) return last == det || last == adp ? adj : verb;
    return noun;
  }

  PartOfSpeech verb_or_noun(std::size_t i, const std::string& base, PartOfSpeech last) const {
    const std::string& lower = tokens_[i].lower;
    const bool after_noun_phrase_start = last == det || last == adj || last == num || is_possessive(i);
    if (lower.ends_with("ing")) return after_noun_phrase_start ? noun : verb;
    if (lower.ends_with("ed") && lower != base) {
      const bool noun_follows = i + 1 < tokens_.size() && !english_lexicon().function_words.contains(lower_at(i + 1)) &&
                                has_letter(tokens_[i + 1].form);
      return last == det && noun_follows ? adj : verb;
    }
    if (after_noun_phrase_start) return noun;
    if (lower == base) {
      if (last == aux || last == pron || last == part) return verb;
      if (last == adp || last == propn || last == noun) return finite_by_form(lower) ? verb : noun;
      return i == 0 || last == punct || last == x || last == verb || last == cconj ? noun_unless_sentence(i) : verb;
    }
    if (lower.ends_with('s') && base + "s" == lower) return last == propn || last == pron || last == noun ? verb : noun;
    return last == adp && lower != "held" ? noun_after_preposition(lower) : verb;
  }

  // "put", "let", "read": the past is spelt as the base, so a noun before it may be its subject.
  static bool finite_by_form(std::string_view lower) {
    const auto found = english_lexicon().irregular_verbs.find(lower);
    return found != english_lexicon().irregular_verbs.end() && found->second.past_tense;
  }

  static PartOfSpeech noun_after_preposition(std::string_view lower) {
    return english_lexicon().irregular_verbs.contains(lower) ? verb : noun;
  }

  PartOfSpeech noun_unless_sentence(std::size_t i) const {
    const std::string_view next = lower_at(i + 1);
    const auto closed = english_lexicon().function_word(next);
    return closed == det || closed == pron ? verb : noun;
  }

  bool is_possessive(std::size_t i) const {
    if (i == 0) return false;
    constexpr std::array<std::string_view, 10> kOwners = {"my",  "your",  "his",   "her", "its",
                                                          "our", "their", "whose", "'s",  "’s"};
    return std::ranges::find(kOwners, tokens_[i - 1].lower) != kOwners.end() && tokens_[i - 1].part_of_speech != aux;
  }

  // What only the words behind can tell.
  void mend(std::size_t i) {
    Token& token = tokens_[i];
    // "Mr. Hill was": a capitalised closed-class word inside a name is rare and left alone.
    if (token.lower == "her" && i + 1 < tokens_.size() && token.part_of_speech == pron) return;
    if (token.part_of_speech == noun && i > 0 && tokens_[i - 1].lower == "to" && verb_base(token.lower) == token.lower)
      token.part_of_speech = tokens_[i - 1].part_of_speech == part ? verb : noun;
  }

  std::vector<Token>& tokens_;
};

}  // namespace

void tag_parts_of_speech(Sentence& sentence) { Tagger(sentence).run(); }

}  // namespace whowhom

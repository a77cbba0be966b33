// By the relation of the place's last word to a verb; in a list, by that of the list's first. Where the sentence has no
// tree, by the word behind.
#include "extract/mention/acting_places.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "extract/language/tables.hpp"
#include "extract/mention/name_tables.hpp"

namespace whowhom {
namespace {

const std::set<std::string_view>& communication_nouns() {
  static const std::set<std::string_view> nouns = [] {
    std::set<std::string_view> out;
    for (const auto& row : language_rows("communication_nouns.tsv")) out.insert(row.at(0));
    return out;
  }();
  return nouns;
}

const std::map<std::string_view, std::set<std::string_view>>& communication_verbs() {
  static const std::map<std::string_view, std::set<std::string_view>> verbs = [] {
    std::map<std::string_view, std::set<std::string_view>> out;
    for (const auto& row : language_rows("communication_verbs.tsv")) out[row.at(0)].insert(row.at(1));
    return out;
  }();
  return verbs;
}

class ActingPlace {
 public:
  explicit ActingPlace(const SentenceMentions& sentence) : sentence_(sentence), tokens_(sentence.tokens()) {}

  std::size_t end(std::size_t first) const {
    const NameTables& names = english_names();
    std::size_t end = names.countries.longest(tokens_, first);
    const bool capital = end == first && names.capitals.contains(tokens_[first].form);
    if (capital) end = first + 1;
    if (end == first || !sentence_.is_free(first, end) || is_part_of_name(end)) return first;
    if (!capital && is_members(end)) return end;
    if (end < tokens_.size() && tokens_[end].form == "-") return first;
    const std::size_t word = end - 1;
    if (tokens_[word].relation.empty()) return !capital && acts_by_order(first, end) ? end : first;
    const std::size_t head = head_of(first, end);
    if (capital ? speaks(first_of_list(head)) : acts(first_of_list(head), first)) return end;
    // "calling on Norway to leave"
    if (!capital && sentence_.lower(end) == "to" && first > 1 && sentence_.lower(first - 1) == "on" &&
        tokens_[first - 2].lemma == "call")
      return end;
    return first;
  }

 private:
  // "Norway House", "Iraq Inquiry": a word of a longer name.
  bool is_part_of_name(std::size_t end) const {
    return end < tokens_.size() && is_capitalised_word(tokens_[end]) &&
           tokens_[end].part_of_speech == PartOfSpeech::propn && tokens_[end].relation != "nsubj" &&
           tokens_[end].head != kRootHead && tokens_[end - 1].head == end;
  }

  std::size_t head_of(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i)
      if (tokens_[i].head == kRootHead || tokens_[i].head < first || tokens_[i].head >= end) return i;
    return end - 1;
  }

  std::size_t first_of_list(std::size_t word) const {
    for (int steps = 0; steps < 8 && tokens_[word].relation == "conj" && tokens_[word].head != kRootHead; ++steps)
      word = tokens_[word].head;
    return word;
  }

  // Where the other party of a verb of communication stands: "object", "to"; empty for other verbs.
  const std::set<std::string_view>& places_of_other(std::size_t verb) const {
    static const std::set<std::string_view> none;
    const auto found = communication_verbs().find(tokens_[verb].lemma);
    return found == communication_verbs().end() ? none : found->second;
  }

  bool is_communication(std::size_t word) const { return !places_of_other(word).empty(); }

  std::string_view preposition_of(std::size_t word) const {
    for (std::size_t i = word; i-- > 0 && i + 6 > word;)
      if (tokens_[i].head == word && tokens_[i].relation == "case") return tokens_[i].lower;
    return {};
  }

  // "asked Norway to leave": what one is to do, behind the verb.
  bool is_bidden(std::size_t verb) const {
    return std::ranges::any_of(tokens_, [&](const Token& token) {
      return token.head == verb && (token.relation == "xcomp" || token.relation == "ccomp");
    });
  }

  // The same, right behind the place: "urged Norway to leave".
  bool is_asked(std::size_t verb, std::size_t word) const {
    return sentence_.lower(word + 1) == "to" && is_bidden(verb);
  }

  static bool is_attitude(std::string_view lower) {
    constexpr std::array<std::string_view, 16> kAttitudes = {
        "ready", "willing", "unwilling", "prepared",  "unprepared", "reluctant", "opposed",  "determined",
        "aware", "keen",    "confident", "convinced", "unaware",    "eager",     "hesitant", "adamant"};
    return std::ranges::find(kAttitudes, lower) != kAttitudes.end();
  }

  // Only as one who says or is told something: most capitals are cities.
  bool speaks(std::size_t word) const {
    constexpr std::array<std::string_view, 7> kSays = {"deny",   "reject", "accuse", "refuse",
                                                       "demand", "agree",  "insist"};
    const Token& token = tokens_[word];
    if (token.head == kRootHead) return false;
    const bool says =
        is_communication(token.head) || std::ranges::find(kSays, tokens_[token.head].lemma) != kSays.end();
    if (token.relation == "nsubj") return says && tokens_[token.head].part_of_speech == PartOfSpeech::verb;
    return (token.relation == "obj" || token.relation == "iobj") && places_of_other(token.head).contains("object") &&
           is_bidden(token.head);
  }

  bool acts(std::size_t word, std::size_t first) const {
    const Token& token = tokens_[word];
    if (token.head == kRootHead) return false;
    const Token& head = tokens_[token.head];
    const std::set<std::string_view>& other = places_of_other(token.head);
    const bool verb = head.part_of_speech == PartOfSpeech::verb;
    if (token.relation == "nsubj")
      return verb ? !english_names().place_verbs.contains(head.lemma) : is_attitude(head.lower);
    if (token.relation == "nsubj:pass") return other.contains("object");
    if (token.relation == "obj") return other.contains("object") || is_asked(token.head, word);
    if (token.relation == "iobj") return verb;
    if (token.relation == "nmod:poss") return communication_nouns().contains(head.lemma);
    const std::string_view preposition = preposition_of(word);
    if (preposition == "by") return verb && (token.relation == "obl:agent" || token.relation == "obl");
    if (preposition == "to" || preposition == "with") {
      if (token.relation == "obl") return other.contains(preposition);
      return token.relation == "nmod" && communication_nouns().contains(head.lemma) && first > 0;
    }
    return false;
  }

  bool acts_by_order(std::size_t first, std::size_t end) const {
    constexpr std::array<std::string_view, 8> kInside = {"in", "from", "to", "at", "near", "into", "across", "of"};
    std::size_t next = end;
    if (next < tokens_.size() && tokens_[next].part_of_speech == PartOfSpeech::adv) ++next;
    if (next >= tokens_.size()) return false;
    if (first > 0 && std::ranges::find(kInside, tokens_[first - 1].lower) != kInside.end()) return false;
    const PartOfSpeech tag = tokens_[next].part_of_speech;
    return tag == PartOfSpeech::aux || (tag == PartOfSpeech::verb && !tokens_[next].lower.ends_with("ing"));
  }

  // "US military planners": the plural of those who act for it, with at most one word before.
  bool is_members(std::size_t i) const {
    for (const std::size_t noun : {i, i + 1})
      if (noun < tokens_.size() && !is_capitalised_word(tokens_[noun]) &&
          english_names().member_nouns.contains(tokens_[noun].lower))
        return tokens_[noun].lemma != tokens_[noun].lower || tokens_[noun].lower == "troops";
    return false;
  }

  const SentenceMentions& sentence_;
  const std::vector<Token>& tokens_;
};

}  // namespace

std::size_t acting_place_end(const SentenceMentions& sentence, std::size_t first) {
  return ActingPlace(sentence).end(first);
}

}  // namespace whowhom

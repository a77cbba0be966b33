// Owner and prepositional phrases are taken from the dependency tree, the title from the quotation behind the noun.
#include "extract/resolve/document_description.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/language/one_of.hpp"
#include "extract/mention/document_kinds.hpp"
#include "extract/mention/name_tables.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kLongestName = 12;   // tokens
constexpr std::size_t kLongestTitle = 20;  // tokens

bool is_link(std::string_view lower) { return lower == "of" || lower == "on" || lower == "about"; }

class Describer {
 public:
  Describer(const Clusters& clusters, std::size_t mention)
      : clusters_(clusters),
        mention_(clusters.mention(mention)),
        sentence_(clusters.sentence_of(mention)),
        tokens_(sentence_.tokens),
        head_(head_of_mention()) {}

  DocumentDescription describe() {
    find_sort();
    find_words();
    find_owner();
    find_parties_behind();
    find_writer_by_verb();
    find_date();
    find_title();
    out_.full_name = words_between(sentence_, name_first(), name_end());
    out_.generic = (out_.sort == "document" || out_.sort == "file") && out_.is_bare();
    return out_;
  }

 private:
  std::size_t head_of_mention() const {
    for (std::size_t i = mention_.first_token; i + 1 < mention_.end_token; ++i)
      if (is_link(tokens_[i + 1].lower)) return i;
    return mention_.end_token - 1;
  }

  std::string_view lower(std::size_t i) const { return i < tokens_.size() ? std::string_view(tokens_[i].lower) : ""; }
  bool is_below(std::size_t i, std::size_t head, std::string_view relation) const {
    return tokens_[i].head == head && tokens_[i].relation == relation;
  }

  void find_sort() {
    DocumentNoun noun = document_noun(tokens_[head_].lower);
    // "a draft of this report" is the report.
    const Token& last = tokens_[mention_.end_token - 1];
    const bool version = noun.sort == "draft" || noun.sort == "transcript" || lower(head_) == "copy";
    if (version && head_ + 1 < mention_.end_token && english_names().document_nouns.contains(last.lower)) {
      const DocumentNoun of = document_noun(last.lower);
      if (of.sort != "policy" && of.sort != "plan") {
        noun = of;
        out_.is_version = true;
      }
    }
    out_.sort = noun.sort;
    out_.plural = noun.plural;
    const std::string_view before = mention_.first_token > 0 ? lower(mention_.first_token - 1) : "";
    const bool article = before == "a" || before == "an" || before == "another" || before == "some";
    const bool marked =
        mention_.first_token > 0 && (tokens_[mention_.first_token - 1].part_of_speech == PartOfSpeech::det ||
                                     tokens_[mention_.first_token - 1].relation == "nmod:poss" ||
                                     tokens_[mention_.first_token - 1].relation == "case");
    const bool owned = marked && tokens_[mention_.first_token - 1].part_of_speech != PartOfSpeech::adp;
    // "Letter Lee to Cole" in a list; at the start of a headline it may be the one before.
    const bool unmarked = !marked && !out_.plural && mention_.first_token > 1;
    out_.indefinite =
        !out_.is_version && (article || unmarked || (out_.plural && !owned && mention_.end_token == head_ + 1));
  }

  void find_words() {
    for (std::size_t i = mention_.first_token; i < head_; ++i) out_.words.insert(tokens_[i].lower);
    for (std::size_t i = head_ + 1; i < mention_.end_token && !out_.is_version; ++i)
      out_.complement += (i > head_ + 1 ? " " : "") + tokens_[i].lower;
  }

  std::optional<std::size_t> cluster_at(std::size_t token) const {
    const auto [first, end] = clusters_.mentions_in(mention_.sentence);
    std::optional<std::size_t> widest;
    for (std::size_t m = first; m < end; ++m) {
      const Mention& one = clusters_.mention(m);
      if (one.type == EntityType::document || token < one.first_token || token >= one.end_token || !clusters_.of(m))
        continue;
      if (!widest || one.end_token - one.first_token >
                         clusters_.mention(*widest).end_token - clusters_.mention(*widest).first_token)
        widest = m;
    }
    return widest ? clusters_.of(*widest) : std::nullopt;
  }

  void find_owner() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!is_below(i, head_, "nmod:poss")) continue;
      out_.owned_by_pronoun = tokens_[i].part_of_speech == PartOfSpeech::pron;
      out_.owned = !out_.owned_by_pronoun;
      if (out_.owned) owner_ = i;
      if (document_noun(tokens_[head_].lower).kind != DocumentKind::held) out_.writer = cluster_at(i);
    }
  }

  std::string_view preposition_of(std::size_t noun) const {
    for (std::size_t i = 0; i < noun; ++i)
      if (is_below(i, noun, "case")) return lower(i);
    return {};
  }

  void find_parties_behind() {
    for (std::size_t i = head_ + 1; i < tokens_.size(); ++i) {
      // Right behind the noun it is the noun's, whatever the parser says.
      const bool on_noun = is_below(i, head_, "nmod") || is_from_right_behind(i);
      const std::size_t above = tokens_[i].head;
      const bool on_other =
          is_to_behind_from(i) || (above != kRootHead && above > head_ && tokens_[i].relation == "nmod" &&
                                   is_below(above, head_, "nmod") && cluster_at(above).has_value());
      if (!on_noun && !on_other) continue;
      const std::string_view preposition = preposition_of(i);
      if ((preposition == "from" || preposition == "by") && !out_.writer) out_.writer = cluster_at(i);
      if (preposition == "to" && !out_.receiver) out_.receiver = cluster_at(i);
      if ((preposition == "for" || preposition == "regarding") && out_.complement.empty() && !cluster_at(i))
        out_.complement = std::string(preposition) + " " + tokens_[i].lower;
    }
  }

  bool is_from_right_behind(std::size_t noun) const {
    const std::size_t from = mention_.end_token;
    return lower(from) == "from" && tokens_[from].head == noun;
  }
  // "the note from A to B", with both hung on the verb
  bool is_to_behind_from(std::size_t noun) const {
    if (lower(mention_.end_token) != "from") return false;
    std::size_t end = tokens_[mention_.end_token].head;
    if (end >= tokens_.size() || end < mention_.end_token) return false;
    ++end;
    while (end < tokens_.size() && tokens_[end].relation == "flat") ++end;
    return lower(end) == "to" && tokens_[end].head == noun;
  }

  // "Lee wrote a memo", "a memo written by Lee": the next "Cole's memo" is another.
  void find_writer_by_verb() {
    for (std::size_t i = head_ + 1; i < tokens_.size() && !out_.writer; ++i) {
      if (tokens_[i].head == kRootHead || !is_below(tokens_[i].head, head_, "acl")) continue;
      if (is_writing_verb(tokens_[tokens_[i].head].lemma) && preposition_of(i) == "by") out_.writer = cluster_at(i);
    }
    const std::size_t verb = tokens_[head_].head;
    if (out_.writer || verb == kRootHead || tokens_[head_].relation != "obj" || !is_writing_verb(tokens_[verb].lemma))
      return;
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (is_below(i, verb, "nsubj")) out_.writer = cluster_at(i);
  }

  // "of 28 July", "dated May 4": the day and what hangs on it.
  void find_date() {
    for (std::size_t i = head_ + 1; i < tokens_.size() && i < head_ + 12; ++i) {
      const bool behind = is_below(i, head_, "nmod");
      const std::size_t above = tokens_[i].head;
      const bool dated = above < tokens_.size() && lower(above) == "dated" && is_below(above, head_, "acl");
      if (!behind && !dated) continue;
      const bool number = tokens_[i].part_of_speech == PartOfSpeech::num;
      std::string words = tokens_[i].lower;
      bool has_number = number;
      for (std::size_t k = i > 0 ? i - 1 : 0; k < tokens_.size() && k <= i + 2; ++k) {
        if (tokens_[k].head != i || tokens_[k].relation == "case" || tokens_[k].part_of_speech == PartOfSpeech::punct)
          continue;
        if (tokens_[k].part_of_speech != PartOfSpeech::num && tokens_[k].part_of_speech != PartOfSpeech::propn)
          continue;
        words = k < i ? tokens_[k].lower + " " + words : words + " " + tokens_[k].lower;
        has_number = has_number || tokens_[k].part_of_speech == PartOfSpeech::num;
      }
      const std::string_view preposition = preposition_of(i);
      if (has_number && (dated || preposition == "of" || preposition == "on")) {
        out_.date = words;
        return;
      }
    }
  }

  static bool is_quote(std::string_view word) {
    return word == "\"" || word == "“" || word == "”" || word == "``" || word == "''";
  }

  void find_title() {
    constexpr std::array<std::string_view, 4> kTitled = {"titled", "entitled", "headlined", "captioned"};
    std::size_t at = mention_.end_token;
    const bool said = is_one_of(lower(at), kTitled);
    if (said) ++at;
    if (!said && lower(at) == ",") ++at;
    if (at + 1 >= tokens_.size() || !is_quote(lower(at))) return;
    std::size_t end = at + 1;
    std::size_t capitals = 0;
    while (end < tokens_.size() && end < at + kLongestTitle && !is_quote(lower(end))) {
      capitals += starts_with_capital(tokens_[end].form) ? 1 : 0;
      ++end;
    }
    if (end >= tokens_.size() || !is_quote(lower(end))) return;
    if (!said && capitals * 2 < end - at - 1) return;
    while (end > at + 2 && tokens_[end - 1].part_of_speech == PartOfSpeech::punct) --end;
    out_.title = words_between(sentence_, at + 1, end);
  }

  static bool starts_with_capital(std::string_view form) { return !form.empty() && form[0] >= 'A' && form[0] <= 'Z'; }

  std::size_t name_first() const {
    std::size_t first = mention_.first_token;
    if (owner_ && *owner_ < first && head_ - *owner_ < kLongestName) {
      first = *owner_;
      for (std::size_t i = 0; i < *owner_; ++i)
        if (tokens_[i].head == *owner_ && tokens_[i].part_of_speech != PartOfSpeech::det && *owner_ - i < 6)
          return std::min(first, i);
    }
    return first;
  }

  // Whole prepositional phrases right behind the noun, as many as a name can hold.
  std::size_t name_end() const {
    std::size_t end = mention_.end_token;
    const std::size_t first = name_first();
    for (std::size_t i = mention_.end_token; i < tokens_.size() && i < first + kLongestName; ++i) {
      if (tokens_[i].part_of_speech == PartOfSpeech::pron) break;
      if (tokens_[i].relation == "case" && i >= end && !can_be_named_by(i)) break;
      if (relation_is_date(i)) {
        end = i + 1;
        continue;
      }
      constexpr std::array<std::string_view, 7> kInside = {"case",      "det",       "compound", "amod",
                                                           "nmod:desc", "nmod:poss", "nummod"};
      const std::string_view relation = tokens_[i].relation;
      if (relation == "nmod" && is_under_head(i)) {
        end = i + 1;
        while (end < tokens_.size() && tokens_[end].relation == "flat" && tokens_[end].head == i) ++end;
        i = end - 1;
        continue;
      }
      if (!is_one_of(relation, kInside) || tokens_[i].part_of_speech == PartOfSpeech::punct || !is_under_head(i)) break;
    }
    return std::min(end, first + kLongestName);
  }

  // "of 28 July": the month behind its day.
  bool relation_is_date(std::size_t i) const {
    return tokens_[i].relation == "nmod:unmarked" && i > 0 && tokens_[i].head == i - 1 &&
           tokens_[i - 1].part_of_speech == PartOfSpeech::num && is_under_head(i);
  }

  // "to" belongs to a verb as soon as to the noun, and so does "for" where the noun says enough without it.
  bool can_be_named_by(std::size_t preposition) const {
    constexpr std::array<std::string_view, 6> kNaming = {"of", "on", "about", "from", "by", "regarding"};
    const std::string_view word = lower(preposition);
    if (is_one_of(word, kNaming)) return true;
    const std::size_t noun = tokens_[preposition].head;
    if (word == "to") return out_.receiver && noun < tokens_.size() && cluster_at(noun) == out_.receiver && !is_sent();
    return word == "for" && mention_.first_token == head_;
  }

  bool is_sent() const {
    const std::size_t verb = tokens_[head_].head;
    return tokens_[head_].relation == "obj" && verb < tokens_.size() && is_writing_verb(tokens_[verb].lemma);
  }

  bool is_under_head(std::size_t i) const {
    for (int hops = 0; hops < 6 && i != kRootHead; ++hops) {
      if (i == head_) return true;
      i = tokens_[i].head;
    }
    return false;
  }

  const Clusters& clusters_;
  const Mention& mention_;
  const Sentence& sentence_;
  const std::vector<Token>& tokens_;
  std::size_t head_;
  std::optional<std::size_t> owner_;
  DocumentDescription out_;
};

}  // namespace

DocumentDescription describe_document(const Clusters& clusters, std::size_t mention) {
  return Describer(clusters, mention).describe();
}

}  // namespace whowhom

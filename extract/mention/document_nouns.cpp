// A noun of document_nouns.txt with the words before it that belong to it and one phrase with "of", "on" or "about".
#include <algorithm>
#include <array>

#include "extract/language/letters.hpp"
#include "extract/mention/document_kinds.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/other_mentions.hpp"

namespace whowhom {
namespace {

using enum PartOfSpeech;

class DocumentFinder {
 public:
  explicit DocumentFinder(SentenceMentions& sentence) : sentence_(sentence), tokens_(sentence.tokens()) {}

  void run() {
    for (std::size_t head = 0; head < tokens_.size(); ++head) {
      if (!is_head(head)) continue;
      const std::size_t first = first_of(head);
      if (!is_particular(first, head)) continue;
      const std::size_t end = complement_end(head + 1);
      sentence_.add(first, end, MentionKind::nominal, EntityType::document);
    }
  }

 private:
  bool is_head(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!is_document_noun(i) || !sentence_.is_free(i)) return false;
    const bool capital_start = i == 0 && i + 1 < tokens_.size() && tokens_[i + 1].part_of_speech == verb;
    if (token.part_of_speech != noun && token.part_of_speech != propn && !capital_start) return false;
    if (is_of_law(i) || is_time(i) || is_inside_noun(i)) return false;
    // "report card", "email accounts": a noun behind makes that one the head.
    constexpr std::array<std::string_view, 6> kBehind = {"account",   "accounts", "address",
                                                         "addresses", "server",   "servers"};
    if (std::ranges::find(kBehind, sentence_.lower(i + 1)) != kBehind.end()) return false;
    return i + 1 >= tokens_.size() || tokens_[i + 1].part_of_speech != noun || !sentence_.is_free(i + 1) ||
           tokens_[i + 1].lower == "prior";
  }

  // "Article II" of a constitution
  bool is_of_law(std::size_t i) const {
    if (tokens_[i].lower != "article" || i + 1 >= tokens_.size()) return false;
    const std::string& next = tokens_[i + 1].form;
    return tokens_[i + 1].part_of_speech == num || next.find_first_not_of("IVX") == std::string::npos;
  }

  // "a minute", "two minutes"; "a minute from Lee", "sent a minute" and "the minutes of the meeting" are none.
  bool is_time(std::size_t i) const {
    if (tokens_[i].lower != "minute" && tokens_[i].lower != "minutes") return false;
    if (is_acted_on(i) || is_addressed(i))
      return tokens_[i].lower == "minutes" && i > 0 && tokens_[i - 1].part_of_speech == num;
    const bool owned = i > 0 && is_possessive_ending(tokens_[i - 1]);
    const bool of = sentence_.lower(i + 1) == "of" && sentence_.lower(i) == "minutes";
    return !owned && !(of && i > 0 && tokens_[i - 1].part_of_speech == det);
  }

  // "the draft presidential directive": the directive is meant.
  bool is_inside_noun(std::size_t i) const {
    if (tokens_[i].relation != "compound" || tokens_[i].head <= i || tokens_[i].head >= tokens_.size()) return false;
    const std::size_t head = tokens_[i].head;
    return (tokens_[head].part_of_speech == noun || tokens_[head].part_of_speech == propn) && head > i + 1;
  }

  // "Attached is the list", "I am attaching a summary": whatever is attached is a document.
  bool is_attached(std::size_t i) const {
    if (tokens_[i].part_of_speech != noun || tokens_[i].name != NameTag::outside ||
        is_document_version(tokens_[i].lower))
      return false;
    const std::string_view relation = tokens_[i].relation;
    const std::size_t head = tokens_[i].head;
    if (head < tokens_.size() && (relation == "nsubj:pass" || relation == "nsubj" || relation == "obj") &&
        is_attaching(head))
      return std::none_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
        return token.head == head && token.relation == "obl" && &token > &tokens_[i];
      });
    return false;
  }
  bool is_attaching(std::size_t i) const {
    return tokens_[i].lemma == "attach" || tokens_[i].lemma == "enclose" || tokens_[i].lower == "attached" ||
           tokens_[i].lower == "enclosed";
  }

  bool is_document_noun(std::size_t i) const {
    const std::string_view word = tokens_[i].lower;
    if (english_names().document_nouns.contains(word)) return true;
    if (is_attached(i)) return true;
    // "an email chain"
    return (word == "chain" || word == "thread") && i > 0 &&
           (sentence_.lower(i - 1) == "email" || sentence_.lower(i - 1) == "e-mail");
  }

  bool belongs_before(std::size_t i, std::size_t head) const {
    const PartOfSpeech tag = tokens_[i].part_of_speech;
    if (tag == noun || tag == adj || tag == num || tag == propn) return true;
    // "A's Second Revised Petition"
    if (is_capitalised_word(tokens_[i]) && tokens_[i].head > i && tokens_[i].head <= head &&
        (tokens_[i].relation == "amod" || tokens_[i].relation == "advmod"))
      return true;
    const bool participle = tag == verb && (tokens_[i].lower.ends_with("ed") || tokens_[i].lower == "written");
    return participle && i > 0 && (tokens_[i - 1].part_of_speech == det || is_owner(i - 1));
  }

  // At most four words, a name of an organization counted as one.
  std::size_t first_of(std::size_t head) const {
    std::size_t first = head;
    for (int words = 0; words < 4 && first > 0; ++words) {
      if (const Mention* name = sentence_.mention_to(first); name != nullptr && name->type == EntityType::organization)
        first = name->first_token;
      else if (belongs_before(first - 1, head))
        --first;
      else
        break;
    }
    return first;
  }

  bool is_owner(std::size_t i) const {
    constexpr std::array<std::string_view, 8> kOwners = {"my", "your", "his", "her", "its", "our", "their", "whose"};
    return std::ranges::find(kOwners, tokens_[i].lower) != kOwners.end() || is_possessive_ending(tokens_[i]);
  }

  // Plurals and bare nouns name nothing that could be met again, but where somebody writes, sends or gets them ("sent
  // two letters"); a bare singular does where a verb of the headline kind stands before it ("releases report on …").
  bool is_particular(std::size_t first, std::size_t head) const {
    const bool plural = tokens_[head].part_of_speech == noun && tokens_[head].lemma != tokens_[head].lower;
    const bool numbered = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(first),
                                      tokens_.begin() + static_cast<std::ptrdiff_t>(head),
                                      [](const Token& token) { return token.part_of_speech == num; });
    if (plural && is_acted_on(head) && (numbered || first == 0 || !is_marked(first - 1))) return true;
    // "the two reports" are several.
    if (plural && numbered) return false;
    if (!plural && is_addressed(head)) return true;
    if (first == 0) return head == 0 || !plural;
    const Token& before = tokens_[first - 1];
    if (before.part_of_speech == det) return before.lower != "no" && before.lower != "any" && before.lower != "every";
    if (is_owner(first - 1)) return true;
    return !plural && before.part_of_speech == verb && first == head;
  }

  // "memorandum from Lee to Cole", as a list of documents has it.
  bool is_addressed(std::size_t head) const {
    if (document_noun(tokens_[head].lower).kind != DocumentKind::message) return false;
    for (std::size_t i = head + 1; i + 1 < tokens_.size() && i < head + 3; ++i)
      if (tokens_[i].lower == "from" && tokens_[i + 1].part_of_speech == propn) return true;
    return false;
  }

  bool is_marked(std::size_t before) const { return tokens_[before].part_of_speech == det || is_owner(before); }

  // The object of a verb of documents, or what a number of which is it: "received dozens of messages".
  bool is_acted_on(std::size_t head) const {
    const DocumentKind kind = document_noun(tokens_[head].lower).kind;
    if (kind == DocumentKind::held || kind == DocumentKind::plan || sentence_.lower(head) == "reports") return false;
    std::size_t at = head;
    if (tokens_[at].relation == "nmod" && is_below(at) && is_document_version(tokens_[tokens_[at].head].lower))
      at = tokens_[at].head;
    const std::string_view relation = tokens_[at].relation;
    return (relation == "obj" || relation == "nsubj:pass") && is_below(at) &&
           is_document_verb(tokens_[tokens_[at].head].lemma);
  }

  bool is_below(std::size_t i) const { return tokens_[i].head < tokens_.size(); }

  std::size_t complement_end(std::size_t i) const {
    if (i + 1 >= tokens_.size()) return i;
    const std::string& link = tokens_[i].lower;
    if (link != "of" && link != "on" && link != "about") return i;
    std::size_t at = i + 1;
    if (tokens_[at].part_of_speech == det) ++at;
    const std::size_t content = at;
    while (at < tokens_.size() && at < content + 4 && sentence_.is_free(at) &&
           (tokens_[at].part_of_speech == noun || tokens_[at].part_of_speech == adj ||
            (tokens_[at].part_of_speech == num && has_letter(tokens_[at].form))))
      ++at;
    if (at == content || tokens_[at - 1].part_of_speech == adj) return i;
    return at;
  }

  SentenceMentions& sentence_;
  const std::vector<Token>& tokens_;
};

}  // namespace

void find_document_nouns(SentenceMentions& sentence) { DocumentFinder(sentence).run(); }

}  // namespace whowhom

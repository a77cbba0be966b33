// Patterns of tokens, for what is set too tight for a tree to be sure: titles before names, tables of witnesses, lists.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extract/affiliation/office.hpp"
#include "extract/affiliation/rules.hpp"
#include "extract/mention/sentence_mentions.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

class Titles {
 public:
  Titles(const SentenceTree& tree, TieCollector& ties, std::size_t person)
      : tree_(tree), tokens_(tree.tokens()), ties_(ties), person_(person), mention_(tree.mention(person)) {}

  void read() {
    before();
    behind();
    in_front();
  }

 private:
  void add(std::size_t body, std::size_t first, std::size_t end, const char* rule, double confidence = 1.0) {
    if (is_bare_body(tree_.party_name(body))) return;
    for (std::size_t i = first; i < end; ++i)
      if (is_not_held(tokens_[i].lower)) return;
    Tie tie;
    tie.from = person_;
    tie.to = body;
    tie.role = end > first ? role_of_title(tokens_, first, end) : std::string();
    tie.term.tenure = tenure_of_title(tokens_, first, end);
    // "then FBI Director Lee": the word on time stands before the body.
    std::size_t before = std::min(first, tree_.mention(body).first_token);
    if (before > 1 && tokens_[before - 1].form == "-") --before;
    if (before > 0) tie.term.tenure = std::max(tie.term.tenure, tenure_of_title(tokens_, before - 1, before));
    tie.rule = rule;
    tie.confidence = confidence;
    ties_.add(tie);
  }

  // "DHS Sec. Lee", "Canal Board spokesperson Ann Lee", "the FBI's Acting Director Lee".
  void before() {
    std::size_t name = title_end(tokens_, mention_.first_token);
    if (name >= mention_.end_token) name = mention_.first_token;
    for (std::size_t first = name > 7 ? name - 7 : 0; first < name; ++first) {
      if (title_end(tokens_, first) != name || is_anothers_title(tokens_, first)) continue;
      if (role_of_title(tokens_, first, name).empty()) return;
      std::size_t end = first;
      if (end > 0 && is_possessive_ending(tokens_[end - 1])) --end;
      // The organization may itself end in a word that looks like a title's: "National Security Council".
      for (std::size_t at = end; at < name && at < end + 4; ++at)
        if (const auto body = tree_.organization_to(at);
            body && (at == end || tree_.mention(*body).first_token < first))
          return add(*body, std::max(at, first), name, "title_before");
      return;
    }
  }

  // "Baroness Holm, Minister of State, Department for Canals".
  void behind() {
    std::size_t at = mention_.end_token;
    const std::string_view mark = tree_.lower(at);
    const bool dash = mark == "—" || mark == "–" || mark == "--" || mark == "-";
    if (mark != "," && !dash) return;
    ++at;
    if (tree_.lower(at) == "the" || tree_.lower(at) == "a" || tree_.lower(at) == "an") ++at;
    // "Ann Lee, the FBI's Assistant Director": the organization comes first.
    if (const auto body = tree_.organization_from(at)) {
      std::size_t title = tree_.mention(*body).end_token;
      if (title < tokens_.size() && is_possessive_ending(tokens_[title])) ++title;
      if (const std::size_t end = title_end(tokens_, title); end > title && ends_apposition(end))
        add(*body, title, end, "office_behind");
      return;
    }
    const std::size_t end = title_end(tokens_, at);
    std::size_t body_at = end;
    if (body_at >= tokens_.size()) return;
    const std::string_view link = tree_.lower(body_at);
    if (end == at && link != "of") return;
    const bool linked = link == "of" || link == "at" || link == "for" || link == "to" || link == ",";
    if (!linked || (link == "," && !ends_list_item(body_at + 1))) return;
    ++body_at;
    if (tree_.lower(body_at) == "the") ++body_at;
    if (link == "to" && !can_serve(tree_, end - 1)) return;
    if (const auto body = tree_.organization_from(body_at); body && !modifies(*body))
      add(*body, at, end, "office_behind");
  }

  // "the director of the Bureau, Ann Lee"; "FAA administrator, Ann Lee".
  void in_front() {
    if (mention_.first_token < 3) return;
    std::size_t end = mention_.first_token;
    const bool comma = tokens_[end - 1].form == ",";
    if (comma) --end;
    if (comma && mention_.end_token < tokens_.size() &&
        tokens_[mention_.end_token].part_of_speech != PartOfSpeech::punct)
      return;
    if (const auto body = tree_.organization_to(end)) {
      std::size_t link = tree_.mention(*body).first_token;
      if (link > 0 && tokens_[link - 1].lower == "the") --link;
      if (link == 0 || (tokens_[link - 1].lower != "of" && tokens_[link - 1].lower != "at")) return;
      if (modifies(*body)) return;
      if (const auto first = title_up_to(link - 1)) add(*body, *first, link - 1, "office_in_front");
      return;
    }
    if (!comma) return;
    if (const auto first = title_up_to(end)) {
      std::size_t body_end = *first;
      if (body_end > 0 && is_possessive_ending(tokens_[body_end - 1])) --body_end;
      if (const auto body = tree_.organization_to(body_end)) add(*body, *first, end, "office_in_front");
    }
  }

  // Whether the organization that a comma parts from the office ends what is said of the name, and is no second party.
  bool ends_list_item(std::size_t at) const {
    if (tree_.lower(at) == "the") ++at;
    const auto body = tree_.organization_from(at);
    if (!body) return false;
    std::size_t end = tree_.mention(*body).end_token;
    while (end < tokens_.size() && tokens_[end].form == ")") ++end;
    return end >= tokens_.size() || tokens_[end].part_of_speech == PartOfSpeech::punct;
  }

  // Of "adviser to the Board's director" and "to Board director Hill" the office is another's.
  bool modifies(std::size_t body) const {
    const Mention& mention = tree_.mention(body);
    if (mention.end_token < tokens_.size() && is_possessive_ending(tokens_[mention.end_token])) return true;
    for (std::size_t i = mention.first_token; i < mention.end_token; ++i)
      if (const auto above = tree_.head(i);
          above && *above >= mention.end_token && (tree_.is(i, "compound") || tree_.is(i, "nmod:desc")))
        return true;
    return false;
  }

  bool ends_apposition(std::size_t end) const {
    return end >= tokens_.size() || tokens_[end].part_of_speech == PartOfSpeech::punct || tokens_[end].lower == "for" ||
           tokens_[end].lower == "who" || tokens_[end].lower.ends_with("ing");
  }

  std::optional<std::size_t> title_up_to(std::size_t end) const {
    for (std::size_t first = end > 6 ? end - 6 : 0; first < end; ++first)
      if (title_end(tokens_, first) == end) return first;
    return std::nullopt;
  }

  const SentenceTree& tree_;
  const std::vector<Token>& tokens_;
  TieCollector& ties_;
  std::size_t person_;
  const Mention& mention_;
};

}  // namespace

void title_ties(const SentenceTree& tree, TieCollector& ties) {
  for (std::size_t m = tree.first_mention(); m < tree.end_mention(); ++m) {
    const Mention& mention = tree.mention(m);
    if (mention.type == EntityType::person && mention.kind == MentionKind::name && tree.is_resolved(m))
      Titles(tree, ties, m).read();
  }
}

}  // namespace whowhom

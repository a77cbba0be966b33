// Ties that a noun phrase states: an organization, a title and a name side by side, a name with its office behind a
// comma, and a part of an organization named by it. Only what stands in one sentence without a verb between.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "extract/language/letters.hpp"
#include "extract/mention/sentence_mentions.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

class AffiliationFinder {
 public:
  AffiliationFinder(const Document& document, const Analysis& analysis, const std::vector<Mention>& mentions,
                    const Resolution& resolution)
      : document_(document), analysis_(analysis), mentions_(mentions), resolution_(resolution) {}

  std::vector<RelationMention> find() {
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (!resolution_.entity_of[i] || mentions_[i].kind != MentionKind::name) continue;
      if (mentions_[i].type == EntityType::person) {
        title_before(i);
        office_behind(i);
        office_in_front(i);
      } else if (mentions_[i].type == EntityType::organization) {
        part_named_by_whole(i);
        part_of_owner(i);
      }
    }
    return std::move(found_);
  }

 private:
  const std::vector<Token>& tokens_of(std::size_t i) const { return analysis_.sentences[mentions_[i].sentence].tokens; }

  // An organization's mention in that sentence that ends at, or starts at, a token; the widest.
  std::optional<std::size_t> organization(std::size_t sentence, std::size_t token, bool at_end) const {
    std::optional<std::size_t> widest;
    for (std::size_t i = first_in(sentence); i < mentions_.size() && mentions_[i].sentence == sentence; ++i) {
      const Mention& m = mentions_[i];
      if (m.type != EntityType::organization || !resolution_.entity_of[i]) continue;
      if ((at_end ? m.end_token : m.first_token) != token) continue;
      if (!widest || m.end_token - m.first_token > mentions_[*widest].end_token - mentions_[*widest].first_token)
        widest = i;
    }
    return widest;
  }

  std::size_t first_in(std::size_t sentence) const {
    const auto found = std::ranges::lower_bound(mentions_, sentence, {}, &Mention::sentence);
    return static_cast<std::size_t>(found - mentions_.begin());
  }

  // "DHS Sec. Lee", "Canal Board spokesperson Ann Lee", "the FBI's Acting Director Lee".
  void title_before(std::size_t person) {
    const auto& tokens = tokens_of(person);
    const Mention& m = mentions_[person];
    std::size_t name = title_end(tokens, m.first_token);
    if (name >= m.end_token) name = m.first_token;
    for (std::size_t first = name > 7 ? name - 7 : 0; first < name; ++first) {
      if (title_end(tokens, first) != name || is_anothers_title(tokens, first)) continue;
      const std::string role = role_of(tokens, first, name);
      if (role.empty()) return;
      std::size_t end = first;
      if (end > 0 && is_possessive_ending(tokens[end - 1])) --end;
      // The organization may itself end in a word that looks like a title's: "National Security Council".
      for (std::size_t at = end; at <= name && at < end + 4; ++at)
        if (const auto body = organization(m.sentence, at, true))
          return add(RelationType::member_of, person, *body, role_of(tokens, std::max(at, first), name),
                     "title_before");
      return;
    }
  }

  // "Baroness Holm, Minister of State, Department for Canals", "Ann Lee of the Board".
  void office_behind(std::size_t person) {
    const auto& tokens = tokens_of(person);
    const Mention& m = mentions_[person];
    std::size_t at = m.end_token;
    const bool comma = at < tokens.size() && tokens[at].form == ",";
    if (comma) ++at;
    // "…, who served as legal adviser to the Council".
    if (comma && tokens_at(tokens, at) == "who" && tokens_at(tokens, at + 2) == "as" &&
        (tokens_at(tokens, at + 1) == "served" || tokens_at(tokens, at + 1) == "serves"))
      at += 3;
    if (at < tokens.size() && (tokens[at].lower == "the" || tokens[at].lower == "a" || tokens[at].lower == "an")) ++at;
    // "Ann Lee, the FBI's Assistant Director": the organization comes first.
    if (const auto body = comma ? organization_from(m.sentence, at) : std::nullopt) {
      std::size_t title = mentions_[*body].end_token;
      if (title < tokens.size() && is_possessive_ending(tokens[title])) ++title;
      if (const std::size_t end = title_end(tokens, title); end > title && ends_apposition(tokens, end))
        add(RelationType::member_of, person, *body, role_of(tokens, title, end), "office_behind");
      return;
    }
    const std::size_t end = comma ? title_end(tokens, at) : at;
    if (comma && end == at && tokens_at(tokens, at) != "of") return;
    std::size_t body_at = end;
    if (body_at >= tokens.size()) return;
    const std::string_view link = tokens_at(tokens, body_at);
    const bool linked = link == "of" || (end > at && (link == "at" || link == "for" || link == "to" || link == ","));
    if (!linked) return;
    ++body_at;
    if (tokens_at(tokens, body_at) == "the") ++body_at;
    if (const auto body = organization_from(m.sentence, body_at))
      add(RelationType::member_of, person, *body, end > at ? role_of(tokens, at, end) : std::string(), "office_behind");
  }

  // "the director of the Bureau, Ann Lee"; "FAA administrator, Ann Lee".
  void office_in_front(std::size_t person) {
    const auto& tokens = tokens_of(person);
    const Mention& m = mentions_[person];
    if (m.first_token < 3) return;
    std::size_t end = m.first_token;
    const bool comma = tokens[end - 1].form == ",";
    if (comma) --end;
    if (comma && m.end_token < tokens.size() && tokens[m.end_token].part_of_speech != PartOfSpeech::punct) return;
    if (const auto body = organization(m.sentence, end, true)) {
      std::size_t link = mentions_[*body].first_token;
      if (link > 0 && tokens[link - 1].lower == "the") --link;
      if (link == 0 || (tokens[link - 1].lower != "of" && tokens[link - 1].lower != "at")) return;
      if (const auto first = title_up_to(tokens, link - 1))
        add(RelationType::member_of, person, *body, role_of(tokens, *first, link - 1), "office_in_front");
      return;
    }
    if (!comma) return;
    if (const auto first = title_up_to(tokens, end)) {
      std::size_t body_end = *first;
      if (body_end > 0 && is_possessive_ending(tokens[body_end - 1])) --body_end;
      if (const auto body = organization(m.sentence, body_end, true))
        add(RelationType::member_of, person, *body, role_of(tokens, *first, end), "office_in_front");
    }
  }

  // "DOJ IG", "FBI headquarters": the whole's name begins the part's.
  void part_named_by_whole(std::size_t part) {
    const Mention& m = mentions_[part];
    for (std::size_t i = part + 1; i < mentions_.size() && mentions_[i].span.start == m.span.start; ++i)
      if (mentions_[i].type == EntityType::organization && mentions_[i].kind == MentionKind::name &&
          mentions_[i].end_token < m.end_token && resolution_.entity_of[i])
        add(RelationType::part_of, part, i, "", "named_by_whole");
  }

  // "the FBI's Terrorism Section".
  void part_of_owner(std::size_t part) {
    const auto& tokens = tokens_of(part);
    const Mention& m = mentions_[part];
    if (m.first_token < 2 || !is_possessive_ending(tokens[m.first_token - 1]) || m.end_token == m.first_token + 1)
      return;
    if (const auto owner = organization(m.sentence, m.first_token - 1, true))
      add(RelationType::part_of, part, *owner, "", "part_of_owner");
  }

  std::optional<std::size_t> organization_from(std::size_t sentence, std::size_t token) const {
    return organization(sentence, token, false);
  }

  static std::string_view tokens_at(const std::vector<Token>& tokens, std::size_t i) {
    return i < tokens.size() ? std::string_view(tokens[i].lower) : std::string_view();
  }

  static bool ends_apposition(const std::vector<Token>& tokens, std::size_t end) {
    return end >= tokens.size() || tokens[end].part_of_speech == PartOfSpeech::punct || tokens[end].lower == "for" ||
           tokens[end].lower == "who" || tokens[end].lower.ends_with("ing");
  }

  static std::optional<std::size_t> title_up_to(const std::vector<Token>& tokens, std::size_t end) {
    for (std::size_t first = end > 6 ? end - 6 : 0; first < end; ++first)
      if (title_end(tokens, first) == end) return first;
    return std::nullopt;
  }

  // As the text has it, abbreviations written out: "Sec." → "Secretary"; empty for "Mr".
  static std::string role_of(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
    if (office_of(tokens, first, end).empty()) return {};
    std::string role;
    for (std::size_t i = first; i < end; ++i) {
      if (english_names().honorifics.longest(tokens, i) == i + 1) continue;
      std::string word = tokens[i].form;
      if (const std::string* written = english_names().title_heads.value_of(tokens[i].lower);
          written != nullptr && !written->empty()) {
        word = *written;
        if (starts_upper(tokens[i].form) && word[0] >= 'a' && word[0] <= 'z')
          word[0] = static_cast<char>(word[0] - 'a' + 'A');
      }
      role += (role.empty() ? "" : " ") + word;
    }
    return role;
  }

  void add(RelationType type, std::size_t from, std::size_t to, const std::string& role, const std::string& rule) {
    RelationMention tie;
    tie.type = type;
    tie.from = *resolution_.entity_of[from];
    tie.to = *resolution_.entity_of[to];
    tie.role = role;
    if (tie.from == tie.to || !seen_.insert({type, tie.from, tie.to, role}).second) return;
    const Sentence& sentence = analysis_.sentences[mentions_[from].sentence];
    tie.evidence.document = document_.source.id;
    tie.evidence.span = sentence.span;
    tie.evidence.quote = document_.text.substr(sentence.span.start, sentence.span.size());
    tie.evidence.rule = "affiliation:" + rule;
    for (const Page& page : document_.pages)
      if (page.span.start <= sentence.span.start && sentence.span.start < page.span.end)
        tie.evidence.page = page.number;
    const Span a = mentions_[from].span;
    const Span b = mentions_[to].span;
    if (a.overlaps(b))
      tie.evidence.anchors = {{std::min(a.start, b.start), std::max(a.end, b.end)}};
    else
      tie.evidence.anchors = {std::min(a, b), std::max(a, b)};
    found_.push_back(std::move(tie));
  }

  const Document& document_;
  const Analysis& analysis_;
  const std::vector<Mention>& mentions_;
  const Resolution& resolution_;
  std::set<std::tuple<RelationType, std::size_t, std::size_t, std::string>> seen_;
  std::vector<RelationMention> found_;
};

}  // namespace

std::vector<RelationMention> find_affiliations(const Document& document, const Analysis& analysis,
                                               const std::vector<Mention>& mentions, const Resolution& resolution) {
  return AffiliationFinder(document, analysis, mentions, resolution).find();
}

}  // namespace whowhom

// An acronym needs the initials of the name or the table of agencies; what stands in quotation marks is taken as said.
#include "extract/resolve/body_definitions.hpp"

#include <algorithm>
#include <optional>

#include "extract/language/letters.hpp"
#include "extract/mention/acronym_definitions.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/resolve/organization_key.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxBracketTokens = 14;

bool is_quote(std::string_view form) {
  return form == "\"" || form == "“" || form == "”" || form == "‘" || form == "’";
}

class StatedNamesReader {
 public:
  explicit StatedNamesReader(const Clusters& clusters) : clusters_(clusters) {}

  StatedNames read() {
    const auto& mentions = clusters_.mentions();
    for (std::size_t i = 0; i < mentions.size(); ++i)
      if (is_body(i)) read_behind(i);
    return std::move(stated_);
  }

 private:
  bool is_body(std::size_t mention) const {
    return clusters_.of(mention) && clusters_.mention(mention).kind == MentionKind::name &&
           clusters_.mention(mention).type == EntityType::organization;
  }

  // The mention of a body by name that is just those tokens, or starts there and ends before `end`.
  std::optional<std::size_t> body_at(std::size_t near, std::size_t first, std::size_t end) const {
    const auto [begin, stop] = clusters_.mentions_in(clusters_.mention(near).sentence);
    for (std::size_t k = begin; k < stop; ++k)
      if (clusters_.mention(k).first_token == first && clusters_.mention(k).end_token <= end && is_body(k)) return k;
    return std::nullopt;
  }

  void read_behind(std::size_t body) {
    const Mention& m = clusters_.mention(body);
    const auto& tokens = clusters_.sentence_of(body).tokens;
    // "The campaign of Ann Lee ("Lee Campaign" or "Campaign")": the name stands in the bracket itself.
    if (m.first_token > 1 && is_quote(tokens[m.first_token - 1].form) && tokens[m.first_token - 2].form == "(")
      return read_bracket(body, m.first_token - 2);
    std::size_t open = m.end_token;
    // "Canal Office in Oslo (CO)"
    if (open + 2 < tokens.size() && tokens[open].lower == "in" && tokens[open + 2].form == "(") open += 2;
    if (open + 2 < tokens.size() && tokens[open].form == "(") return read_bracket(body, open);
    // "Canal Office, or CO,"
    if (open + 2 < tokens.size() && tokens[open].form == "," && tokens[open + 1].lower == "or")
      if (const auto other = body_at(body, open + 2, open + 3); other && spells(body, *other))
        stated_.names.push_back({body, *other});
  }

  void read_bracket(std::size_t body, std::size_t open) {
    const auto& tokens = clusters_.sentence_of(body).tokens;
    std::size_t close = open + 1;
    while (close < tokens.size() && close < open + kMaxBracketTokens && tokens[close].form != ")") ++close;
    if (close >= tokens.size() || tokens[close].form != ")") return;
    for (std::size_t i = open + 1; i < close; ++i)
      if (tokens[i].lower == "collectively" || tokens[i].lower == "together" || tokens[i].lower == "formerly") return;
    for (std::size_t i = open + 1; i < close; ++i) {
      const bool quoted = is_quote(tokens[i - 1].form) ||
                          (tokens[i - 1].lower == "the" && is_quote(tokens[i - 2].form)) ||
                          is_defining(open, i, tokens);
      if (const auto other = body_at(body, i, close)) {
        if (*other == body) continue;
        const bool whole = i == open + 1 && clusters_.mention(*other).end_token == close;
        if (quoted || spells(body, *other) || (whole && (starts_name(body, *other) || is_used_alone(*other))))
          stated_.names.push_back({body, *other});
        else if (whole && spells(*other, body))
          stated_.names.push_back({*other, body});
        i = clusters_.mention(*other).end_token - 1;
        continue;
      }
      // "(the “Office”)"
      const bool noun = english_names().party_nouns.contains(tokens[i].lower) && starts_upper(tokens[i].form);
      const bool ends = i + 1 == close || is_quote(tokens[i + 1].form);
      if (noun && ends && (quoted || tokens[i - 1].lower == "the"))
        stated_.nouns[tokens[i].lower].push_back({clusters_.mention(body).sentence, i, *clusters_.of(body)});
    }
  }

  // "(hereinafter CO)"
  static bool is_defining(std::size_t open, std::size_t i, const std::vector<Token>& tokens) {
    const std::string& lower = tokens[i - 1].lower;
    return i > open + 1 && (lower == "hereinafter" || lower == "hereafter" || lower == "as" || lower == "called");
  }

  // "Acme Canal and Dredging LLC (Acme)"
  bool starts_name(std::size_t body, std::size_t short_name) const {
    return clusters_.text_of(body).starts_with(clusters_.text_of(short_name) + " ");
  }

  // "Department of Rivers (DRX)", where DRX is spoken of elsewhere: an acronym of another language's name. One that
  // stands in brackets only is a part ("Division (SE)"), and one that the table knows is another body.
  bool is_used_alone(std::size_t acronym) const {
    const std::string short_name = clusters_.text_of(acronym);
    if (!is_acronym_form(short_name) || english_names().agency_names.contains(short_name)) return false;
    const auto& mentions = clusters_[*clusters_.of(acronym)].mentions;
    return std::ranges::any_of(mentions, [&](std::size_t other) {
      const std::size_t first = clusters_.mention(other).first_token;
      return other != acronym && (first == 0 || clusters_.sentence_of(other).tokens[first - 1].form != "(");
    });
  }

  bool spells(std::size_t body, std::size_t acronym) const {
    const Mention& m = clusters_.mention(body);
    const std::string short_name = clusters_.text_of(acronym);
    if (!is_acronym_form(short_name)) return false;
    const auto& tokens = clusters_.sentence_of(body).tokens;
    const std::size_t start = expansion_start(tokens, m.end_token, short_name);
    // The name may begin before what was found of it, or with words that the acronym leaves out.
    if (start < m.end_token) return true;
    const auto known = english_names().agency_names.find(short_name);
    return known != english_names().agency_names.end() &&
           organization_key(known->second) == organization_key(clusters_.text_of(body));
  }

  const Clusters& clusters_;
  StatedNames stated_;
};

}  // namespace

StatedNames read_stated_names(const Clusters& clusters) { return StatedNamesReader(clusters).read(); }

}  // namespace whowhom

// One cluster a name; acronyms join their expansion by the text's own bracket, the table of agencies, or initials that
// only one name here has; "the Department" is the last body before it whose name has that word.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/resolve/report_author.hpp"
#include "extract/resolve/resolvers.hpp"

namespace whowhom {
namespace {

std::string key_of(std::string_view text) {
  std::string key = lower_case(text);
  for (const std::string_view start : {"the ", "u.s. ", "us ", "united states "})
    if (key.starts_with(start) && key.size() > start.size() + 3) key.erase(0, start.size());
  constexpr std::string_view kCurly = "’";
  for (std::size_t at = key.find(kCurly); at != std::string::npos; at = key.find(kCurly, at))
    key.replace(at, kCurly.size(), "'");
  return key;
}

bool has_word(std::string_view key, std::string_view word) {
  for (std::size_t at = key.find(word); at != std::string_view::npos; at = key.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || key[at - 1] == ' ') && (end == key.size() || key[end] == ' ')) return true;
  }
  return false;
}

std::string initials_of(std::string_view name) {
  std::string initials;
  bool start = true;
  for (const char c : name) {
    if (start && c >= 'A' && c <= 'Z') initials += c;
    start = c == ' ' || c == '-';
  }
  return initials;
}

class OrganizationResolver {
 public:
  explicit OrganizationResolver(Clusters& clusters) : clusters_(clusters) {}

  void run() {
    const auto& mentions = clusters_.mentions();
    for (std::size_t i = 0; i < mentions.size(); ++i)
      if (mentions[i].kind == MentionKind::name && is_body(mentions[i].type)) take_name(i);
    join_brackets();
    join_acronyms();
    join_shorter_names();
    join_inspectors();
    for (std::size_t i = 0; i < clusters_.size(); ++i) {
      names_of_[i] = clusters_[i].mentions;
      std::ranges::sort(names_of_[i]);
    }
    for (std::size_t i = 0; i < mentions.size(); ++i)
      if (mentions[i].kind == MentionKind::nominal && mentions[i].type == EntityType::organization) take_noun(i);
  }

 private:
  static bool is_body(EntityType type) { return type == EntityType::organization || type == EntityType::group; }

  // The name without the people who act for it: "DOJ" of "DOJ leadership".
  std::size_t end_of_name(std::size_t mention) const {
    const Mention& m = clusters_.mention(mention);
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    const Token& last = tokens[m.end_token - 1];
    const bool members = m.type == EntityType::organization && m.end_token > m.first_token + 1 &&
                         english_names().member_nouns.contains(last.lower) && !starts_upper(last.form);
    if (!members) return m.end_token;
    const std::size_t end = m.end_token - 1;
    return end > m.first_token + 1 && tokens[end - 1].part_of_speech == PartOfSpeech::adj ? end - 1 : end;
  }

  void take_name(std::size_t mention) {
    const Mention& m = clusters_.mention(mention);
    const std::size_t end = end_of_name(mention);
    const std::string name = words_between(clusters_.sentence_of(mention), m.first_token, end);
    const auto key = std::make_pair(m.type, key_of(name));
    auto found = by_key_.find(key);
    if (found == by_key_.end()) found = by_key_.emplace(key, clusters_.add(m.type, name)).first;
    clusters_.assign(mention, found->second, "the same name");
  }

  void join(std::size_t into, std::size_t from, const std::string& rule) {
    clusters_.join(into, from, rule);
    for (auto& [key, cluster] : by_key_)
      if (cluster == from) cluster = into;
  }

  // "Federal Aviation Administration (FAA)".
  void join_brackets() {
    const auto& mentions = clusters_.mentions();
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (!clusters_.of(i) || mentions[i].type != EntityType::organization) continue;
      const auto& tokens = clusters_.sentence_of(i).tokens;
      const std::size_t open = mentions[i].end_token;
      if (open + 2 >= tokens.size() || tokens[open].form != "(" || tokens[open + 2].form != ")") continue;
      for (std::size_t k = i + 1; k < mentions.size() && mentions[k].sentence == mentions[i].sentence; ++k)
        if (mentions[k].first_token == open + 1 && clusters_.of(k) &&
            clusters_[*clusters_.of(k)].type == EntityType::organization)
          join(*clusters_.of(i), *clusters_.of(k), "acronym in brackets behind the name");
    }
  }

  bool is_acronym(std::string_view name) const {
    return name.size() >= 2 && name.size() <= 8 && name.find(' ') == std::string_view::npos && is_all_capitals(name);
  }

  bool is_alive(std::size_t cluster) const {
    return !clusters_[cluster].mentions.empty() && clusters_[cluster].type == EntityType::organization;
  }

  void join_acronyms() {
    for (std::size_t a = 0; a < clusters_.size(); ++a) {
      if (!is_alive(a) || !is_acronym(clusters_[a].name)) continue;
      const std::string acronym = clusters_[a].name;
      std::vector<std::size_t> fitting;
      std::optional<std::size_t> by_table;
      const auto known = english_names().agency_names.find(acronym);
      for (std::size_t b = 0; b < clusters_.size(); ++b) {
        if (b == a || !is_alive(b) || is_acronym(clusters_[b].name)) continue;
        if (known != english_names().agency_names.end() && key_of(clusters_[b].name) == key_of(known->second))
          by_table = b;
        if (initials_of(clusters_[b].name) == acronym) fitting.push_back(b);
      }
      if (by_table)
        join(*by_table, a, "acronym of a known agency");
      else if (fitting.size() == 1 && acronym.size() > 2)
        join(fitting.front(), a, "initials of one name here");
    }
  }

  // "Security Council" behind "UN Security Council", "CBC" beside "CBC News". A state's party is not the nation's, so
  // only an acronym or a nationality in front may be left out.
  void join_shorter_names() {
    for (std::size_t a = 0; a < clusters_.size(); ++a) {
      if (!is_alive(a)) continue;
      std::optional<std::size_t> longer;
      std::size_t count = 0;
      for (std::size_t b = 0; b < clusters_.size(); ++b) {
        if (b == a || !is_alive(b) || !is_longer_name(clusters_[b], clusters_[a])) continue;
        longer = b;
        ++count;
      }
      if (count == 1) join(*longer, a, "shorter form of one name here");
    }
  }

  bool is_longer_name(const Cluster& longer, const Cluster& shorter) const {
    if (longer.name == shorter.name + " News" && is_acronym(shorter.name)) return true;
    if (shorter.name.find(' ') == std::string::npos || !longer.name.ends_with(" " + shorter.name)) return false;
    if (longer.mentions.front() > shorter.mentions.front()) return false;
    const std::string before = longer.name.substr(0, longer.name.size() - shorter.name.size() - 1);
    return is_acronym(before) || english_names().nationalities.contains(before);
  }

  static bool is_inspector(const std::string& key) {
    return key.ends_with(" ig") || key.ends_with(" inspector general") || key.ends_with(" oig");
  }

  // "the OIG" where several inspectors are named: the one whose report the text is about, else the one that is named
  // first and most often.
  void join_inspectors() {
    std::optional<std::size_t> office;
    std::vector<std::size_t> inspectors;
    for (std::size_t i = 0; i < clusters_.size(); ++i) {
      if (!is_alive(i)) continue;
      const std::string key = key_of(clusters_[i].name);
      if (key == "oig" || key == "office of inspector general" || key == "office of the inspector general") office = i;
      if (is_inspector(key)) inspectors.push_back(i);
    }
    if (!office || inspectors.empty()) return;
    const auto author = find_report_author(clusters_);
    const bool reports = author && std::ranges::find(inspectors, *author) != inspectors.end();
    const std::size_t first = reports ? *author : inspectors.front();
    const bool foremost =
        reports || std::ranges::all_of(inspectors, [&](std::size_t other) {
          return other == first || (clusters_[first].mentions.size() > clusters_[other].mentions.size() &&
                                    clusters_[first].mentions.front() < clusters_[other].mentions.front());
        });
    if (foremost)
      join(first, *office, "the inspector general named here");
    else
      for (const std::size_t mention : clusters_[*office].mentions)
        clusters_.refuse(mention, first, "several inspectors general are named here");
  }

  bool answers_to(std::size_t cluster, const std::string& noun) const {
    const Cluster& body = clusters_[cluster];
    std::vector<std::string> names = body.names;
    names.push_back(body.name);
    for (const std::string& name : names) {
      const auto known = english_names().agency_names.find(name);
      const bool agency = known != english_names().agency_names.end();
      if (has_word(key_of(name), noun)) return true;
      if (agency && has_word(key_of(known->second), noun)) return true;
      if (noun == "agency" && (agency || english_names().agencies.contains(name))) return true;
    }
    return false;
  }

  const std::vector<std::size_t>& bodies_called(const std::string& noun) {
    auto known = answering_.find(noun);
    if (known == answering_.end()) {
      known = answering_.emplace(noun, std::vector<std::size_t>()).first;
      for (std::size_t i = 0; i < clusters_.size(); ++i)
        if (is_alive(i) && answers_to(i, noun)) known->second.push_back(i);
    }
    return known->second;
  }

  // The last mention by name of the body before `mention`.
  std::optional<std::size_t> named_before(std::size_t body, std::size_t mention) const {
    const auto& named = names_of_.at(body);
    const auto next = std::ranges::lower_bound(named, mention);
    if (next == named.begin()) return std::nullopt;
    return *(next - 1);
  }

  bool is_near(std::size_t name, std::size_t mention, std::size_t sentences) const {
    return clusters_.mention(name).sentence + sentences >= clusters_.mention(mention).sentence;
  }

  // The body whose name ends just before the comma in front of the noun's article.
  std::optional<std::size_t> explained_by(std::size_t mention) const {
    const Mention& m = clusters_.mention(mention);
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    if (m.first_token < 3 || tokens[m.first_token - 1].lower != "the" || tokens[m.first_token - 2].form != ",")
      return std::nullopt;
    for (std::size_t i = mention; i-- > 0 && clusters_.mention(i).sentence == m.sentence;)
      if (clusters_.mention(i).kind == MentionKind::name && clusters_.mention(i).end_token + 2 == m.first_token &&
          clusters_.of(i) && clusters_[*clusters_.of(i)].type == EntityType::organization)
        return clusters_.of(i);
    return std::nullopt;
  }

  // One body with that noun named so far: that one. Of several, a noun in small letters means the only one named just
  // before; one with a capital is the text's own short name and means whom it meant at first, as long as no other is
  // near. Else the mention stays in doubt: a wrong office here would be a false edge about its people.
  void take_noun(std::size_t mention) {
    const Mention& m = clusters_.mention(mention);
    const Token& token = clusters_.sentence_of(mention).tokens[m.first_token];
    const std::string& noun = token.lower;
    const bool capital = starts_upper(token.form);
    std::vector<std::size_t> bodies;
    std::vector<std::size_t> near;
    for (const std::size_t body : bodies_called(noun)) {
      const auto name = named_before(body, mention);
      if (!name) continue;
      bodies.push_back(body);
      if (is_near(*name, mention, capital ? 2 : 1)) near.push_back(body);
    }
    const auto first_meaning = meaning_.find(noun);
    std::optional<std::size_t> meant = explained_by(mention);
    if (meant) {
      // "HAFO, the office that …": said outright.
    } else if (capital && first_meaning != meaning_.end()) {
      const std::size_t body = first_meaning->second;
      if (std::ranges::all_of(near, [body](std::size_t other) { return other == body; })) meant = body;
    } else if (bodies.size() == 1) {
      meant = bodies.front();
    } else if (!capital && near.size() == 1) {
      meant = near.front();
    }
    if (meant) {
      if (capital) meaning_.try_emplace(noun, *meant);
      return clusters_.assign(mention, *meant, "the last body before that the noun fits");
    }
    for (const std::size_t body : bodies)
      clusters_.refuse(mention, body, fmt::format("{} bodies here are called “{}”", bodies.size(), noun));
    // "the Office" with a capital, and no name before it: the text's own word for a body.
    if (!capital || !bodies.empty()) return;
    auto found = by_key_.find({EntityType::organization, noun});
    if (found == by_key_.end())
      found = by_key_
                  .emplace(std::make_pair(EntityType::organization, noun),
                           clusters_.add(EntityType::organization, token.form))
                  .first;
    clusters_.assign(mention, found->second, "a body that only this noun names");
  }

  Clusters& clusters_;
  std::map<std::pair<EntityType, std::string>, std::size_t> by_key_;
  std::map<std::size_t, std::vector<std::size_t>> names_of_;   // by cluster, its name mentions in order
  std::map<std::string, std::size_t> meaning_;                 // by noun with a capital, the body it meant first
  std::map<std::string, std::vector<std::size_t>> answering_;  // by noun, the bodies it can mean
};

}  // namespace

void resolve_organizations(Clusters& clusters) { OrganizationResolver(clusters).run(); }

}  // namespace whowhom

// What the text defines wins. Else the body has to be the only one that the noun fits, and near: in small letters the
// one just named; with a capital, the text's own short name, the one it meant at first, while no other is near.
#include "extract/resolve/body_nouns.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/resolve/organization_key.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kNearSmall = 1;     // sentences to the last name, for a noun in small letters among several
constexpr std::size_t kNearCapital = 2;   // the same with a capital
constexpr std::size_t kOnlyOne = 12;      // where only one body has the noun
constexpr std::size_t kStillMeant = 200;  // how long a noun with a capital keeps what it meant, unless defined
constexpr std::size_t kMaxRefused = 3;    // refusals a mention

// What "the agency" and "the company" may be beside those with the word in their name.
bool is_kind_of(const std::string& noun, const std::string& head) {
  constexpr std::array<std::string_view, 5> kAgencies = {"agency", "administration", "bureau", "service", "department"};
  constexpr std::array<std::string_view, 7> kCompanies = {"company", "corporation", "co",   "co.",
                                                          "inc",     "inc.",        "corp."};
  if (noun == "agency") return std::ranges::find(kAgencies, head) != kAgencies.end();
  if (noun == "company" || noun == "firm" || noun == "corporation")
    return std::ranges::find(kCompanies, head) != kCompanies.end();
  return false;
}

class BodyNouns {
 public:
  BodyNouns(Clusters& clusters, const BodyDefinitions& definitions) : clusters_(clusters), definitions_(definitions) {}

  void run() {
    const auto& mentions = clusters_.mentions();
    named_ = clusters_.size();
    for (std::size_t i = 0; i < mentions.size(); ++i)
      if (mentions[i].kind == MentionKind::nominal && mentions[i].type == EntityType::organization) take(i);
  }

 private:
  // One naming of a body that answers to a noun; in text order.
  struct Naming {
    std::size_t mention = 0;
    std::size_t body = 0;
  };
  struct Answering {
    std::vector<Naming> namings;
    std::vector<Naming> first_namings;  // of each body
  };

  static bool name_answers(const std::string& name, const std::string& noun) {
    const std::string head = head_noun(name);
    if (head == noun || is_kind_of(noun, head)) return true;
    if ((noun == "company" || noun == "firm" || noun == "corporation") && has_company_ending(organization_key(name)))
      return true;
    const auto known = english_names().agency_names.find(name);
    if (known == english_names().agency_names.end()) return false;
    const std::string known_head = head_noun(known->second);
    return known_head == noun || is_kind_of(noun, known_head);
  }

  bool answers_to(std::size_t cluster, const std::string& noun) const {
    const Cluster& body = clusters_[cluster];
    return name_answers(body.name, noun) ||
           std::ranges::any_of(body.names, [&](const std::string& name) { return name_answers(name, noun); });
  }

  const Answering& answering(const std::string& noun) {
    const auto known = answering_.find(noun);
    if (known != answering_.end()) return known->second;
    Answering& out = answering_[noun];
    for (std::size_t i = 0; i < named_; ++i) {
      const Cluster& cluster = clusters_[i];
      if (cluster.type != EntityType::organization || cluster.mentions.empty() || !answers_to(i, noun)) continue;
      std::size_t first = cluster.mentions.front();
      for (const std::size_t mention : cluster.mentions)
        if (clusters_.mention(mention).kind == MentionKind::name) {
          out.namings.push_back({mention, i});
          first = std::min(first, mention);
        }
      out.first_namings.push_back({first, i});
    }
    std::ranges::sort(out.namings, {}, &Naming::mention);
    std::ranges::sort(out.first_namings, {}, &Naming::mention);
    return out;
  }

  bool is_near(std::size_t name, std::size_t mention, std::size_t sentences) const {
    return clusters_.mention(name).sentence + sentences >= clusters_.mention(mention).sentence;
  }

  // Bodies named within so many sentences before the mention, each once, the last first.
  std::vector<std::size_t> named_near(const Answering& answering, std::size_t mention, std::size_t sentences) const {
    std::vector<std::size_t> bodies;
    auto at = std::ranges::lower_bound(answering.namings, mention, {}, &Naming::mention);
    while (at != answering.namings.begin()) {
      --at;
      if (!is_near(at->mention, mention, sentences)) break;
      if (std::ranges::find(bodies, at->body) == bodies.end()) bodies.push_back(at->body);
    }
    return bodies;
  }

  // The body whose name ends just before the comma in front of the noun's article, for "FAA, the agency that …".
  std::optional<std::size_t> explained_by(std::size_t mention) const {
    const Mention& m = clusters_.mention(mention);
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    if (m.first_token < 3 || tokens[m.first_token - 1].lower != "the" || tokens[m.first_token - 2].form != ",")
      return std::nullopt;
    if (starts_upper(tokens[m.first_token].form)) return std::nullopt;
    for (std::size_t i = mention; i-- > 0 && clusters_.mention(i).sentence == m.sentence;)
      if (clusters_.mention(i).kind == MentionKind::name && clusters_.mention(i).end_token + 2 == m.first_token &&
          clusters_.of(i) && clusters_[*clusters_.of(i)].type == EntityType::organization)
        return clusters_.of(i);
    return std::nullopt;
  }

  std::optional<std::size_t> defined(const std::string& noun, const Mention& mention) const {
    const auto found = definitions_.find(noun);
    if (found == definitions_.end()) return std::nullopt;
    std::optional<std::size_t> last;
    for (const BodyDefinition& definition : found->second) {
      if (definition.sentence > mention.sentence ||
          (definition.sentence == mention.sentence && definition.token > mention.first_token))
        break;
      last = definition.cluster;
    }
    return last;
  }

  void take(std::size_t mention) {
    const Mention& m = clusters_.mention(mention);
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    const Token& token = tokens[m.first_token];
    const std::string& noun = token.lower;
    const bool capital = starts_upper(token.form);
    if (const auto body = capital ? defined(noun, m) : std::nullopt)
      return clusters_.assign(mention, *body, "what the text defines the noun to be");
    if (const auto body = explained_by(mention))
      return clusters_.assign(mention, *body, "noun that explains the name before it");

    const Answering& bodies = answering(noun);
    const auto before = static_cast<std::size_t>(
        std::ranges::lower_bound(bodies.first_namings, mention, {}, &Naming::mention) - bodies.first_namings.begin());
    const std::vector<std::size_t> near = named_near(bodies, mention, capital ? kNearCapital : kNearSmall);
    // "this Office" is the writer's own, whatever office was named.
    const bool own = capital && m.first_token > 0 && tokens[m.first_token - 1].lower == "this";
    std::optional<std::size_t> meant;
    const auto first_meaning = meaning_.find(noun);
    if (own) {
      // Only its own earlier word.
    } else if (capital && first_meaning != meaning_.end()) {
      Meaning& meaning = first_meaning->second;
      const bool others = std::ranges::any_of(near, [&](std::size_t body) { return body != meaning.body; });
      const bool stale = before > 1 && meaning.sentence + kStillMeant < m.sentence;
      if (!others && !stale) meant = meaning.body;
    } else if (before == 1) {
      const std::vector<std::size_t> only = named_near(bodies, mention, kOnlyOne);
      if (only.size() == 1) meant = only.front();
    } else if (!capital && near.size() == 1) {
      meant = near.front();
    }
    if (meant) {
      if (capital) meaning_[noun] = {*meant, m.sentence};
      return clusters_.assign(mention, *meant, "the last body before that the noun fits");
    }
    if (before > 0) refuse(mention, bodies, before, noun);
    // "the Office" with a capital, and no name before it: the text's own word for a body.
    if (capital && (before == 0 || own)) take_as_name(mention, token);
  }

  void refuse(std::size_t mention, const Answering& bodies, std::size_t before, const std::string& noun) {
    const std::string reason = before == 1
                                   ? fmt::format("the only body here called “{}” was named too long before", noun)
                                   : fmt::format("{} bodies here are called “{}”", before, noun);
    auto at = std::ranges::lower_bound(bodies.namings, mention, {}, &Naming::mention);
    std::set<std::size_t> refused;
    while (at != bodies.namings.begin() && refused.size() < std::min(before, kMaxRefused)) {
      --at;
      if (refused.insert(at->body).second) clusters_.refuse(mention, at->body, reason);
      if (!is_near(at->mention, mention, kStillMeant)) break;
    }
  }

  void take_as_name(std::size_t mention, const Token& token) {
    auto found = own_words_.find(token.lower);
    if (found == own_words_.end())
      found = own_words_.emplace(token.lower, clusters_.add(EntityType::organization, token.form)).first;
    clusters_.assign(mention, found->second, "a body that only this noun names");
  }

  struct Meaning {
    std::size_t body = 0;
    std::size_t sentence = 0;  // where it was last meant
  };

  Clusters& clusters_;
  const BodyDefinitions& definitions_;
  std::size_t named_ = 0;                       // clusters that names made
  std::map<std::string, Answering> answering_;  // by noun
  std::map<std::string, Meaning> meaning_;      // by noun with a capital, the body it means
  std::map<std::string, std::size_t> own_words_;
};

}  // namespace

void resolve_body_nouns(Clusters& clusters, const BodyDefinitions& definitions) {
  BodyNouns(clusters, definitions).run();
}

}  // namespace whowhom

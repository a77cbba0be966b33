// "he" and "she" go to the named person whom the scorer finds probable enough, reckoned from pronoun to pronoun: what
// an earlier pronoun may stand for, it hands on. "I" is the speaker of the turn or quotation or the writer of the
// mail, "you" the only one addressed; "we" of a report's finding is its one author. The share that is asked for was
// chosen on development parts (docs/resolution.md).
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/language/tables.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/resolve/pronoun_scorer.hpp"
#include "extract/resolve/report_author.hpp"
#include "extract/resolve/resolvers.hpp"
#include "extract/resolve/speakers.hpp"

namespace whowhom {
namespace {

constexpr float kEnough = 0.75F;          // the share from which a pronoun is resolved
constexpr float kEnoughAlone = 0.5F;      // where no other person is named near by
constexpr float kMostUnnamed = 0.2F;      // and hardly anybody without a name
constexpr float kWorthSaying = 0.4F;      // the least share of who is named as refused
constexpr float kLeastLeft = 0.25F;       // the share from which those beside a person ruled out are believed
constexpr float kNextWorthSaying = 0.1F;  // of the second

using Shares = std::map<std::size_t, float>;  // by cluster

class PronounResolver {
 public:
  PronounResolver(Clusters& clusters, const Document& document)
      : document_(document),
        clusters_(clusters),
        heads_(find_heads(clusters)),
        messages_(find_messages(document.text)) {}

  void run() {
    speakers_ = find_speakers(document_, clusters_, heads_, messages_);
    author_ = find_report_author(clusters_);
    own_author_ = find_report_author(clusters_, true);
    resolve_third_person();
    speakers_ = find_speakers(document_, clusters_, heads_, messages_);
    for (const Head& head : heads_.all) {
      if (head.mention) resolve_first_person(head);
      if (head.mention && head.kind == HeadKind::it) resolve_it(head);
    }
  }

 private:
  struct Decision {
    std::size_t pronoun = 0;  // index into heads
    std::size_t cluster = 0;
    float share = 0.0F;
    bool alone = false;  // nobody else is named near by, and the share would not do without that
  };

  void resolve_third_person() {
    std::vector<PronounChoice> choices;
    const AntecedentFinder finder(clusters_, heads_);
    for (std::size_t i = 0; i < heads_.all.size(); ++i) {
      if (heads_.all[i].kind != HeadKind::he && heads_.all[i].kind != HeadKind::she) continue;
      // Without vectors (an analysis made by hand) nothing can be said.
      if (clusters_.analysis().sentences[heads_.all[i].sentence].vectors.empty()) continue;
      PronounChoice& choice = choices.emplace_back();
      choice.pronoun = i;
      choice.antecedents = finder.antecedents_of(i);
      const std::set<std::size_t> doers = doers_over(i);
      std::erase_if(choice.antecedents, [&](const Antecedent& antecedent) {
        const auto& cluster = heads_.all[antecedent.head].cluster;
        return speaks(i, antecedent.head) || (cluster && doers.contains(*cluster));
      });
    }
    score_choices(english_pronoun_model(), clusters_.analysis(), heads_, choices);

    std::vector<Decision> decisions;
    for (const PronounChoice& choice : choices) {
      const Shares& shares = shares_[choice.pronoun] = without_others(choice.pronoun, shares_of(choice));
      const auto best = std::ranges::max_element(shares, {}, [](const auto& share) { return share.second; });
      if (best == shares.end() || !heads_.all[choice.pronoun].mention) continue;
      float unnamed = 1.0F;
      for (const auto& [cluster, share] : shares) unnamed -= share;
      const bool alone =
          best->second >= kEnoughAlone && unnamed <= kMostUnnamed && only_near(choice.pronoun) == best->first;
      if (alone || best->second >= kEnough)
        decide({choice.pronoun, best->first, best->second, best->second < kEnough}, decisions);
      else
        refuse(choice.pronoun);
    }
    take(decisions);
  }

  // Who does what is done to the pronoun is another: "A told him" (Principle B of Chomsky 1981, Lectures on Government
  // and Binding). Also where the verb borrows its subject: "A wanted to tell him".
  std::set<std::size_t> doers_over(std::size_t pronoun) const {
    const Head& head = heads_.all[pronoun];
    const auto& tokens = clusters_.analysis().sentences[head.sentence].tokens;
    const Token& word = tokens[head.token];
    std::set<std::size_t> doers;
    if (word.relation != "obj" && word.relation != "iobj" && word.relation != "obl") return doers;
    std::size_t verb = word.head;
    for (int steps = 0; steps < 4 && verb < tokens.size(); ++steps) {
      bool found = false;
      for (std::size_t i = heads_.starts[head.sentence]; i < heads_.starts[head.sentence + 1]; ++i) {
        const Head& other = heads_.all[i];
        std::size_t at = other.token;
        while (tokens[at].relation == "conj" && tokens[at].head < tokens.size()) at = tokens[at].head;
        if (tokens[at].head != verb || tokens[at].relation != "nsubj") continue;
        found = true;
        if (other.cluster) doers.insert(*other.cluster);
      }
      if (found || (tokens[verb].relation != "xcomp" && tokens[verb].relation != "conj")) break;
      verb = tokens[verb].head;
    }
    return doers;
  }

  void decide(const Decision& decision, std::vector<Decision>& decisions) {
    decisions.push_back(decision);
    decided_[decision.pronoun] = decision.cluster;
  }

  // The one fitting person of the sentence before the pronoun; where there is none, of the sentence before.
  std::optional<std::size_t> only_near(std::size_t pronoun) const {
    const Head& head = heads_.all[pronoun];
    const auto& sentences = clusters_.analysis().sentences;
    std::set<std::size_t> people = people_in(head.sentence, pronoun);
    if (people.empty() && head.sentence > 0 && sentences[head.sentence].block == sentences[head.sentence - 1].block)
      people = people_in(head.sentence - 1, pronoun);
    if (people.size() == 1) return *people.begin();
    return std::nullopt;
  }

  // Clusters of people in the sentence, before the pronoun, that it may stand for.
  std::set<std::size_t> people_in(std::size_t sentence, std::size_t pronoun) const {
    std::set<std::size_t> people;
    for (std::size_t i = heads_.starts[sentence]; i < std::min(pronoun, heads_.starts[sentence + 1]); ++i) {
      const Head& head = heads_.all[i];
      const auto decided = decided_.find(i);
      const auto cluster = decided != decided_.end() ? std::optional(decided->second) : head.cluster;
      if (!cluster || clusters_[*cluster].type != EntityType::person || speaks(pronoun, i)) continue;
      if (head.sex == Sex::unknown || head.sex == heads_.all[pronoun].sex) people.insert(*cluster);
    }
    return people;
  }

  // Who speaks says "I" of himself and "you" to the one he talks with, never "he".
  bool speaks(std::size_t pronoun, std::size_t candidate) const {
    const Head& head = heads_.all[pronoun];
    const auto& cluster = heads_.all[candidate].cluster;
    if (!cluster) return false;
    if (head.quotation != 0) {
      const auto quoted = speakers_.of_quotation.find(head.quotation);
      return quoted != speakers_.of_quotation.end() && quoted->second == *cluster &&
             speakers_.whole.contains(head.quotation);
    }
    return speakers_.of_sentence[head.sentence] == cluster || speakers_.partner_of_sentence[head.sentence] == cluster;
  }

  // The share of each named person. Those without a name keep theirs, and so does none.
  Shares shares_of(const PronounChoice& choice) const {
    Shares shares;
    for (std::size_t i = 0; i < choice.antecedents.size(); ++i) {
      const Head& candidate = heads_.all[choice.antecedents[i].head];
      const float probability = choice.probabilities[i];
      if (const auto earlier = shares_.find(choice.antecedents[i].head); earlier != shares_.end())
        for (const auto& [cluster, share] : earlier->second) shares[cluster] += probability * share;
      else if (candidate.cluster && clusters_[*candidate.cluster].type == EntityType::person)
        shares[*candidate.cluster] += probability;
    }
    return shares;
  }

  // Nobody is he and she, and who tells her is not she: whom an earlier pronoun of the other sex in the sentence means,
  // this one does not, and the others have that share in proportion.
  Shares without_others(std::size_t pronoun, Shares shares) const {
    const Head& head = heads_.all[pronoun];
    std::set<std::size_t> others;
    for (std::size_t i = heads_.starts[head.sentence]; i < pronoun; ++i) {
      const auto decided = decided_.find(i);
      if (decided != decided_.end() && heads_.all[i].kind != head.kind) others.insert(decided->second);
    }
    float left = 1.0F;
    for (const std::size_t other : others)
      if (const auto share = shares.find(other); share != shares.end()) {
        left -= share->second;
        shares.erase(share);
      }
    // What is left of next to nothing says nothing.
    if (others.empty() || left < kLeastLeft) return shares;
    for (auto& [cluster, share] : shares) share /= left;
    return shares;
  }

  // Nobody is he and she: where a person of unknown sex would be both, the more probable stand.
  void take(const std::vector<Decision>& decisions) {
    std::map<std::size_t, std::array<float, 2>> sums;
    const auto is_she = [this](std::size_t pronoun) { return heads_.all[pronoun].kind == HeadKind::she ? 1U : 0U; };
    for (const Decision& decision : decisions) sums[decision.cluster][is_she(decision.pronoun)] += decision.share;
    for (const Decision& decision : decisions) {
      const std::array<float, 2>& sum = sums[decision.cluster];
      const std::size_t mention = *heads_.all[decision.pronoun].mention;
      if (sum[is_she(decision.pronoun)] > sum[1 - is_she(decision.pronoun)])
        clusters_.assign(mention, decision.cluster, reason_of(decision));
      else
        clusters_.refuse(mention, decision.cluster, "other pronouns here make this a person of the other sex");
    }
  }

  std::vector<std::pair<float, std::size_t>> best_first(std::size_t pronoun) const {
    std::vector<std::pair<float, std::size_t>> order;
    for (const auto& [cluster, share] : shares_.at(pronoun)) order.emplace_back(share, cluster);
    std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.first > b.first; });
    return order;
  }

  std::string reason_of(const Decision& decision) const {
    const auto order = best_first(decision.pronoun);
    std::string reason =
        fmt::format("most likely {} ({:.2f}){}", clusters_[decision.cluster].name, decision.share, place(decision));
    if (decision.alone) reason += "; nobody else who fits is named near by";
    if (order.size() > 1 && order[1].first >= 0.01F)
      reason += fmt::format("; next {} ({:.2f})", clusters_[order[1].second].name, order[1].first);
    return reason;
  }

  // How far away the person is named.
  std::string place(const Decision& decision) const {
    std::optional<std::size_t> before;
    const std::size_t here = heads_.all[decision.pronoun].position;
    for (std::size_t i = decision.pronoun; i-- > 0 && !before;)
      if (heads_.all[i].cluster == decision.cluster) before = here - heads_.all[i].position;
    if (!before) return ", named behind it";
    return fmt::format(", named {} word{} before", *before, *before == 1 ? "" : "s");
  }

  void refuse(std::size_t pronoun) {
    const auto order = best_first(pronoun);
    if (order.front().first < kWorthSaying) return;
    std::string shares = fmt::format("{} {:.2f}", clusters_[order[0].second].name, order[0].first);
    if (order.size() > 1 && order[1].first >= kNextWorthSaying)
      shares += fmt::format(", {} {:.2f}", clusters_[order[1].second].name, order[1].first);
    clusters_.refuse(*heads_.all[pronoun].mention, order.front().second,
                     "a pronoun, and nobody is likely enough: " + shares);
  }

  // "The agency said that it had told B": the subject of what a body says of itself, where no other thing stands
  // between.
  void resolve_it(const Head& head) {
    const auto& tokens = clusters_.analysis().sentences[head.sentence].tokens;
    const std::size_t clause = tokens[head.token].head;
    if (clause < tokens.size() && tokens[clause].relation == "root") return resolve_next_it(head);
    if (clause >= tokens.size() || tokens[clause].relation != "ccomp") return;
    const std::size_t verb = tokens[clause].head;
    if (verb >= tokens.size() || !is_speech(tokens[verb].lemma)) return;
    std::optional<std::size_t> body;
    for (std::size_t i = heads_.starts[head.sentence]; i < heads_.starts[head.sentence + 1]; ++i) {
      const Head& other = heads_.all[i];
      if (other.token >= head.token) break;
      if (tokens[other.token].head == verb && tokens[other.token].relation == "nsubj") {
        if (other.cluster && clusters_[*other.cluster].type == EntityType::organization) body = other.cluster;
      } else if (other.token > verb && other.kind != HeadKind::person) {
        return;  // "told the bank that it"
      }
    }
    if (body) clusters_.assign(*head.mention, *body, "the body that says so of itself");
  }

  // "The agency closed the port. It told B": the body that is the subject of the sentence before, where that speaks of
  // no other body and of nothing that could tell.
  void resolve_next_it(const Head& head) {
    const auto& sentences = clusters_.analysis().sentences;
    if (head.sentence == 0 || sentences[head.sentence].block != sentences[head.sentence - 1].block) return;
    const std::size_t before = head.sentence - 1;
    const auto& tokens = sentences[before].tokens;
    std::optional<std::size_t> body;
    for (std::size_t i = heads_.starts[before]; i < heads_.starts[before + 1]; ++i) {
      const Head& other = heads_.all[i];
      if (other.quotation != head.quotation) return;
      const Token& word = tokens[other.token];
      const bool foremost =
          word.relation == "nsubj" && word.head < tokens.size() && tokens[word.head].relation == "root";
      if (foremost) {
        if (!other.cluster || clusters_[*other.cluster].type != EntityType::organization) return;
        body = other.cluster;
      } else if (other.cluster == body && body) {
        continue;
      } else if (can_be_it(other, word)) {
        return;
      }
    }
    if (body) clusters_.assign(*head.mention, *body, "the subject of the sentence before, and no other body there");
  }

  bool can_be_it(const Head& other, const Token& word) const {
    if (other.kind == HeadKind::it || other.kind == HeadKind::organization) return true;
    if (other.mention && clusters_.mention(*other.mention).type == EntityType::document) return true;
    if (other.cluster && clusters_[*other.cluster].type != EntityType::person) return true;
    if (other.kind != HeadKind::noun || other.plural) return false;
    const NameTables& names = english_names();
    return names.party_nouns.contains(word.lemma) || names.organization_heads.contains(word.lemma) ||
           names.document_nouns.contains(word.lemma);
  }

  static bool is_speech(std::string_view lemma) {
    static const std::set<std::string_view> verbs = [] {
      std::set<std::string_view> out;
      for (const auto& row : language_rows("attitudes.tsv"))
        if (row.at(1) == "says") out.insert(row.at(0));
      return out;
    }();
    return verbs.contains(lemma);
  }

  void resolve_first_person(const Head& head) {
    const std::string_view lower = clusters_.analysis().sentences[head.sentence].tokens[head.token].lower;
    if (lower == "i" || lower == "me" || lower == "my") {
      if (head.quotation != 0) {
        const auto speaker = speakers_.of_quotation.find(head.quotation);
        if (speaker != speakers_.of_quotation.end())
          clusters_.assign(*head.mention, speaker->second, "the speaker of the quotation");
        return;
      }
      if (const auto speaker = speakers_.of_sentence[head.sentence])
        clusters_.assign(*head.mention, *speaker, "the speaker of the paragraph or the writer of the mail");
    } else if (lower == "you" || lower == "your") {
      const auto hearer = speakers_.hearer_of_sentence[head.sentence];
      if (head.quotation == 0 && hearer)
        clusters_.assign(*head.mention, *hearer, "the only reader of the mail or the witness who is asked");
    } else if (lower == "we" && author_ && reports_finding(head)) {
      clusters_.assign(*head.mention, *author_, "the report's author, in a finding");
    } else if ((lower == "we" || lower == "us") && own_author_ && head.quotation == 0 &&
               !speakers_.of_sentence[head.sentence]) {
      clusters_.assign(*head.mention, *own_author_, "the body that calls the text its own");
    }
  }

  // "We concluded that", "we did not find": what the makers of a report say of their work.
  bool reports_finding(const Head& head) const {
    constexpr std::array<std::string_view, 7> kFinds = {"conclude", "find",      "determine", "recommend",
                                                        "examine",  "interview", "identify"};
    const auto& tokens = clusters_.analysis().sentences[head.sentence].tokens;
    for (std::size_t i = head.end_token; i < tokens.size(); ++i) {
      if (std::ranges::find(kFinds, tokens[i].lemma) != kFinds.end()) return true;
      const PartOfSpeech tag = tokens[i].part_of_speech;
      if (tag != PartOfSpeech::aux && tag != PartOfSpeech::part && tag != PartOfSpeech::adv) return false;
    }
    return false;
  }

  const Document& document_;
  Clusters& clusters_;
  Heads heads_;
  Messages messages_;
  Speakers speakers_;
  std::optional<std::size_t> author_;
  std::optional<std::size_t> own_author_;       // who says "this report"
  std::map<std::size_t, Shares> shares_;        // by pronoun
  std::map<std::size_t, std::size_t> decided_;  // pronoun → cluster
};

}  // namespace

void resolve_pronouns(Clusters& clusters, const Document& document) { PronounResolver(clusters, document).run(); }

}  // namespace whowhom

// A pronoun gets a bearer only where no other is possible: one person of fitting sex named before it in the sentence,
// else one in the sentence before. "I" is the speaker of the block or the writer of the mail; "we" of a report's
// finding is its one author.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "extract/mention/titles.hpp"
#include "extract/resolve/person_name.hpp"
#include "extract/resolve/report_author.hpp"
#include "extract/resolve/resolvers.hpp"

namespace whowhom {
namespace {

class PronounResolver {
 public:
  explicit PronounResolver(Clusters& clusters) : clusters_(clusters) {}

  void run() {
    find_bearers();
    find_speakers();
    author_ = find_report_author(clusters_);
    for (std::size_t i = 0; i < clusters_.mentions().size(); ++i) {
      if (clusters_.mention(i).kind != MentionKind::pronoun) continue;
      if (const auto bearer = bearer_of(i)) clusters_.assign(i, *bearer, "the only one the pronoun can mean");
    }
  }

 private:
  const Token& token_of(std::size_t mention) const {
    return clusters_.sentence_of(mention).tokens[clusters_.mention(mention).first_token];
  }

  std::optional<std::size_t> bearer_of(std::size_t mention) const {
    const std::string& lower = token_of(mention).lower;
    if (lower == "he" || lower == "him" || lower == "his") return nearest(mention, FirstNameBearer::man);
    if (lower == "she" || lower == "her") return nearest(mention, FirstNameBearer::woman);
    if (lower == "i" || lower == "me" || lower == "my") {
      const auto speaker = speakers_.find(clusters_.sentence_of(mention).block);
      if (speaker != speakers_.end()) return speaker->second;
      return std::nullopt;
    }
    if (lower == "we" && reports_finding(mention)) return author_;
    return std::nullopt;
  }

  void find_bearers() {
    for (std::size_t i = 0; i < clusters_.mentions().size(); ++i) {
      const Mention& m = clusters_.mention(i);
      if (m.kind != MentionKind::name || m.type != EntityType::person || !clusters_.of(i)) continue;
      const PersonName name = parse_person_name(clusters_.sentence_of(i), m);
      if (name.bearer && *name.bearer != FirstNameBearer::either) bearers_.try_emplace(*clusters_.of(i), *name.bearer);
    }
  }

  std::optional<std::size_t> nearest(std::size_t mention, FirstNameBearer bearer) const {
    const std::size_t sentence = clusters_.mention(mention).sentence;
    const std::set<std::size_t> here = people_in(sentence, mention, bearer);
    if (here.size() == 1) return *here.begin();
    if (!here.empty() || sentence == 0) return std::nullopt;
    // A speaker's "he" in a quotation is not the one who was named outside it.
    const auto& sentences = clusters_.analysis().sentences;
    if (sentences[sentence].block != sentences[sentence - 1].block) return std::nullopt;
    const std::set<std::size_t> before = people_in(sentence - 1, mention, bearer);
    if (before.size() == 1) return *before.begin();
    return std::nullopt;
  }

  // "the Holm case": what a pronoun speaks of is the case, if anything of it.
  bool modifies_noun(std::size_t mention) const {
    const Mention& m = clusters_.mention(mention);
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    for (std::size_t i = m.first_token; i < m.end_token; ++i) {
      const bool inside = tokens[i].head >= m.first_token && tokens[i].head < m.end_token;
      if (!inside) return tokens[i].relation == "compound" && tokens[i].head >= m.end_token;
    }
    return false;
  }

  // Clusters of people mentioned in the sentence before the mention.
  std::set<std::size_t> people_in(std::size_t sentence, std::size_t mention, FirstNameBearer bearer) const {
    // Who speaks says "I" of himself, never "he".
    const auto speaker = speakers_.find(clusters_.sentence_of(mention).block);
    std::set<std::size_t> people;
    for (std::size_t i = mention; i-- > 0 && clusters_.mention(i).sentence >= sentence;) {
      const Mention& m = clusters_.mention(i);
      if (m.sentence != sentence || !clusters_.of(i) || modifies_noun(i)) continue;
      const std::size_t cluster = *clusters_.of(i);
      if (clusters_[cluster].type != EntityType::person || (speaker != speakers_.end() && speaker->second == cluster))
        continue;
      const auto known = bearers_.find(cluster);
      if (known == bearers_.end() || known->second == bearer) people.insert(cluster);
    }
    return people;
  }

  // Blocks that begin with a label, and all blocks under a mail's From line.
  void find_speakers() {
    const auto& sentences = clusters_.analysis().sentences;
    std::optional<std::size_t> writer;
    std::size_t last_block = sentences.size();
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      const Sentence& sentence = sentences[s];
      const bool starts_block = sentence.block != last_block;
      last_block = sentence.block;
      if (!starts_block) continue;
      const std::string_view first = sentence.tokens.front().lower;
      const bool field = sentence.tokens.size() > 2 && sentence.tokens[1].form == ":";
      if (first.starts_with("--") || first.starts_with("__") || (field && first == "from")) writer.reset();
      if (field && (first == "from" || (first == "x-from" && !writer)))
        writer = only_person_in(s);
      else if (sentence.tokens.back().form == ":" && sentence.tokens.size() <= 8 && only_person_in(s))
        speakers_.emplace(sentence.block, *only_person_in(s));
      else if (writer && !field)
        speakers_.emplace(sentence.block, *writer);
    }
  }

  std::optional<std::size_t> only_person_in(std::size_t sentence) const {
    std::set<std::size_t> people;
    const auto [first, end] = clusters_.mentions_in(sentence);
    for (std::size_t i = first; i < end; ++i)
      if (clusters_.of(i) && clusters_[*clusters_.of(i)].type == EntityType::person) people.insert(*clusters_.of(i));
    if (people.size() == 1) return *people.begin();
    return std::nullopt;
  }

  // "We concluded that", "we did not find": what the makers of a report say of their work.
  bool reports_finding(std::size_t mention) const {
    constexpr std::array<std::string_view, 7> kFinds = {"conclude", "find",      "determine", "recommend",
                                                        "examine",  "interview", "identify"};
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    for (std::size_t i = clusters_.mention(mention).end_token; i < tokens.size(); ++i) {
      if (std::ranges::find(kFinds, tokens[i].lemma) != kFinds.end()) return true;
      const PartOfSpeech tag = tokens[i].part_of_speech;
      if (tag != PartOfSpeech::aux && tag != PartOfSpeech::part && tag != PartOfSpeech::adv) return false;
    }
    return false;
  }

  Clusters& clusters_;
  std::map<std::size_t, FirstNameBearer> bearers_;
  std::map<std::size_t, std::size_t> speakers_;  // by block
  std::optional<std::size_t> author_;
};

}  // namespace

void resolve_pronouns(Clusters& clusters) { PronounResolver(clusters).run(); }

}  // namespace whowhom

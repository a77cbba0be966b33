// Labels and From lines give the speakers of paragraphs; "…," she said and She said: "…" those of quotations.
#include "extract/resolve/speakers.hpp"

#include <string_view>
#include <vector>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

// A verb of communication may stand between a quotation and who speaks it.
const std::set<std::string_view>& speaking_verbs() {
  static const std::set<std::string_view> kVerbs = [] {
    std::set<std::string_view> verbs;
    for (const auto& row : language_rows("communication_verbs.tsv")) verbs.insert(row[0]);
    return verbs;
  }();
  return kVerbs;
}

class SpeakerFinder {
 public:
  SpeakerFinder(const Clusters& clusters, const Heads& heads) : clusters_(clusters), heads_(heads) {}

  Speakers run() {
    find_blocks();
    find_quotations();
    return std::move(speakers_);
  }

 private:
  // Blocks that begin with a label, and all blocks under a mail's From line.
  void find_blocks() {
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
        speakers_.of_block.emplace(sentence.block, *only_person_in(s));
      else if (writer && !field)
        speakers_.of_block.emplace(sentence.block, *writer);
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

  void find_quotations() {
    std::size_t last_block = clusters_.analysis().sentences.size();
    std::set<std::size_t> seen;       // quotations whose first word was looked at
    std::optional<std::size_t> last;  // who spoke in the sentence before, of the same paragraph
    for (std::size_t s = 0; s < clusters_.analysis().sentences.size(); ++s) {
      const Sentence& sentence = clusters_.analysis().sentences[s];
      if (sentence.block != last_block) last.reset();
      last_block = sentence.block;
      const std::vector<std::size_t>& quotations = heads_.quotations[s];
      std::optional<std::size_t> here;
      bool quoted = false;
      for (std::size_t t = 0; t < sentence.tokens.size(); ++t) {
        if (quotations[t] != 0) {
          quoted = true;
          if (has_letter(sentence.tokens[t].form) && seen.insert(quotations[t]).second &&
              starts_upper(sentence.tokens[t].form))
            speakers_.whole.insert(quotations[t]);
        }
        if (quotations[t] == 0 && speaking_verbs().contains(sentence.tokens[t].lemma)) {
          const auto speaker = subject_of(s, t);
          if (!speaker) continue;
          for (std::size_t q : spoken_by(sentence, quotations, t)) speakers_.of_quotation.try_emplace(q, *speaker);
          if (!spoken_by(sentence, quotations, t).empty()) here = speaker;
        }
      }
      // "…," she said. "…": the paragraph goes on with her.
      if (!here && quoted && last && all_quoted(sentence, quotations)) {
        here = last;
        for (const std::size_t q : quotations)
          if (q != 0) speakers_.of_quotation.try_emplace(q, *last);
      }
      last = here;
    }
  }

  static bool all_quoted(const Sentence& sentence, const std::vector<std::size_t>& quotations) {
    for (std::size_t t = 0; t < sentence.tokens.size(); ++t)
      if (quotations[t] == 0 && sentence.tokens[t].part_of_speech != PartOfSpeech::punct) return false;
    return true;
  }

  // Quotations with a word that hangs on the verb, or on which the verb hangs.
  static std::set<std::size_t> spoken_by(const Sentence& sentence, const std::vector<std::size_t>& quotations,
                                         std::size_t verb) {
    std::set<std::size_t> spoken;
    for (std::size_t t = 0; t < sentence.tokens.size(); ++t) {
      if (quotations[t] == 0 || sentence.tokens[t].part_of_speech == PartOfSpeech::punct) continue;
      const std::string_view relation = sentence.tokens[t].relation;
      if ((sentence.tokens[t].head == verb && (relation == "ccomp" || relation == "parataxis" || relation == "obj")) ||
          (sentence.tokens[verb].head == t && sentence.tokens[verb].relation == "parataxis"))
        spoken.insert(quotations[t]);
    }
    return spoken;
  }

  // The person that is the verb's subject, where its mention is resolved.
  std::optional<std::size_t> subject_of(std::size_t s, std::size_t verb) const {
    const Sentence& sentence = clusters_.analysis().sentences[s];
    for (std::size_t h = heads_.starts[s]; h < heads_.starts[s + 1]; ++h) {
      const Head& head = heads_.all[h];
      const Token& token = sentence.tokens[head.token];
      if (token.head != verb || token.relation != "nsubj" || head.quotation != 0 || !head.mention) continue;
      const auto cluster = clusters_.of(*head.mention);
      if (cluster && clusters_[*cluster].type == EntityType::person) return cluster;
    }
    return std::nullopt;
  }

  const Clusters& clusters_;
  const Heads& heads_;
  Speakers speakers_;
};

}  // namespace

Speakers find_speakers(const Clusters& clusters, const Heads& heads) { return SpeakerFinder(clusters, heads).run(); }

}  // namespace whowhom

// Labels and the headers of messages give the speakers of paragraphs; "…," she said and She said: "…" those of
// quotations.
#include "extract/resolve/speakers.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/read/chat_layout.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/post_layout.hpp"

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
  SpeakerFinder(const Document& document, const Clusters& clusters, const Heads& heads, const Messages& messages)
      : text_(document.text),
        clusters_(clusters),
        heads_(heads),
        messages_(messages),
        turns_(turns_of(document, clusters)),
        chat_(find_chat_turns(document.text)),
        posts_(find_posts(document.text)) {}

  Speakers run() {
    find_writers();
    find_blocks();
    find_quotations();
    return std::move(speakers_);
  }

 private:
  static Turns turns_of(const Document& document, const Clusters& clusters) {
    std::vector<std::optional<std::size_t>> cluster_of(clusters.mentions().size());
    for (std::size_t i = 0; i < cluster_of.size(); ++i) cluster_of[i] = clusters.of(i);
    return find_turns(document, clusters.mentions(), cluster_of);
  }

  // A paragraph that begins with a label is the labelled one's. In a mail "Ann:" greets, if Ann receives it.
  void find_blocks() {
    const auto& sentences = clusters_.analysis().sentences;
    speakers_.of_sentence.resize(sentences.size());
    speakers_.hearer_of_sentence.resize(sentences.size());
    speakers_.partner_of_sentence.resize(sentences.size());
    std::size_t last_block = sentences.size();
    std::optional<std::size_t> labelled;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      const Sentence& sentence = sentences[s];
      const auto message = messages_.at(sentence.tokens.front().span.start);
      if (sentence.block != last_block) {
        labelled.reset();
        if (sentence.tokens.back().form == ":" && sentence.tokens.size() <= 8) labelled = only_person_in(s);
        if (labelled && message && receives(*message, *labelled)) labelled.reset();
      }
      last_block = sentence.block;
      auto& speaker = speakers_.of_sentence[s];
      auto& hearer = speakers_.hearer_of_sentence[s];
      if (const Turn* turn = turns_.at(sentence.tokens.front().span.start)) {
        speaker = person(turn->speaker);
        hearer = person(turn->hearer);
      } else if (const ChatTurn* written = chat_turn_at(sentence.tokens.front().span.start)) {
        speaker = only(people_in(written->name));
        hearer = chat_reader(*written);
      } else if (const Post* post = post_at(sentence.tokens.front().span.start)) {
        speaker = only(people_in(post->handle));
        if (post->answered.size() == 1) hearer = only(people_in(post->answered[0]));
      } else if (labelled) {
        speaker = labelled;
      } else if (message) {
        speaker = writer_of(*message);
        hearer = reader_of(*message);
      }
      if (speaker == hearer) hearer.reset();
      auto& partner = speakers_.partner_of_sentence[s];
      partner = hearer;
      if (const Turn* turn = turns_.at(sentence.tokens.front().span.start); turn != nullptr && !partner)
        partner = partner_of(*turn);
      if (partner == speaker) partner.reset();
    }
  }

  // Who speaks in the turn before and in the one behind; at an end of the transcript one of them will do.
  std::optional<std::size_t> partner_of(const Turn& turn) const {
    const auto at = static_cast<std::size_t>(&turn - turns_.all.data());
    const auto before = at > 0 ? turns_.all[at - 1].speaker : std::nullopt;
    const auto behind = at + 1 < turns_.all.size() ? turns_.all[at + 1].speaker : std::nullopt;
    if (at > 0 && at + 1 < turns_.all.size() && before != behind) return std::nullopt;
    return person(at > 0 ? before : behind);
  }

  // The turn of a chat that the byte stands in.
  const ChatTurn* chat_turn_at(std::size_t byte) const {
    const auto next =
        std::ranges::partition_point(chat_, [&](const ChatTurn& turn) { return turn.line.start <= byte; });
    if (next == chat_.begin()) return nullptr;
    const ChatTurn& turn = *(next - 1);
    return byte >= turn.end ? nullptr : &turn;
  }

  const Post* post_at(std::size_t byte) const {
    const auto next = std::ranges::partition_point(posts_, [&](const Post& post) { return post.head.start <= byte; });
    if (next == posts_.begin()) return nullptr;
    const Post& post = *(next - 1);
    return byte >= post.end ? nullptr : &post;
  }

  // Whom the turn names as its reader; else the other one where two write and nobody else does.
  std::optional<std::size_t> chat_reader(const ChatTurn& turn) const {
    if (!turn.to.empty()) return only(people_in(turn.to));
    if (!two_write_) return std::nullopt;
    return only(people_in(slice(text_, turn.name) == slice(text_, writers_[0]) ? writers_[1] : writers_[0]));
  }

  void find_writers() {
    std::set<std::string_view> seen;
    for (const ChatTurn& turn : chat_) {
      if (!turn.to.empty()) return;
      if (seen.insert(slice(text_, turn.name)).second) writers_.push_back(turn.name);
    }
    two_write_ = writers_.size() == 2;
  }

  // The one person in the lines that say who wrote; "X-From" counts where "From" does not tell.
  std::optional<std::size_t> writer_of(std::size_t index) const {
    const Message& message = messages_.all[index];
    if (!message.header) return only(people_in(message.attribution));
    const MailHeader& header = messages_.headers[*message.header];
    for (const bool repeated : {false, true}) {
      std::set<std::size_t> people;
      for (const MailLine& line : header.lines)
        if (line.field == MailField::from && line.repeated == repeated) people.merge(people_in(line.value));
      if (const auto writer = only(people)) return writer;
    }
    return std::nullopt;
  }

  // The only one to whom the message is addressed, copies apart; who quotes a message to answer it has received it.
  std::optional<std::size_t> reader_of(std::size_t index) const {
    const Message& message = messages_.all[index];
    if (!message.header) {
      if (message.attribution.empty() || !message.outer) return std::nullopt;
      return writer_of(*message.outer);
    }
    std::set<std::size_t> people;
    for (const MailLine& line : messages_.headers[*message.header].lines) {
      if (line.field != MailField::to) continue;
      people.merge(people_in(line.value));
      // A list among them has no mention.
      const std::string_view value = text_.substr(line.value.start, line.value.size());
      if (value.find(';') != std::string_view::npos || std::ranges::count(value, ',') > 1) return std::nullopt;
    }
    return only(people);
  }

  bool receives(std::size_t index, std::size_t person) const {
    const Message& message = messages_.all[index];
    if (!message.header) return false;
    return std::ranges::any_of(messages_.headers[*message.header].lines, [&](const MailLine& line) {
      return line.field != MailField::from && line.field != MailField::other && people_in(line.value).contains(person);
    });
  }

  // Clusters of the people named in the bytes.
  std::set<std::size_t> people_in(Span span) const {
    std::set<std::size_t> people;
    const auto& mentions = clusters_.mentions();
    const auto first =
        std::ranges::partition_point(mentions, [&](const Mention& m) { return m.span.start < span.start; });
    for (auto m = first; m != mentions.end() && m->span.start < span.end; ++m) {
      const auto cluster = clusters_.of(static_cast<std::size_t>(m - mentions.begin()));
      if (cluster && m->kind == MentionKind::name && clusters_[*cluster].type == EntityType::person)
        people.insert(*cluster);
    }
    return people;
  }

  std::optional<std::size_t> person(std::optional<std::size_t> cluster) const {
    if (cluster && clusters_[*cluster].type == EntityType::person) return cluster;
    return std::nullopt;
  }

  static std::optional<std::size_t> only(const std::set<std::size_t>& people) {
    if (people.size() == 1) return *people.begin();
    return std::nullopt;
  }

  std::optional<std::size_t> only_person_in(std::size_t sentence) const {
    std::set<std::size_t> people;
    const auto [first, end] = clusters_.mentions_in(sentence);
    for (std::size_t i = first; i < end; ++i)
      if (clusters_.of(i) && clusters_[*clusters_.of(i)].type == EntityType::person) people.insert(*clusters_.of(i));
    return only(people);
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

  std::string_view text_;
  const Clusters& clusters_;
  const Heads& heads_;
  const Messages& messages_;
  Turns turns_;
  std::vector<ChatTurn> chat_;
  std::vector<Span> writers_;  // of the chat, each once
  bool two_write_ = false;
  std::vector<Post> posts_;
  Speakers speakers_;
};

}  // namespace

Speakers find_speakers(const Document& document, const Clusters& clusters, const Heads& heads,
                       const Messages& messages) {
  return SpeakerFinder(document, clusters, heads, messages).run();
}

}  // namespace whowhom

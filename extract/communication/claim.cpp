// Anchors are the heads' phrases without article, so that a figure can set them off in the quote.
#include "extract/communication/claim.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/communication/dates.hpp"
#include "extract/communication/source.hpp"
#include "extract/communication/topic.hpp"
#include "extract/communication/word_lists.hpp"

namespace whowhom {
namespace {

// The bytes of a phrase: of its mention where it has one, else of all its tokens.
Span span_of(const PhrasedSentence& sentence, const Phrase& phrase) {
  if (phrase.kind == PhraseKind::noun)
    for (const PlacedMention& mention : sentence.mentions)
      if (mention.entity && (mention.entity == phrase.entity || mention.entity == phrase.possessor) &&
          phrase.first <= mention.first && mention.end <= phrase.end)
        return {sentence.token(mention.first).span.start, sentence.token(mention.end - 1).span.end};
  return {sentence.token(phrase.first).span.start, sentence.token(phrase.end - 1).span.end};
}

std::vector<Span> in_order_and_disjoint(std::vector<Span> spans) {
  std::ranges::sort(spans);
  std::vector<Span> out;
  for (const Span span : spans) {
    if (!out.empty() && span.start < out.back().end)
      out.back().end = std::max(out.back().end, span.end);
    else
      out.push_back(span);
  }
  return out;
}

void add_once(std::vector<std::size_t>& list, std::size_t value) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !words.back().empty()) words.emplace_back();
    if (letter) words.back() += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  return words;
}

}  // namespace

bool is_document(const ClaimContext& context, std::size_t entity) {
  return context.resolution.entities[entity].type == EntityType::document;
}

Side side_of(const ClaimContext& context, const PhrasedSentence& sentence, const std::vector<std::size_t>& nouns) {
  Side side;
  for (const std::size_t noun : nouns)
    for (const std::size_t entity : parties_of(sentence, noun)) {
      if (is_document(context, entity)) continue;
      add_once(side.entities, entity);
      add_once(side.phrases, noun);
    }
  return side;
}

Side side_of(const ClaimContext& context, const Subject& subject) {
  Side side;
  for (std::size_t i = 0; i < subject.nouns.size(); ++i) {
    const auto entity = subject.entities[i];
    if (!entity || is_document(context, *entity)) continue;
    add_once(side.entities, *entity);
    add_once(side.phrases, subject.nouns[i]);
  }
  return side;
}

Side possessor_of(const ClaimContext& context, const PhrasedSentence& sentence, std::size_t noun) {
  const auto possessor = sentence.phrases[noun].possessor;
  if (!possessor || is_document(context, *possessor)) return {};
  return {{*possessor}, {noun}};
}

std::size_t first_mention_from(std::size_t byte, const std::vector<Mention>& mentions) {
  const auto found =
      std::ranges::lower_bound(mentions, byte, {}, [](const Mention& mention) { return mention.span.start; });
  return static_cast<std::size_t>(found - mentions.begin());
}

std::optional<int> page_of(const Document& document, std::size_t byte) {
  for (const Page& page : document.pages)
    if (page.span.start <= byte && byte < page.span.end) return page.number;
  return std::nullopt;
}

Evidence evidence_of(const ClaimContext& context, const PhrasedSentence& sentence, std::size_t trigger,
                     const std::vector<std::size_t>& phrases, const std::vector<std::size_t>& negation,
                     std::string rule, double confidence) {
  Evidence evidence;
  evidence.document = context.document.source.id;
  evidence.span = sentence.sentence->span;
  evidence.quote = context.document.text.substr(evidence.span.start, evidence.span.size());
  evidence.page = page_of(context.document, evidence.span.start);
  evidence.rule = std::move(rule);
  evidence.confidence = confidence;
  std::vector<Span> anchors = {sentence.token(sentence.phrases[trigger].head).span};
  for (const std::size_t phrase : phrases) anchors.push_back(span_of(sentence, sentence.phrases[phrase]));
  for (const std::size_t token : negation) anchors.push_back(sentence.token(token).span);
  evidence.anchors = in_order_and_disjoint(std::move(anchors));
  return evidence;
}

std::optional<CommunicationMention> make_claim(const ClaimContext& context, const PhrasedSentence& sentence,
                                               std::size_t trigger, Side from, Side to, bool mutual, Channel channel,
                                               const Standing& standing, std::string rule, double confidence) {
  std::erase_if(to.entities,
                [&](std::size_t entity) { return std::ranges::find(from.entities, entity) != from.entities.end(); });
  if (from.empty() || to.empty()) return std::nullopt;
  std::vector<std::size_t> phrases = from.phrases;
  phrases.insert(phrases.end(), to.phrases.begin(), to.phrases.end());
  const std::size_t head = sentence.phrases[trigger].head;
  for (const std::size_t phrase : phrases) {
    const std::size_t at = sentence.phrases[phrase].head;
    // The farther a party stands from the verb, the likelier that another verb stands between.
    if ((at > head ? at - head : head - at) > 15) confidence -= 0.1;
  }
  CommunicationMention claim;
  claim.from = std::move(from.entities);
  claim.to = std::move(to.entities);
  claim.mutual = mutual;
  claim.polarity = standing.polarity;
  claim.channel = channel;
  claim.date = date_near(*sentence.sentence, head);
  claim.topic = topic_after(context.document, sentence, trigger);
  claim.source = standing.source ? standing.source : attributed_source(sentence);
  claim.evidence =
      evidence_of(context, sentence, trigger, phrases, standing.negation, std::move(rule), std::max(confidence, 0.4));
  return claim;
}

Channel channel_for(const ClaimContext& context, const PhrasedSentence& sentence, std::size_t trigger,
                    const Side& receivers, Channel of_verb) {
  if (of_verb != Channel::unspecified && of_verb != Channel::conversation) return of_verb;
  static constexpr std::array<std::string_view, 8> kBy = {"by", "in", "on", "over", "via", "at", "during", "through"};
  for (std::size_t i = 0; i + 1 < sentence.phrases.size(); ++i) {
    const Phrase& phrase = sentence.phrases[i];
    if (phrase.kind != PhraseKind::preposition || std::ranges::find(kBy, sentence.lower(phrase)) == kBy.end()) continue;
    const Phrase& noun = sentence.phrases[i + 1];
    if (noun.kind != PhraseKind::noun) continue;
    // In the trigger's own clause: at most one verb may stand between.
    const auto [low, high] = std::minmax(i, trigger);
    const auto verbs = std::count_if(sentence.phrases.begin() + static_cast<std::ptrdiff_t>(low) + 1,
                                     sentence.phrases.begin() + static_cast<std::ptrdiff_t>(high), [](const Phrase& p) {
                                       return p.kind == PhraseKind::verb || p.kind == PhraseKind::stop;
                                     });
    if (verbs > 0) continue;
    if (const auto channel = channel_word(sentence.token(noun.head).lemma)) return *channel;
  }
  for (const std::size_t entity : receivers.entities) {
    const Entity& party = context.resolution.entities[entity];
    if (party.type == EntityType::person) continue;
    std::vector<std::string> names = party.aliases;
    names.push_back(party.name);
    for (const std::string& name : names)
      for (const std::string& word : words_of(name))
        if (const auto channel = receiver_channel(word)) return *channel;
  }
  return of_verb;
}

}  // namespace whowhom

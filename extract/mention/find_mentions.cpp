// Twice over the text: names that show by themselves, or that the learned analysis sees, teach the words that are names
// only because of them.
#include <algorithm>
#include <iterator>

#include "extract/mention/mail_names.hpp"
#include "extract/mention/mention.hpp"
#include "extract/mention/organization_names.hpp"
#include "extract/mention/other_mentions.hpp"
#include "extract/mention/person_names.hpp"
#include "extract/mention/post_names.hpp"
#include "extract/mention/sentence_mentions.hpp"
#include "extract/mention/speaker_labels.hpp"

namespace whowhom {

std::vector<Mention> find_mentions(const Document& document, const Analysis& analysis) {
  std::vector<SentenceMentions> sentences;
  sentences.reserve(analysis.sentences.size());
  const MailNames mail_names(document);
  const NameVotes votes(analysis);
  const AcronymDefinitions acronyms(analysis);
  const LabelledSpeakers speakers(document, analysis);
  const PostNames posts(document);
  KnownNames known;
  for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
    SentenceMentions& sentence = sentences.emplace_back(analysis.sentences[i], i);
    posts.find(sentence);
    mail_names.find(sentence);
    speakers.find(sentence);
    const bool same_block = i > 0 && analysis.sentences[i - 1].block == analysis.sentences[i].block;
    find_speaker_labels(sentence, same_block ? &analysis.sentences[i - 1] : nullptr);
    find_organization_names(sentence, votes, acronyms);
    find_full_person_names(sentence, votes);
    learn_names(sentence, known);
  }
  std::vector<Mention> mentions;
  for (SentenceMentions& sentence : sentences) {
    find_groups(sentence);
    find_known_names(sentence, known, votes);
    find_nominals(sentence);
    find_document_nouns(sentence);
    find_pronouns(sentence);
    std::ranges::copy(sentence.mentions(), std::back_inserter(mentions));
  }
  // The outer one first where two start together.
  std::ranges::stable_sort(mentions, [](const Mention& a, const Mention& b) {
    return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end > b.span.end;
  });
  return mentions;
}

}  // namespace whowhom

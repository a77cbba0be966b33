// Blocks, their tokens, their sentences, then what the learned model says of all of them.
#include "extract/language/analyse.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "extract/language/blocks.hpp"
#include "extract/language/lexicon.hpp"
#include "extract/language/phrase_tags.hpp"
#include "extract/language/sentences.hpp"
#include "extract/language/tokenize.hpp"

namespace whowhom {
namespace {

// A header field is one sentence: "To: a, b. c" has no end inside.
std::vector<Sentence> header_sentence(std::vector<Token> tokens, std::size_t block) {
  std::vector<Sentence> sentences;
  for (std::size_t start = 0; start < tokens.size(); start += kMaxSentenceTokens) {
    const std::size_t end = std::min(tokens.size(), start + kMaxSentenceTokens);
    Sentence& sentence = sentences.emplace_back();
    sentence.block = block;
    sentence.span = {tokens[start].span.start, tokens[end - 1].span.end};
    const auto from = std::make_move_iterator(tokens.begin());
    sentence.tokens.assign(from + static_cast<std::ptrdiff_t>(start), from + static_cast<std::ptrdiff_t>(end));
  }
  return sentences;
}

// The treebanks write the stop of "etc." as a token of its own where it ends a sentence too.
void part_last_stop(Sentence& sentence) {
  Token& last = sentence.tokens.back();
  if (last.form.size() < 2 || last.form.back() != '.' || sentence.tokens.size() == kMaxSentenceTokens) return;
  const std::string_view bare = std::string_view(last.form).substr(0, last.form.size() - 1);
  if (!english_lexicon().abbreviations.contains(bare) || bare.find('.') != std::string_view::npos) return;
  Token stop;
  stop.span = {last.span.end - 1, last.span.end};
  stop.form = stop.lower = ".";
  last.span.end = stop.span.start;
  last.form.pop_back();
  last.lower.pop_back();
  sentence.tokens.push_back(std::move(stop));
}

}  // namespace

Analysis find_sentences(const Document& document, TokenStyle style) {
  const bool treebank = style == TokenStyle::treebank;
  Analysis analysis;
  std::size_t number = 0;
  for (const Block& block : blocks_of(document)) {
    std::vector<Token> tokens = tokenize(document, {treebank ? block.mark : block.span.start, block.span.end}, style);
    if (tokens.empty()) continue;
    std::vector<Sentence> sentences = block.mail_header ? header_sentence(std::move(tokens), number)
                                                        : split_sentences(std::move(tokens), number, style);
    if (treebank) std::ranges::for_each(sentences, part_last_stop);
    std::ranges::move(sentences, std::back_inserter(analysis.sentences));
    ++number;
  }
  return analysis;
}

Analysis analyse(const Document& document, const AnalyseOptions& options) {
  Analysis analysis = find_sentences(document, options.style);
  analyse_words(analysis.sentences, options);
  if (options.style == TokenStyle::whole_words) std::ranges::for_each(analysis.sentences, adapt_to_phrases);
  return analysis;
}

}  // namespace whowhom

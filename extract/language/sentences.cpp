// From left to right, each place judged with the sentence so far: a text without stops, or without capitals, has
// sentences too, and no rule finds them.
#include "extract/language/sentences.hpp"

#include <iterator>
#include <utility>

#include "extract/language/boundary_scorer.hpp"
#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLabelTokens = 7;

// Number of tokens of the speaker's label; 0 where the block does not start with one and go on behind it.
std::size_t label_end(const std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size() && i <= kMaxLabelTokens; ++i) {
    const Token& token = tokens[i];
    if (token.form == ":") return i > 0 && i + 1 < tokens.size() ? i + 1 : 0;
    const CodePoint first = code_point_at(token.form, 0);
    const bool fits = is_upper(first.value) || is_digit(first.value) || first.value == '[' || first.value == ']' ||
                      first.value == '#' || token.lower == "of" || token.lower == "the";
    if (!fits) return 0;
  }
  return 0;
}

// "Ms Ada Rask:", "THE CHAIRMAN:", "Q:", and not "Email:" or "Direct Dial:".
bool names_speaker(const std::vector<Token>& tokens, std::size_t label, const BoundaryScorer& scorer) {
  bool capitals = label > 2 || tokens[0].form.size() == 1;
  for (std::size_t i = 0; i + 1 < label; ++i) {
    if (scorer.is_of_person(i)) return true;
    capitals = capitals && tokens[i].form != tokens[i].lower && is_all_capitals(tokens[i].form + "A");
  }
  return capitals;
}

// Two words with capitals and nothing between them: the later stages would rather read two signatures as one sentence
// than a name as two.
bool could_be_name(const Token& a, const Token& b) {
  return has_letter(a.form) && !a.form.ends_with('.') && starts_upper(a.form) && starts_upper(b.form);
}

// Indices of the first tokens of all sentences, and the number of tokens.
std::vector<std::size_t> edges_of(const std::vector<Token>& tokens, TokenStyle style) {
  BoundaryScorer scorer(tokens);
  std::vector<std::size_t> edges = {0};
  if (const std::size_t label = label_end(tokens);
      label > 0 && (style == TokenStyle::whole_words || names_speaker(tokens, label, scorer)))
    edges.push_back(label);
  const bool keeps_names = style == TokenStyle::whole_words;
  for (std::size_t i = edges.back(); i + 1 < tokens.size(); ++i)
    if ((scorer.score(i, edges.back()) > 0 && !tokens[i + 1].clitic &&
         !(keeps_names && could_be_name(tokens[i], tokens[i + 1]))) ||
        i + 1 - edges.back() == kMaxSentenceTokens)
      edges.push_back(i + 1);
  edges.push_back(tokens.size());
  return edges;
}

}  // namespace

std::vector<Sentence> split_sentences(std::vector<Token> tokens, std::size_t block, TokenStyle style) {
  std::vector<Sentence> sentences;
  const std::vector<std::size_t> edges = edges_of(tokens, style);
  for (std::size_t i = 1; i < edges.size(); ++i) {
    Sentence& sentence = sentences.emplace_back();
    sentence.block = block;
    sentence.span = {tokens[edges[i - 1]].span.start, tokens[edges[i] - 1].span.end};
    const auto at = [&tokens](std::size_t edge) { return tokens.begin() + static_cast<std::ptrdiff_t>(edge); };
    sentence.tokens.assign(std::make_move_iterator(at(edges[i - 1])), std::make_move_iterator(at(edges[i])));
  }
  return sentences;
}

}  // namespace whowhom

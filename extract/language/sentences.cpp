// A stop ends a sentence where a capital, a digit or an opening quote follows; closing quotes stay with it. An
// abbreviation ends one only by abbreviations.tsv.
#include "extract/language/sentences.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/language/letters.hpp"
#include "extract/language/lexicon.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLabelTokens = 7;

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, std::vector<Token> tokens, std::size_t block)
      : text_(text), tokens_(std::move(tokens)), block_(block) {}

  std::vector<Sentence> run() {
    if (const std::size_t label = label_end(); label > 0) cut(label);
    for (std::size_t i = start_; i < tokens_.size(); ++i) {
      if (i < start_) continue;
      if (const std::size_t end = sentence_end(i); end > 0) {
        cut(end);
      } else if (i + 1 - start_ == kMaxSentenceTokens) {
        cut(i + 1);
      }
    }
    cut(tokens_.size());
    return std::move(sentences_);
  }

 private:
  void cut(std::size_t end) {
    if (end <= start_) return;
    Sentence sentence;
    sentence.block = block_;
    sentence.span = {tokens_[start_].span.start, tokens_[end - 1].span.end};
    const auto from = tokens_.begin();
    sentence.tokens.assign(std::make_move_iterator(from + static_cast<std::ptrdiff_t>(start_)),
                           std::make_move_iterator(from + static_cast<std::ptrdiff_t>(end)));
    sentences_.push_back(std::move(sentence));
    start_ = end;
  }

  // 0 where the block does not start with a label and go on behind it.
  std::size_t label_end() const {
    for (std::size_t i = 0; i < tokens_.size() && i <= kMaxLabelTokens; ++i) {
      const Token& token = tokens_[i];
      if (token.form == ":") return i > 0 && i + 1 < tokens_.size() ? i + 1 : 0;
      const CodePoint first = code_point_at(token.form, 0);
      const bool fits = is_upper(first.value) || is_digit(first.value) || first.value == '[' || first.value == ']' ||
                        first.value == '#' || token.lower == "of" || token.lower == "the";
      if (!fits) return 0;
    }
    return 0;
  }

  bool is_closing(std::size_t i) const {
    const std::string& form = tokens_[i].form;
    return form == "”" || form == "’" || form == ")" || form == "]" || form == "\"" || form == "'" || form == "''";
  }

  bool is_quote(std::size_t i) const {
    const std::string& form = tokens_[i].form;
    return form == "\"" || form == "”" || form == "“" || form == "'" || form == "‘";
  }

  bool line_breaks_before(std::size_t i) const {
    const std::size_t from = tokens_[i - 1].span.end;
    return text_.substr(from, tokens_[i].span.start - from).find('\n') != std::string_view::npos;
  }

  bool can_start(std::size_t i) const {
    const CodePoint first = code_point_at(tokens_[i].form, 0);
    if (is_upper(first.value) || is_digit(first.value)) return true;
    constexpr std::string_view kOpeners = "([@#\"'";
    if (first.value < 0x80) return kOpeners.find(static_cast<char>(first.value)) != std::string_view::npos;
    return tokens_[i].form == "“" || tokens_[i].form == "‘" || !is_letter(first.value);
  }

  // The index behind the sentence that ends with token `i` and what closes it; 0 where none ends.
  std::size_t sentence_end(std::size_t i) const {
    const std::string& form = tokens_[i].form;
    const bool stop = form == "." || form == "?" || form == "!";
    const bool dots = form == "…" || (form.size() > 2 && form.find_first_not_of(". ") == std::string::npos);
    const bool abbreviation = !stop && !dots && form.size() > 1 && form.back() == '.';
    if (!stop && !dots && !abbreviation) return quoted_line_end(i);
    std::size_t end = i + 1;
    while (end < tokens_.size() && is_closing(end) && !tokens_[end].space_before) ++end;
    if (end == tokens_.size()) return end;
    if (abbreviation) return abbreviation_ends(i, end) ? end : 0;
    if (!can_start(end)) return stop && dash_list(end) ? end : 0;
    if (dots && !starts_upper(tokens_[end].form) && !is_quote(end)) return 0;
    return tokens_[end].space_before || stop ? end : 0;
  }

  // "….” - Next": a dash between items of a run-on list.
  bool dash_list(std::size_t next) const {
    return tokens_[next].form.front() == '-' && next + 1 < tokens_.size() && starts_upper(tokens_[next + 1].form);
  }

  bool abbreviation_ends(std::size_t i, std::size_t next) const {
    const std::string_view bare = std::string_view(tokens_[i].form).substr(0, tokens_[i].form.size() - 1);
    const Lexicon& lexicon = english_lexicon();
    const auto found = lexicon.abbreviations.find(bare);
    // A dotted acronym is none of the table's; a single initial never ends.
    const bool acronym = found == lexicon.abbreviations.end() && bare.find('.') != std::string_view::npos;
    const bool either = found != lexicon.abbreviations.end() && found->second == Abbreviation::either;
    if (!acronym && !either) return false;
    return starts_upper(tokens_[next].form) && lexicon.function_words.contains(tokens_[next].lower) &&
           tokens_[next].lower != "of";
  }

  // A quotation that stands alone on its lines, without its stop.
  std::size_t quoted_line_end(std::size_t i) const {
    if (i == start_ || i + 1 >= tokens_.size() || !is_quote(i) || tokens_[i].space_before) return 0;
    const bool begins = is_quote(i + 1) || (is_quote(start_) && starts_upper(tokens_[i + 1].form));
    return begins && line_breaks_before(i + 1) ? i + 1 : 0;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t block_;
  std::size_t start_ = 0;
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> split_sentences(std::string_view text, std::vector<Token> tokens, std::size_t block) {
  return SentenceSplitter(text, std::move(tokens), block).run();
}

}  // namespace whowhom

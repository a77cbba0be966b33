// The mentions of one sentence while they are found: which tokens a mention has taken already.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/mention/mention.hpp"

namespace whowhom {

class SentenceMentions {
 public:
  SentenceMentions(const Sentence& sentence, std::size_t index)
      : sentence_(&sentence), index_(index), taken_(sentence.tokens.size(), false) {}

  const Sentence& sentence() const { return *sentence_; }
  const std::vector<Token>& tokens() const { return sentence_->tokens; }
  std::size_t size() const { return sentence_->tokens.size(); }
  const Token& token(std::size_t i) const { return sentence_->tokens[i]; }
  /// In small letters; empty outside the sentence, also before its start.
  std::string_view lower(std::size_t i) const;

  bool is_free(std::size_t first, std::size_t end) const;
  bool is_free(std::size_t i) const { return i < taken_.size() && !taken_[i]; }

  /// Adds the mention and takes its tokens; a nested one may lie in taken tokens.
  void add(std::size_t first, std::size_t end, MentionKind kind, EntityType type);
  /// Makes its tokens unavailable without a mention: a month, the title of a law.
  void take(std::size_t first, std::size_t end);
  /// The mention that starts or ends there; null where none does. The outermost first.
  const Mention* mention_from(std::size_t first) const;
  const Mention* mention_to(std::size_t end) const;

  const std::vector<Mention>& mentions() const { return mentions_; }

 private:
  const Sentence* sentence_;
  std::size_t index_;
  std::vector<bool> taken_;
  std::vector<Mention> mentions_;
};

/// A word with a capital that is no closed-class word: "Holm", "IG", not "The", nor "I".
bool is_capitalised_word(const Token& token);

/// Whether the sentence's first word, or the first in a quotation, is at `i`: a capital there says nothing.
bool starts_clause(const std::vector<Token>& tokens, std::size_t i);

/// A headline: nearly every longer word has a capital, so that capitals say nothing of names.
bool is_title_case(const std::vector<Token>& tokens);

bool is_possessive_ending(const Token& token);

}  // namespace whowhom

// A sentence as a tree with its parties on it: what the rules of ties, contacts and documents ask of words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/token.hpp"
#include "extract/resolve/resolution.hpp"

namespace whowhom {

class SentenceTree {
 public:
  /// `first` and `end` are the range of the mentions that stand in this sentence. O(tokens + mentions).
  SentenceTree(const Sentence& sentence, const std::vector<Mention>& mentions, std::size_t first, std::size_t end,
               const Resolution& resolution);

  const std::vector<Token>& tokens() const { return sentence_->tokens; }
  std::size_t size() const { return sentence_->tokens.size(); }
  const Token& token(std::size_t i) const { return sentence_->tokens[i]; }
  const Sentence& sentence() const { return *sentence_; }
  /// In small letters; empty outside the sentence, also before its start.
  std::string_view lower(std::size_t i) const;
  /// The word that "who", "which" or "that" at the token refers to: the one its clause hangs on. Nothing elsewhere.
  std::optional<std::size_t> antecedent(std::size_t i) const;
  /// The head of a token; nothing for the root.
  std::optional<std::size_t> head(std::size_t i) const;
  bool is(std::size_t i, std::string_view relation) const { return token(i).relation == relation; }
  bool is_noun(std::size_t i) const;

  const std::vector<std::size_t>& children(std::size_t i) const { return children_[i]; }
  std::optional<std::size_t> child(std::size_t i, std::string_view relation) const;
  /// Whether a child in that relation has one of these words.
  bool has_child(std::size_t i, std::string_view relation, std::string_view lower) const;
  /// The preposition of a noun in small letters, "of"; of "because of" the first word. Empty where it has none.
  std::string_view preposition(std::size_t i) const;

  /// Index into the mentions of the widest mention with an entity whose head is the token: of any type, of people,
  /// of organizations, of documents.
  std::optional<std::size_t> mention_at(std::size_t i) const { return headed_[i].any; }
  std::optional<std::size_t> person_at(std::size_t i) const { return headed_[i].person; }
  std::optional<std::size_t> organization_at(std::size_t i) const { return headed_[i].organization; }
  std::optional<std::size_t> document_at(std::size_t i) const { return headed_[i].document; }
  /// The widest organization whose last token is before `end`, or whose first is at `first`.
  std::optional<std::size_t> organization_to(std::size_t end) const;
  std::optional<std::size_t> organization_from(std::size_t first) const;
  /// Whether the token lies in a name of a party, resolved or not.
  bool in_name(std::size_t i) const { return in_name_[i]; }
  /// The people whom a noun, pronoun or "who" means: by itself, by what it stands beside, or by what it refers to.
  /// With `all`, also those that are joined to it: "Lee, Hill and Cole".
  std::vector<std::size_t> people_meant(std::size_t i, bool all) const;

  const Mention& mention(std::size_t index) const { return (*mentions_)[index]; }
  std::size_t first_mention() const { return first_; }
  std::size_t end_mention() const { return end_; }
  bool is_resolved(std::size_t index) const { return resolution_->entity_of[index].has_value(); }
  /// The entity that a resolved mention means, an index into Resolution::entities.
  std::size_t entity_of(std::size_t index) const { return *resolution_->entity_of[index]; }
  EntityType type_of(std::size_t index) const { return resolution_->entities[entity_of(index)].type; }
  /// The name of the party that a resolved mention means.
  const std::string& party_name(std::size_t index) const {
    return resolution_->entities[*resolution_->entity_of[index]].name;
  }
  /// Whether a name of that type, of another party than the mention's, stands between its end and the token.
  bool has_name_between(std::size_t mention, std::size_t to, EntityType type) const;
  /// The organization that a noun means, by itself or as what is said of it: "Zorbex is a firm led by …".
  std::optional<std::size_t> organization_meant(std::size_t i) const;

 private:
  struct Headed {
    std::optional<std::size_t> person;
    std::optional<std::size_t> organization;
    std::optional<std::size_t> document;
    std::optional<std::size_t> any;
  };

  void place_mention(std::optional<std::size_t>& place, std::size_t index) const;
  std::optional<std::size_t> organization_with(std::size_t token, bool at_end) const;
  std::optional<std::size_t> referent(std::size_t i, int depth) const;

  const Sentence* sentence_;
  const std::vector<Mention>* mentions_;
  const Resolution* resolution_;
  std::size_t first_;
  std::size_t end_;
  std::vector<std::vector<std::size_t>> children_;
  std::vector<Headed> headed_;
  std::vector<bool> in_name_;
};

}  // namespace whowhom

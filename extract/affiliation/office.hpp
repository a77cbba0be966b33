// An office in a sentence: "the Board's former chief engineer", "vice president of research at Zorbex".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/resolve/sentence_tree.hpp"
#include "graph/relation.hpp"

namespace whowhom {

struct Office {
  std::size_t head = 0;
  std::size_t first = 0;  ///< tokens [first, end) from the role to the body behind it
  std::size_t end = 0;
  std::string role;                 ///< as the text has it, without the body and words such as "former"
  std::vector<std::size_t> bodies;  ///< organizations whose office it is, as mentions; may be empty
  Tenure tenure = Tenure::unstated;
  bool plural = false;      ///< "directors": of several people
  double confidence = 1.0;  ///< of the bodies
};

/// The office whose noun is the token; nothing where the token is no such noun, or the office is not held ("the next
/// director"). With `any_noun` every noun will do as long as an organization stands behind "at".
std::optional<Office> read_office(const SentenceTree& tree, std::size_t head, bool any_noun = false);

/// The same with the offices that are joined to it and have bodies of their own: "counsel to the Board and head of the
/// Panel".
std::vector<Office> read_offices(const SentenceTree& tree, std::size_t head, bool any_noun = false);

/// Whether the token is a noun for what somebody is in an organization.
bool is_office_noun(const SentenceTree& tree, std::size_t i);

/// Whether the office's noun is one that serves what stands behind its "to": "counsel to the Board", not "envoy to".
bool can_serve(const SentenceTree& tree, std::size_t noun);

/// Whether a word, in small letters, is such a noun by itself: "director", "directors".
bool is_office_word(std::string_view lower);

/// Whether a name is that of a body which everybody has: "Board of Directors".
bool is_bare_body(const std::string& name);

/// Whether the word names a part of an organization: "division", "unit".
bool is_part_noun(const Token& token);

/// The words of a title as a role: abbreviations written out, honorifics left out, "Sec." → "Secretary"; empty where
/// no office is among them.
std::string role_of_title(const std::vector<Token>& tokens, std::size_t first, std::size_t end);

/// What the words of a title say of its being held: "then-Deputy Director", "former Director".
Tenure tenure_of_title(const std::vector<Token>& tokens, std::size_t first, std::size_t end);

/// Whether a word before an office says that it is not held, or not yet: "the next director".
bool is_not_held(std::string_view lower);

}  // namespace whowhom

// What is known of the nouns of documents: which mean the same thing, and what "A's memo" says of A.
#pragma once

#include <string>
#include <string_view>

namespace whowhom {

enum class DocumentKind {
  message,  ///< somebody writes it to somebody: "A's letter to B"
  work,     ///< its owner wrote it
  plan,     ///< its owner may have it in mind only
  held,     ///< its owner has it, or it is about the owner
  event,    ///< more often spoken than written: "briefing"
};

struct DocumentNoun {
  std::string_view sort;  ///< nouns of one sort can mean the same document
  DocumentKind kind = DocumentKind::held;
  bool plural = false;
};

/// By the noun in small letters, singular or plural. A noun without an entry is its own sort, and held.
DocumentNoun document_noun(std::string_view lower);

/// "copy", "draft", "page": a document in one of its states, or a part of it.
bool is_document_version(std::string_view lower);

/// "copy", "set": without "of" a copy of what was spoken of last.
bool is_version_alone(std::string_view lower);

/// Whether the verb says what somebody does to a document; whether its doer wrote or sent it.
bool is_document_verb(std::string_view lemma);
bool is_writing_verb(std::string_view lemma);

}  // namespace whowhom

// A document from a text in the test, and its parts as plain strings.
#pragma once

#include <string>
#include <vector>

#include "extract/language/analyse.hpp"
#include "extract/read/read_document.hpp"

namespace whowhom {

inline Document document_of(std::string text, const std::string& path = "note.txt") {
  Document document = read_one_document(text, path);
  document.source.id = {"d1"};
  return document;
}

inline std::string words_of(const Sentence& sentence) {
  std::string out;
  for (const Token& token : sentence.tokens) out += (out.empty() ? "" : " ") + token.form;
  return out;
}

inline std::vector<std::string> sentences_of(std::string text, const std::string& path = "note.txt") {
  std::vector<std::string> out;
  for (const Sentence& sentence : find_sentences(document_of(std::move(text), path), TokenStyle::whole_words).sentences)
    out.push_back(words_of(sentence));
  return out;
}

}  // namespace whowhom

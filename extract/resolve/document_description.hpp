// What the words around a document's noun say of which one it is: its owner, who wrote and got it, what it is about.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>

#include "extract/resolve/clusters.hpp"

namespace whowhom {

struct DocumentDescription {
  std::string sort;  ///< nouns of one sort can mean the same document
  bool plural = false;
  bool is_version = false;              ///< "a draft of this report": the report
  bool indefinite = false;              ///< "a memo", "emails": a new one
  bool generic = false;                 ///< "the document": any sort
  bool owned = false;                   ///< "Lee's memo"
  bool owned_by_pronoun = false;        ///< "his memo"
  std::set<std::string> words;          ///< in small letters, before the noun: "strategy", "2000"
  std::string complement;               ///< "on the budget", in small letters; may be empty
  std::string date;                     ///< "28 july"; may be empty
  std::optional<std::size_t> writer;    ///< cluster: its owner, "from A", or who "wrote" it
  std::optional<std::size_t> receiver;  ///< cluster: "to A"
  std::string full_name;                ///< "Mr Lee's note to Ann Cole", at most twelve words
  std::string title;                    ///< "titled “…”"; may be empty

  /// Nothing but the noun: "the memo".
  bool is_bare() const {
    return words.empty() && complement.empty() && date.empty() && !writer && !receiver && title.empty();
  }
};

/// `mention` is a document's. People and organizations must be resolved before. O(words of the sentence).
DocumentDescription describe_document(const Clusters& clusters, std::size_t mention);

}  // namespace whowhom

// Who writes posts on a social network, and whom they answer, by name and handle.
#pragma once

#include <vector>

#include "extract/mention/sentence_mentions.hpp"
#include "extract/read/document.hpp"
#include "extract/read/post_layout.hpp"

namespace whowhom {

class PostNames {
 public:
  explicit PostNames(const Document& document);

  /// Takes the handles of heads and of who is answered as names of persons; a head's name too where it begins with a
  /// first name. Other names are left to those who know bodies.
  void find(SentenceMentions& sentence) const;

 private:
  std::vector<Span> names_;
  std::vector<Span> handles_;
};

}  // namespace whowhom

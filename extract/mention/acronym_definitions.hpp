// What a document itself says that its acronyms stand for: "the Harbour Fee Office (HAFO)", "letter of intent (LOI)".
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/language/token.hpp"

namespace whowhom {

enum class AcronymKind {
  body,   ///< "Harbour Fee Office (HAFO)"
  thing,  ///< "letter of intent (LOI)"
};

class AcronymDefinitions {
 public:
  /// Reads brackets in both orders: the words first or the acronym first.
  explicit AcronymDefinitions(const Analysis& analysis);

  /// What the document says of it; nothing where it says nothing, or both.
  std::optional<AcronymKind> kind_of(std::string_view acronym) const;

 private:
  void note(const Sentence& sentence, std::size_t first, std::size_t end, const std::string& acronym);

  struct Counts {
    int bodies = 0, things = 0;
  };
  std::map<std::string, Counts, std::less<>> counts_;
};

/// First token of the words before `end` whose initials spell the acronym ("of", "the" and the like may count or not);
/// `end` where they do not.
std::size_t expansion_start(const std::vector<Token>& tokens, std::size_t end, std::string_view acronym);

/// "FAA", "USAOs", "MoD": two to eight letters, mostly capitals, the first one.
bool is_acronym_form(std::string_view form);

}  // namespace whowhom

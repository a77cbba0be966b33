// How findings read in a terminal: names, arrows and quotes, one way for every command.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "graph/findings.hpp"

namespace whowhom {

/// The names and titles of findings by their ids, each found in O(log n).
class Names {
 public:
  explicit Names(const Findings& findings);

  /// "Ada Lovelace"; the id itself where nothing has it.
  std::string of(const EntityId& id) const;
  /// "Ada Lovelace, Bela Bartok".
  std::string of(const std::vector<EntityId>& ids) const;
  std::string title_of(const DocumentId& id) const;
  /// “the words of the text” (Title, page 3), on one line: white space of the text is folded to one blank.
  std::string quoted(const Evidence& evidence) const;
  /// "Ada Lovelace → Bela Bartok · call · 1841-05 · conflicts with c3", "Ada Lovelace did not tell Bela Bartok".
  std::string described(const Communication& communication) const;
  /// "NOT: Ada Lovelace belongs to Harbour Office as clerk · since 1841".
  std::string described(const Relation& relation) const;

 private:
  std::map<EntityId, std::string> names_;
  std::map<DocumentId, std::string> titles_;
};

/// On one line, without what a terminal would take for a command.
std::string fold_white_space(const std::string& text);

/// "since 2016", "2010 to 2014-05", "until 2019"; empty where no text dates the tie.
std::string term_words(const Term& term);

/// "director", "former director", "then director"; empty where the tie has no role.
std::string tenured_role(const Relation& relation);

/// "1 contact", "3 contacts": the noun takes an s.
std::string counted(std::size_t count, const std::string& noun);

/// Rows as columns, two blanks between them, widths counted in code points; no blanks at the ends of lines.
std::string aligned(const std::vector<std::vector<std::string>>& rows);

}  // namespace whowhom

// How findings read in a terminal: names, arrows and quotes, one way for every command.
#pragma once

#include <string>
#include <vector>

#include "graph/findings.hpp"

namespace whowhom {

/// "Ada Lovelace"; the id itself where nothing has it.
std::string name_of(const Findings& findings, const EntityId& id);

/// "Ada Lovelace, Bela Bartok".
std::string names_of(const Findings& findings, const std::vector<EntityId>& ids);

/// “the words of the text” (Title, page 3), on one line: white space of the text is folded to one blank.
std::string quoted(const Findings& findings, const Evidence& evidence);

/// "since 2016", "2010 to 2014-05", "until 2019"; empty where no text dates the tie.
std::string term_words(const Term& term);

/// "director", "former director", "then director"; empty where the tie has no role.
std::string tenured_role(const Relation& relation);

/// "1 contact", "3 contacts": the noun takes an s.
std::string counted(std::size_t count, const std::string& noun);

/// Rows as columns, two blanks between them, widths counted in code points; no blanks at the ends of lines.
std::string aligned(const std::vector<std::vector<std::string>>& rows);

}  // namespace whowhom

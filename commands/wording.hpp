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

/// "1 contact", "3 contacts": the noun takes an s.
std::string counted(std::size_t count, const std::string& noun);

/// Rows as columns, two blanks between them, widths counted in code points; no blanks at the ends of lines.
std::string aligned(const std::vector<std::vector<std::string>>& rows);

}  // namespace whowhom

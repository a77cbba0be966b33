// Which documents are parts of one work: the volumes and chapters of a report in one folder.
#pragma once

#include <string>
#include <vector>

#include "graph/findings.hpp"

namespace whowhom {

struct WorkPart {
  std::string work;   ///< the same for all parts of a work; empty for a document that is no part of one
  std::string place;  ///< ordered as the numbered parts are; empty for a preface, a summary and the like

  auto operator<=>(const WorkPart&) const = default;
};

/// One for each document. A work is a folder in which a file's name says that it is a volume, chapter or the like;
/// mails of one folder are no work.
std::vector<WorkPart> work_parts_of(const std::vector<SourceDocument>& documents);

}  // namespace whowhom

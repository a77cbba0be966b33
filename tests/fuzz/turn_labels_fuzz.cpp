#include "extract/read/turn_labels.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_turn_labels(std::string_view text) {
  if (!is_document_text(text)) return;
  const std::size_t size = text.size();
  std::vector<Span> lines;
  for (const TurnLabel& label : find_turn_labels(text)) {
    lines.push_back(label.line);
    require(label.name.start <= label.name.end && label.name.end <= label.said && label.said <= size,
            "a name stands before its words");
    is_role_label(text.substr(label.name.start, label.name.size()));
  }
  require_in_order(lines, size);
}

}  // namespace whowhom

// All that is set aside of a text by what stands in it.
#include "extract/read/cue_marks.hpp"
#include "extract/read/footnote_marks.hpp"
#include "extract/read/line_numbers.hpp"
#include "extract/read/markdown.hpp"
#include "extract/read/page_furniture.hpp"
#include "extract/read/transfer_marks.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_text_marks(std::string_view text) {
  if (!is_document_text(text)) return;
  const std::size_t size = text.size();
  require_in_order(markdown_markup(text), size);
  require_in_order(strong_marks(text), size);
  require_in_order(transfer_marks(text), size);
  require_in_order(footnote_marks(text), size);
  require_in_order(line_numbers(text), size);
  require_in_order(cue_marks(text), size);
  require_parts_in_order(find_page_furniture(text), size);
}

}  // namespace whowhom

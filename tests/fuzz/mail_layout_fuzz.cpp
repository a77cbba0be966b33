#include "extract/read/mail_layout.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_mail_layout(std::string_view text) {
  if (!is_document_text(text)) return;
  const std::size_t size = text.size();
  const std::vector<MailHeader> headers = find_mail_headers(text);
  std::vector<Span> wholes;
  for (const MailHeader& header : headers) wholes.push_back(header.whole);
  require_in_order(wholes, size);
  for (const MailHeader& header : headers)
    for (const MailLine& line : header.lines)
      require(line.key.end <= size && line.value.start <= line.value.end && line.value.end <= size,
              "a field stands within the text");
}

}  // namespace whowhom

// The name is what stands before the first NUL.
#include <algorithm>

#include "extract/read/media_type.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_sniff(std::string_view text) {
  const std::size_t size = text.size();
  const std::size_t end = std::min(text.find('\0'), size);
  const MediaType type = sniff_media_type(text.substr(std::min(end + 1, size)), text.substr(0, end));
  require(!described(type).empty() && !mime_type(type).empty(), "a kind has a name");
}

}  // namespace whowhom

#include "extract/read/document.hpp"

#include <set>

namespace whowhom {

std::size_t page_count(const Document& document) {
  std::set<int> numbers;
  for (const Page& page : document.pages) numbers.insert(page.number);
  return numbers.size();
}

}  // namespace whowhom

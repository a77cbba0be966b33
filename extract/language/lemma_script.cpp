// Scripts are what the model chooses from; they hold no word of their own.
#include "extract/language/lemma_script.hpp"

#include <fmt/format.h>

#include <charconv>

#include "extract/language/letters.hpp"
#include "graph/error.hpp"

namespace whowhom {

LemmaScript read_lemma_script(std::string_view text) {
  LemmaScript script;
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos && (text[0] == 'L' || text[0] == 'K')) {
    const char* const end = text.data() + colon;
    const auto [stop, error] = std::from_chars(text.data() + 1, end, script.dropped);
    script.lower = text[0] == 'L';
    script.appended = text.substr(colon + 1);
    if (error == std::errc() && stop == end) return script;
  }
  throw Error(fmt::format("the language model has a lemma script that is none: \"{}\"", text));
}

std::string lemma_of(std::string_view form, const LemmaScript& script) {
  std::string lemma = script.lower ? lower_case(form) : std::string(form);
  for (std::size_t k = 0; k < script.dropped && !lemma.empty(); ++k) {
    while (lemma.size() > 1 && (static_cast<unsigned char>(lemma.back()) & 0xC0) == 0x80) lemma.pop_back();
    lemma.pop_back();
  }
  lemma += script.appended;
  return lemma.empty() ? std::string(form) : lemma;
}

}  // namespace whowhom

// How a form becomes its lemma: "L3:y" says lower case, three letters off the end, "y" on (as in UDPipe, Straka 2018).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace whowhom {

struct LemmaScript {
  bool lower = false;       ///< the form is put in lower case first
  std::size_t dropped = 0;  ///< code points taken off the end, at most all
  std::string_view appended;

  bool operator==(const LemmaScript&) const = default;
};

/// Reads `L<number>:<letters>` or `K<number>:<letters>`; throws Error where it is something else.
LemmaScript read_lemma_script(std::string_view text);

/// The lemma; the form itself where nothing would be left of it.
std::string lemma_of(std::string_view form, const LemmaScript& script);

}  // namespace whowhom

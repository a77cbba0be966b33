// Sentences with their parties marked by hand, so that the communication stage is tested without the ones before it.
#pragma once

#include <string_view>

#include "extract/language/analyse.hpp"
#include "extract/resolve/resolution.hpp"

namespace whowhom {

struct MarkedText {
  Document document;
  Analysis analysis;
  std::vector<Mention> mentions;
  Resolution resolution;
};

/// Reads "[Alder] told [#Ministry] that [she=Alder] saw [%memo]": a person, # an organization, % a document,
/// "words=Name" other words for the party Name, "words=" a mention that was not resolved. The text is analysed by the
/// real language stage. Marks may nest: "[%[Alder]'s memo]" would be a document with its owner inside.
MarkedText read_marked(std::string_view marked);

}  // namespace whowhom

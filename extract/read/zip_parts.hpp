// The members of a zip that a reader of office files asks for, by name.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "extract/read/reading.hpp"

namespace whowhom {

struct ZipParts {
  std::map<std::string, std::string, std::less<>> parts;  ///< by name, unpacked
  bool damaged = false;                                   ///< and what comes after the damage is missing

  /// Empty where there is no such part.
  std::string_view of(std::string_view name) const;
};

/// The members whose names are wanted. Each may unpack to 256 MB, all together to what Reading::unpacked allows; what
/// is larger is missing, and `damaged` is set. Names are compared and never used as paths. Throws Error where the bytes
/// are no zip at all.
ZipParts read_zip_parts(const ReadInput& input, Reading& reading,
                        const std::function<bool(std::string_view name)>& wanted);

/// `target` as a path in the zip, seen from the folder of `from`: "ppt/slides/slide1.xml" and "../notes/n1.xml" give
/// "ppt/notes/n1.xml"; %20 and the like are decoded. Never leads out of the zip.
std::string part_path(std::string_view from, std::string_view target);

}  // namespace whowhom

// A flaw in one input, or something set aside, told to the person and never hidden. A value: it stops nothing.
#pragma once

#include <compare>
#include <string>

namespace whowhom {

enum class Severity {
  note,     ///< something was done that the person may want to undo ("set aside 12 lines")
  warning,  ///< part of the input could not be used
  error,    ///< this input could not be used at all
};

struct Diagnostic {
  Severity severity = Severity::note;
  std::string where;    ///< path, or path:line
  std::string message;  ///< what, and what to do about it

  auto operator<=>(const Diagnostic&) const = default;
};

}  // namespace whowhom

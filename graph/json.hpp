// whowhom/1, the interchange format: docs/formats.md. Written with fixed key order and two blanks of indent, so that
// the same findings are the same bytes and reading our own output back and writing it gives it again.
#pragma once

#include <string>
#include <string_view>

#include "graph/findings.hpp"

namespace whowhom {

/// JSON of `findings`, ending in a line feed.
std::string write_json(const Findings& findings);

/// JSON of one communication as it stands in whowhom/1.
std::string write_json(const Communication& communication);

/// Reads whowhom/1. Keys it does not know are skipped. `name` stands in messages.
/// Throws Error, with the line for a syntax error and the path of the value ("/communications/3/polarity") otherwise,
/// when a needed key is missing, a word is not one of the format's, or an id names nothing.
Findings read_json(std::string_view text, std::string_view name);

/// Whether `text` starts like a JSON object that says it is whowhom/1; looks at the first 4 KiB only.
bool looks_like_findings(std::string_view text);

}  // namespace whowhom

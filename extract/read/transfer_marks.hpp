// What is left of the quoted-printable encoding of mail (RFC 2045 section 6.7) in a text that was taken for plain.
#pragma once

#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

/// "=09" and, before a blank or a line's end, "=20", which stand for white space, and "=" with the line's end, which
/// the encoder put in. Nothing where the text has fewer than two lines that end in "=20" or fields with "=09" behind
/// their colon: then these may be a formula's. In text order, disjoint. Linear in the text.
std::vector<Span> transfer_marks(std::string_view text);

}  // namespace whowhom

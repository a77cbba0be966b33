// Titles before and in place of a name: "Mr", "DHS Secretary", "the Attorney General".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/language/token.hpp"
#include "extract/mention/name_tables.hpp"

namespace whowhom {

/// End of the title that starts at `first`: modifiers, then heads or honorifics ("Acting Attorney General", "Mr",
/// "Vice President"); `first` itself where none does. Modifiers alone are no title.
std::size_t title_end(const std::vector<Token>& tokens, std::size_t first);

/// The office that the title tokens [first, end) name, in small letters with abbreviations written out ("sec." →
/// "secretary"); empty for an honorific. Words such as "the" in front are no part of it.
std::string office_of(const std::vector<Token>& tokens, std::size_t first, std::size_t end);

/// An office as a title or a noun phrase gives it.
struct HeldOffice {
  std::string name;    ///< in small letters without "former" and nationality: "deputy defence minister"; may be empty
  std::string nation;  ///< in small letters, "norwegian"; empty where none is given
  bool former = false;

  auto operator<=>(const HeldOffice&) const = default;
};

/// The office of the title tokens [first, end), with the nationality or "former" that stand in it or right before it.
HeldOffice office_in_title(const std::vector<Token>& tokens, std::size_t first, std::size_t end);

/// Whether the title at `first` is that of another than the name behind it: "Adviser to the President Ann Lee".
bool is_anothers_title(const std::vector<Token>& tokens, std::size_t first);

/// Whether the office in a title ("environment minister") is the one meant by a shorter one ("minister"): the same, or
/// the same behind words that do not lower its rank ("vice", "deputy"). "-elect" makes no difference.
bool office_answers_to(const std::string& office, const std::string& meant);

/// What the honorific says of its bearer; nothing for "Dr" and offices.
std::optional<FirstNameBearer> bearer_of_honorific(const std::vector<Token>& tokens, std::size_t first,
                                                   std::size_t end);

}  // namespace whowhom

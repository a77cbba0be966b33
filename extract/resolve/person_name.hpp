// A person's name taken apart.
#pragma once

#include <optional>
#include <string>

#include "extract/mention/mention.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {

/// Given and surname are in small letters; either may be empty.
struct PersonName {
  std::string bare;  ///< as a reader would write it, without title: "Ann Lee" for "Lee, Ann"
  std::string given;
  std::string surname;
  std::string initials;                   ///< first letters of all names but the surname
  std::string suffix;                     ///< "jr.", "sr."
  std::string office;                     ///< of the title in front, "secretary"; empty for none and for "Mr"
  std::optional<FirstNameBearer> bearer;  ///< by the honorific, else by the given name
  bool knightly = false;                  ///< "Sir", "Dame": goes by the given name
  bool is_address = false;                ///< e-mail address or @handle; given and surname are empty
};

/// Takes apart a name mention. A single word is a surname; the caller knows where it is a given name.
PersonName parse_person_name(const Sentence& sentence, const Mention& mention);

/// Whether the two can be one person's: no given name, suffix or bearer against the other's; an initial stands for any
/// name that begins with it, a short form for its full form.
bool are_compatible(const PersonName& a, const PersonName& b);

}  // namespace whowhom

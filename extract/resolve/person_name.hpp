// A person's name taken apart, and which names can be one person's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/mention/mention.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {

/// Parts are in small letters and without accents, so that they compare; any of them may be empty.
struct PersonName {
  std::string bare;                       ///< as a reader would write it, without title: "Ann Lee" for "Lee, Ann"
  std::string given;                      ///< first name or initial
  std::vector<std::string> middle;        ///< further names and initials before the surname
  std::string nickname;                   ///< in quotation marks: Ann "Annie" Lee
  std::string surname;                    ///< without particles: "berg" of "van den Berg"
  std::string initials;                   ///< first letters of all names but the surname
  std::string suffix;                     ///< "jr", "sr"
  HeldOffice office;                      ///< of the title in front
  std::optional<FirstNameBearer> bearer;  ///< by the honorific, else by the given name
  bool honorific = false;                 ///< "Mr", "Dr": a title that is no office
  bool knightly = false;                  ///< "Sir", "Dame": goes by the given name
  bool is_address = false;                ///< e-mail address or @handle; given and surname are empty
};

/// Takes apart a name mention. A single word is a surname; the caller knows where it is a given name.
PersonName parse_person_name(const Sentence& sentence, const Mention& mention);

/// Whether one first name can stand for the other: the same, an initial, a short form of the public list.
bool are_compatible_given_names(const std::string& a, const std::string& b);

/// Whether the two can be one person's: no given name, middle name, suffix or sex against the other's; an initial
/// stands for any name that begins with it, a short form for its full form. Surnames that both have must be equal, or
/// one a hyphened part of the other where the given names are the same.
bool are_compatible(const PersonName& a, const PersonName& b);

}  // namespace whowhom

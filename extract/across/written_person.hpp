// What the names of a person, as one document writes them, say to other documents.
#pragma once

#include <compare>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mention/name_tables.hpp"
#include "graph/entity.hpp"

namespace whowhom {

/// Folded words of one name. A surname alone has no given name; an office alone has neither.
struct WrittenName {
  std::string given;                 ///< may be one letter
  std::vector<std::string> middles;  ///< names between, without particles ("van") and nicknames in quotation marks
  std::string surname;
  std::string suffix;                        ///< "jr", "sr", "ii", …
  std::string office;                        ///< of the title in front, "secretary"
  std::optional<FirstNameBearer> honorific;  ///< "Mr": a man
  bool has_title = false;                    ///< any title but that of a knight, who goes by the given name
  bool has_particle = false;                 ///< in front of the surname: "van", "bin"

  bool is_full() const { return given.size() > 1 && !surname.empty(); }
  auto operator<=>(const WrittenName&) const = default;
};

/// Takes "Secretary Ann B. Lee", "Lee, Ann", "Ann Lee/NA/Firm@Firm" and "CN=Ann Lee/OU=NA" apart.
WrittenName parse_written_name(std::string_view text);

struct WrittenPerson {
  WrittenName name;                          ///< the fullest, its title left out
  std::set<std::string> offices;             ///< of all its names
  std::optional<FirstNameBearer> honorific;  ///< nothing where the names disagree
  bool has_title = false;
  std::vector<std::string> addresses;  ///< in small letters: e-mail addresses and handles
  bool is_office = false;              ///< only an office names it
};

WrittenPerson written_person(const Entity& entity);

/// Of a folded given name; nothing for one that both have, or that no table knows.
std::optional<FirstNameBearer> bearer_of_given_name(const std::string& given);

/// Whether one given name can be written for the other: equal, the initial of it, or its short form.
bool given_names_agree(const std::string& a, const std::string& b);

/// Whether no middle name stands against another; none stands against nothing.
bool middle_names_agree(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace whowhom

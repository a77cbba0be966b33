// All people of one surname in a run, as far as they are known to be one, and the joining of the shorter names to them.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/across/joining.hpp"
#include "extract/across/written_person.hpp"

namespace whowhom {

/// A person so far: the parts that were joined.
struct Bearer {
  std::size_t root = 0;                      ///< in Joining
  std::set<WrittenName> names;               ///< in small number; offices and honorifics left out
  std::set<FirstNameBearer> sexes;           ///< by honorifics, else by given names; empty where neither says
  std::set<std::string> offices;             ///< and roles
  std::set<std::string> bodies;              ///< folded names of organizations
  std::map<std::string, std::string> works;  ///< with the place of the first part that names it as fully as any
  bool has_title = false;

  bool is_full() const;                ///< one of the names has a given name
  bool is_bare() const;                ///< no name has as much as an initial
  const WrittenName& fullest() const;  ///< the one with most middle names, then the first in order
};

/// Of the parts, in the order of their roots. `people` has the written form of every part of the joining.
std::vector<Bearer> bearers_of(const Joining& joining, const std::vector<WrittenPerson>& people,
                               const std::vector<std::size_t>& parts);

/// Whether nothing in names, suffixes and sex tells the two apart.
bool may_be_one(const Bearer& a, const Bearer& b);

bool agree_on_sex(const Bearer& a, const Bearer& b);

bool intersect(const std::set<std::string>& a, const std::set<std::string>& b);

bool share_work(const Bearer& a, const Bearer& b);

/// That one bearer shall join another.
struct Decision {
  std::size_t joiner = 0;  ///< roots
  std::size_t target = 0;
  std::string reason;
};

/// Joins what does not exclude each other. Where two joiners of one target cannot be one person, both are refused with
/// a doubt, so that no order decides between them.
void carry_out(Joining& joining, const std::vector<Bearer>& bearers, std::vector<Decision> decisions);

}  // namespace whowhom

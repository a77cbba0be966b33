// The people of a document while their mentions are resolved: who has which name and which office.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "extract/resolve/clusters.hpp"
#include "extract/resolve/person_name.hpp"

namespace whowhom {

/// How often a text gives somebody an office as a title or in an apposition, without and with a nationality.
struct TimesHeld {
  std::size_t plain = 0;
  std::size_t national = 0;
  std::size_t former = 0;
};

struct Person {
  std::size_t cluster = 0;
  PersonName name;                           ///< the parts known so far, from all mentions
  std::map<std::string, TimesHeld> offices;  ///< by the office in small letters, "foreign minister"
  std::set<std::string> nations;             ///< that an office of theirs is of: "norwegian"
  std::size_t first_mention = 0;
  std::optional<std::size_t> first_full;  ///< first mention with given name and surname
  bool is_introduced = false;             ///< a full name stands beside words on who that is
  std::size_t uses_before = 0;            ///< mentions by bare surname before the first of this person
  std::size_t sole_uses = 0;              ///< mentions by bare surname while nobody else of that surname was known
  std::size_t full_mentions = 0;          ///< with given name and surname
  bool is_junior = false;                 ///< called "Lee Jr.", so that a bare "Lee" is another
  bool is_kin = false;                    ///< introduced as somebody's wife, son …
  bool titled = false;                    ///< some mention is an office and the surname: "Secretary Lee"
};

class PeopleTable {
 public:
  explicit PeopleTable(Clusters& clusters) : clusters_(&clusters) {}

  Clusters& clusters() { return *clusters_; }
  const Clusters& clusters() const { return *clusters_; }
  const Sentence& sentence_of(std::size_t mention) const { return clusters_->sentence_of(mention); }

  /// Takes apart all mentions of people that are names. Those without a given name may be changed by the caller.
  void read_names();
  std::map<std::size_t, PersonName>& names() { return names_; }  ///< by mention
  /// The name in that mention; null where it is none.
  const PersonName* name_in(std::size_t mention) const;

  std::deque<Person>& all() { return people_; }
  const std::deque<Person>& all() const { return people_; }
  /// People with that surname, or with a hyphened one that it is part of, in order of first mention.
  std::vector<Person*> with_surname(const std::string& surname);
  std::vector<Person*> with_given(const std::string& given);
  Person* of(std::size_t mention);

  Person& add(std::size_t mention, const PersonName& name);
  /// Gives the mention to the person and learns the name's parts and the office in front of it.
  void assign(std::size_t mention, Person& person, const PersonName& name, const std::string& rule);
  void add_office(Person& person, const HeldOffice& office);
  /// Notes the doubt for a few of the candidates: enough to show it; a long text has many presidents.
  void refuse(std::size_t mention, const std::vector<Person*>& candidates, const std::string& reason);

 private:
  HeldOffice office_before(std::size_t mention) const;
  bool is_described(std::size_t mention) const;
  bool is_named_as_kin(std::size_t mention) const;
  void index(Person& person);

  Clusters* clusters_;
  std::map<std::size_t, PersonName> names_;
  std::deque<Person> people_;  // a deque, so that pointers stay
  std::map<std::string, std::vector<Person*>> by_surname_;
  std::map<std::string, std::vector<Person*>> by_given_;
  std::map<std::size_t, Person*> by_cluster_;
};

/// Nouns of offices in apposition to names, so that their bearers have these offices. Full names come first.
void bind_offices_beside_names(PeopleTable& people);

/// Nouns such as "the Attorney General" to who holds the office, after all names are resolved.
void resolve_offices(PeopleTable& people);

}  // namespace whowhom

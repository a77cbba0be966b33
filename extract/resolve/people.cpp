// Full names make the people; shorter names join the one person they can mean and are refused where there are two.
// In order: full names from the fullest to those of initials, an office with a surname, bare surnames and given names,
// addresses, and last the nouns of offices (offices.cpp).
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/resolve/addresses.hpp"
#include "extract/resolve/people_table.hpp"
#include "extract/resolve/resolvers.hpp"

namespace whowhom {
namespace {

// A bare surname is somebody's own in a text once it has been used so often while nobody else there had it.
constexpr std::size_t kEstablished = 3;
// Somebody named in full only behind so many uses of the bare surname is another; a piece of a longer text may name its
// people in full late.
constexpr std::size_t kLate = 10;

class PeopleResolver {
 public:
  PeopleResolver(Clusters& clusters, const MailTies& ties) : clusters_(clusters), ties_(ties), people_(clusters) {}

  void run() {
    people_.read_names();
    take_full_names();
    bind_offices_beside_names(people_);
    count_sole_uses();
    take_titled_surnames();
    take_short_names();
    take_addresses();
    take_tied_names();
    resolve_offices(people_);
  }

 private:
  // ---- given name and surname

  void take_full_names() {
    for (const int fullness : {2, 1, 0})
      for (auto& [mention, name] : people_.names())
        if (!name.is_address && !name.given.empty() && fullness_of(name) == fullness) take_full_name(mention, name);
  }

  // "J. Lee" joins John or James Lee and never brings them together; "Ann Lee" so joins Ann B. or Ann C. Lee.
  static int fullness_of(const PersonName& name) {
    const bool initial = name.given.size() == 1 || name.given[1] == '.';
    return initial ? 0 : name.middle.empty() ? 1 : 2;
  }

  void take_full_name(std::size_t mention, const PersonName& name) {
    std::vector<Person*> candidates;
    for (Person* person : people_.with_surname(name.surname))
      if (!person->name.given.empty() && are_compatible(person->name, name)) candidates.push_back(person);
    if (candidates.size() > 1) keep_same_words(candidates, name);
    if (candidates.size() == 1) return people_.assign(mention, *candidates.front(), name, "full name");
    Person& person = people_.add(mention, name);
    people_.assign(mention, person, name, "full name");
    if (candidates.size() > 1)
      people_.refuse(mention, candidates,
                     fmt::format("{} people here can be called “{}”", candidates.size(), name.bare));
  }

  // The name in just these words, if one of them had it before.
  void keep_same_words(std::vector<Person*>& candidates, const PersonName& name) const {
    const auto same = std::ranges::find_if(candidates, [&](const Person* person) {
      const Cluster& cluster = clusters_[person->cluster];
      return cluster.name == name.bare;
    });
    if (same != candidates.end()) candidates = {*same};
  }

  // ---- what a bare surname mostly means

  // Used so before somebody of that surname is named in full, it is another's; used so behind the full name of one, it
  // is his. Not "Mr Lee": where people are called so, "Secretary Lee" may be another.
  void count_sole_uses() {
    for (const auto& [mention, name] : people_.names()) {
      if (name.given.empty() && name.suffix.starts_with("jr"))
        for (Person* person : people_.with_surname(name.surname))
          person->is_junior = person->is_junior || person->name.suffix == name.suffix;
      if (name.is_address || !name.suffix.empty() || !name.given.empty() || name.honorific || !name.office.name.empty())
        continue;
      Person* sole = nullptr;
      for (Person* person : people_.with_surname(name.surname))
        if (person->first_mention > mention)
          ++person->uses_before;
        else if (!person->is_kin && person->name.suffix.empty())
          sole = sole == nullptr || sole == person ? person : &nobody_;
      if (sole != nullptr) ++sole->sole_uses;
    }
  }

  // ---- an office and a surname

  void take_titled_surnames() {
    for (auto& [mention, name] : people_.names())
      if (!name.is_address && name.given.empty() && !name.office.name.empty()) take_titled_surname(mention, name);
  }

  // "Secretary Lee" is not safely the Ann Lee who has another office here, or is named only later.
  void take_titled_surname(std::size_t mention, const PersonName& name) {
    std::vector<Person*> namesakes = compatible_namesakes(name);
    const auto answers = [&](const Person* person) { return holds(*person, name.office.name); };
    if (std::vector<Person*> holders = filtered(namesakes, answers); !holders.empty()) {
      if (holders.size() > 1) holders = default_bearer(holders, mention);
      if (holders.size() == 1)
        return people_.assign(mention, *holders.front(), name,
                              fmt::format("the one {} called “{}”", name.office.name, name.bare));
      return people_.refuse(
          mention, holders,
          fmt::format("{} people here are called {} “{}”", holders.size(), name.office.name, name.bare));
    }
    if (namesakes.size() > 1) namesakes = default_bearer(namesakes, mention);
    if (namesakes.size() == 1 && may_be_introduced(*namesakes.front(), mention, name))
      return people_.assign(mention, *namesakes.front(), name,
                            fmt::format("the one person here called “{}”", name.bare));
    Person& person = people_.add(mention, name);
    people_.assign(mention, person, name, fmt::format("{} with a surname", name.office.name));
    people_.refuse(
        mention, namesakes,
        fmt::format("the same surname, but nothing here says that “{}” is the {}",
                    namesakes.empty() ? name.bare : clusters_[namesakes.front()->cluster].name, name.office.name));
  }

  static bool holds(const Person& person, const std::string& office) {
    return std::ranges::any_of(person.offices, [&](const auto& held) {
      return office_answers_to(held.first, office) || office_answers_to(office, held.first);
    });
  }

  // Named in full before, and either without an office so far or close by.
  bool may_be_introduced(const Person& person, std::size_t mention, const PersonName& name) const {
    if (person.name.given.empty()) return true;
    if (!person.first_full || *person.first_full > mention) return false;
    if (person.offices.empty() || goes_by_title(name.office.name) || person.sole_uses >= kEstablished) return true;
    const std::size_t here = clusters_.mention(mention).sentence;
    return std::ranges::any_of(clusters_[person.cluster].mentions, [&](std::size_t other) {
      const std::size_t there = clusters_.mention(other).sentence;
      return there <= here && there + 3 >= here;
    });
  }

  // Ranks and seats that people keep beside another office.
  static bool goes_by_title(const std::string& office) {
    for (const std::string_view rank : {"general", "admiral", "colonel", "senator", "ambassador", "judge", "governor"})
      if (office == rank) return true;
    return false;
  }

  // ---- a surname, or a given name, alone or behind "Mr"

  void take_short_names() {
    for (auto& [mention, name] : people_.names()) {
      if (name.is_address || !name.given.empty() || clusters_.of(mention) || ties_.meant.contains(mention)) continue;
      if (is_given_name(mention, name)) std::swap(name.given, name.surname);
      take_short_name(mention, name);
    }
  }

  bool is_given_name(std::size_t mention, const PersonName& name) {
    const bool known = std::ranges::any_of(people_.with_given(name.surname),
                                           [&](const Person* person) { return may_go_by_given(*person, mention); });
    const bool first_name = english_names().first_names.contains(name.surname) || known;
    if (!first_name || name.honorific > name.knightly || !people_.with_surname(name.surname).empty()) return false;
    return name.knightly || known;
  }

  // Named near by, and not in quotation marks of its own: "Ann" in a report is a name given to hide one.
  bool may_go_by_given(const Person& person, std::size_t mention) const {
    constexpr std::size_t kNear = 30;
    const Mention& m = clusters_.mention(mention);
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    const auto quotes = [&](std::size_t i) {
      return i < tokens.size() && (tokens[i].form == "\"" || tokens[i].form == "“" || tokens[i].form == "”");
    };
    if (m.first_token > 0 && quotes(m.first_token - 1) && (quotes(m.end_token) || m.end_token == tokens.size()))
      return false;
    return std::ranges::any_of(clusters_[person.cluster].mentions, [&](std::size_t other) {
      const std::size_t there = clusters_.mention(other).sentence;
      return there <= m.sentence + kNear && there + kNear >= m.sentence;
    });
  }

  void take_short_name(std::size_t mention, const PersonName& name) {
    std::vector<Person*> candidates = compatible_namesakes(name);
    // "Mrs Lee" is rather the Lee who is known to be a woman.
    if (candidates.size() > 1 && name.bearer)
      if (const auto surely = filtered(candidates, [&](const Person* p) { return p->name.bearer == name.bearer; });
          !surely.empty())
        candidates = surely;
    if (name.surname.empty() && !name.knightly)
      std::erase_if(candidates, [&](const Person* person) { return !may_go_by_given(*person, mention); });
    leave_out_kin(candidates, mention);
    if (!name.honorific && name.given.empty() && name.suffix.empty()) leave_out_latecomers(mention, candidates, name);
    // The younger is called so; a bare name is the elder's.
    if (candidates.size() > 1 || name.suffix.starts_with("jr"))
      std::erase_if(candidates, [&](const Person* person) { return person->name.suffix != name.suffix; });
    const std::size_t namesakes = candidates.size();
    if (namesakes > 1) candidates = default_bearer(candidates, mention);
    if (candidates.size() > 1)
      return people_.refuse(mention, candidates,
                            fmt::format("{} people here are called “{}”", candidates.size(), name.bare));
    if (candidates.empty()) return people_.assign(mention, people_.add(mention, name), name, "name");
    Person& person = *candidates.front();
    people_.assign(mention, person, name,
                   namesakes > 1 ? fmt::format("the one whom this text calls “{}” without a first name", name.bare)
                                 : fmt::format("the one person here called “{}”", name.bare));
  }

  // ---- namesakes

  template <class Test>
  static std::vector<Person*> filtered(const std::vector<Person*>& people, Test test) {
    std::vector<Person*> out;
    std::ranges::copy_if(people, std::back_inserter(out), test);
    return out;
  }

  std::vector<Person*> compatible_namesakes(const PersonName& name) {
    std::vector<Person*> out;
    if (name.given.empty()) {
      for (Person* person : people_.with_surname(name.surname))
        if (are_compatible(person->name, name) && !(person->is_junior && name.suffix.empty())) out.push_back(person);
    } else {
      for (Person* person : people_.with_given(name.given))
        if (!person->name.given.empty() && are_compatible(person->name, name)) out.push_back(person);
    }
    return out;
  }

  // Named in full only when the bare surname had long been used, without a word on who that is: another's. Where nobody
  // else there has the surname, the text only begins in the middle, but then it would hardly say "A. Lee" of her; nor
  // is "A. Lee", cited once, the Lee of all pages.
  void leave_out_latecomers(std::size_t mention, std::vector<Person*>& candidates, const PersonName& name) {
    // Who is only cited by an initial does not count.
    const std::vector<Person*> namesakes = people_.with_surname(name.surname);
    const bool others = std::ranges::count_if(namesakes, [](const Person* p) { return p->name.given.size() != 1; }) > 1;
    const auto is_late = [others](const Person* p) {
      if (p->is_introduced || !p->offices.empty()) return false;
      const bool initial = p->name.given.size() == 1;
      const bool cited = p->full_mentions == 1 && p->uses_before + p->sole_uses >= kLate;
      return (others && p->uses_before >= kLate) || (initial && (cited || p->uses_before >= kEstablished));
    };
    const std::vector<Person*> late = filtered(candidates, is_late);
    if (late.empty()) return;
    std::erase_if(candidates, is_late);
    if (candidates.empty())
      people_.refuse(
          mention, late,
          fmt::format("“{}” stands here often before “{}” is named", name.bare, clusters_[late.front()->cluster].name));
  }

  // "his wife Ann Lee" is not the Lee of the text: neither where there is another, nor for what stands before her.
  static void leave_out_kin(std::vector<Person*>& candidates, std::size_t mention) {
    if (candidates.size() > 1) {
      const auto others = filtered(candidates, [](const Person* p) { return !p->is_kin; });
      if (!others.empty()) candidates = others;
    }
    std::erase_if(candidates, [mention](const Person* p) { return p->is_kin && p->first_mention > mention; });
  }

  // Whom a text means by a surname that several have: writers give first names to all but one. It is the one whom the
  // bare surname meant when nobody else was known, or whom alone the text calls by office and surname.
  std::vector<Person*> default_bearer(const std::vector<Person*>& candidates, std::size_t mention) {
    const auto before = filtered(candidates, [&](const Person* p) { return p->first_mention < mention; });
    if (before.size() == 1) return before;
    if (const auto used = filtered(candidates, [](const Person* p) { return p->sole_uses >= kEstablished; });
        used.size() == 1)
      return used;
    if (const auto titled = filtered(candidates, [](const Person* p) { return p->titled; }); titled.size() == 1)
      return titled;
    return candidates;
  }

  // ---- addresses

  void take_addresses() {
    std::map<std::string, std::vector<Person*>> by_surname;
    std::map<std::string, Person*> known;  // by address in small letters
    for (Person& person : people_.all()) by_surname[address_form(person.name.surname)].push_back(&person);
    // What is written with a name says for all places whose it is.
    for (const auto& [address, name] : ties_.name_of_address)
      if (Person* owner = people_.of(name)) known.emplace(lower_case(people_.names().at(address).bare), owner);
    for (const auto& [mention, name] : people_.names()) {
      if (!name.is_address) continue;
      const std::string lower = lower_case(name.bare);
      if (!known.contains(lower)) {
        std::vector<Person*> owners;
        for (const std::string& surname : possible_surnames(lower))
          for (Person* person : by_surname[surname])
            if (may_own(person->name, lower)) owners.push_back(person);
        if (owners.size() > 1)
          people_.refuse(mention, owners, fmt::format("{} people here can have the address", owners.size()));
        known.emplace(lower, owners.size() == 1 ? owners.front() : &people_.add(mention, name));
      }
      people_.assign(mention, *known.at(lower), name, "address");
    }
  }

  // Salutations, signatures, and short names of those whom a mail itself makes known.
  void take_tied_names() {
    for (const auto& [mention, tie] : ties_.meant) {
      PersonName name = people_.names().at(mention);
      Person* person = people_.of(tie.target);
      if (person == nullptr) {
        take_short_name(mention, name);
        continue;
      }
      if (tie.by_given) std::swap(name.given, name.surname);
      // "Ann" under a mail from ann.lee@… makes the address readable.
      if (const auto local = tie.by_given ? local_name(clusters_[person->cluster].name) : std::nullopt)
        name.bare = capitalised(local->given) + " " + capitalised(local->surname);
      people_.assign(mention, *person, name, tie.reason);
    }
  }

  Clusters& clusters_;
  const MailTies& ties_;
  PeopleTable people_;
  Person nobody_;  // stands for several
};

}  // namespace

void resolve_people(Clusters& clusters, const MailTies& ties) { PeopleResolver(clusters, ties).run(); }

}  // namespace whowhom

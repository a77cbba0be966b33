// Equal full names first, then addresses; then, among the people of one surname, each shorter form joins where exactly
// one fuller one fits: middle initials, no middle name, short given names, initials, and the surname alone, which needs
// one work or one office as well. Where several fit nothing is joined, and the doubt is kept with its reason.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/across/bearers.hpp"
#include "extract/across/joining.hpp"

namespace whowhom {
namespace {

// From here on a surname is common: an initial or a short name may be anybody's.
constexpr std::size_t kManyBearers = 5;
// Mentions of a person whom a work may call by surname before it names him in full.
constexpr std::size_t kKnownWell = 10;
// With more candidates the doubt is told once, beside the one named most.
constexpr std::size_t kShownCandidates = 3;

using Parts = std::vector<std::size_t>;
using BearerRefs = std::vector<const Bearer*>;

class PeopleJoiner {
 public:
  explicit PeopleJoiner(Joining& joining) : joining_(joining), people_(joining.size()) {
    for (std::size_t part = 0; part < joining.size(); ++part) {
      if (joining[part].entity->type != EntityType::person) continue;
      people_[part] = written_person(*joining[part].entity);
      const WrittenPerson& person = people_[part];
      const std::string& work = joining[part].part_of.work;
      if (person.is_office && !work.empty()) by_office_[{work, *person.offices.rbegin()}].push_back(part);
      for (const std::string& address : person.addresses) by_address_[address].push_back(part);
      if (person.name.surname.empty()) continue;
      by_surname_[person.name.surname].push_back(part);
      if (person.name.is_full()) by_full_name_[person.name].push_back(part);
      if (person.name.is_full()) given_names_[{work, person.name.given}] += joining[part].entity->mentions.size();
    }
  }

  void run() {
    for (const auto& [name, parts] : by_full_name_) join_equal(parts);
    for (const auto& [address, parts] : by_address_) join_by_address(parts);
    for (const auto& [surname, parts] : by_surname_) join_surname(surname, parts);
    doubt_double_surnames();
    doubt_offices();
  }

 private:
  // ---- equal names

  // A document that has two people of the name says that it is no key; only the first of them is taken for the one that
  // the others mean.
  void join_equal(const Parts& parts) {
    if (parts.size() < 2) return;
    const auto has = [&](FirstNameBearer sex) {
      return std::ranges::any_of(parts, [&](std::size_t part) { return people_[part].honorific == sex; });
    };
    const bool both = has(FirstNameBearer::man) && has(FirstNameBearer::woman);
    std::map<std::size_t, std::size_t> first_of;  // by reading, the part that is named first
    for (const std::size_t part : parts) {
      const auto [first, is_new] = first_of.try_emplace(joining_[part].reading, part);
      if (!is_new && joining_[part].index < joining_[first->second].index) first->second = part;
    }
    std::map<std::optional<FirstNameBearer>, std::size_t> head;  // by honorific where both stand
    Parts joined;
    for (const std::size_t part : parts) {
      const std::optional<FirstNameBearer> sex = both ? people_[part].honorific : std::nullopt;
      if (both && !sex) {
        joining_.doubt(part, parts.front() == part ? parts.back() : parts.front(),
                       "the same full name, which both a man and a woman have here");
        continue;
      }
      if (first_of.at(joining_[part].reading) != part) {
        for (const std::size_t other : parts)
          if (joining_[other].reading != joining_[part].reading) {
            joining_.doubt(part, other, "the same full name, and one document has two people of it");
            break;
          }
        continue;
      }
      const auto [place, is_new] = head.try_emplace(sex, part);
      if (!is_new) joining_.join(place->second, part);
    }
    for (const auto& [sex, part] : head)
      if (joining_.members_of(joining_.root_of(part)).size() > 1) joining_.note(part, "the same full name");
  }

  // ---- addresses

  static bool names_agree(const WrittenName& a, const WrittenName& b) {
    if (a.surname.empty() || b.surname.empty()) return true;
    if (a.surname != b.surname || a.suffix != b.suffix) return false;
    // "B. Ann Lee" is called Ann.
    const auto goes_by_middle = [](const WrittenName& full, const WrittenName& called) {
      return full.given.size() == 1 && !full.middles.empty() && full.middles.front() == called.given;
    };
    return a.given.empty() || b.given.empty() ||
           (given_names_agree(a.given, b.given) && middle_names_agree(a.middles, b.middles)) || goes_by_middle(a, b) ||
           goes_by_middle(b, a);
  }

  void join_by_address(const Parts& parts) {
    if (parts.size() < 2) return;
    std::set<WrittenName> names;
    for (const std::size_t part : parts)
      for (const std::size_t member : joining_.members_of(joining_.root_of(part))) {
        names.insert(people_[member].name);
        if (names.size() > 8) break;
      }
    const bool one = names.size() <= 8 && std::ranges::all_of(names, [&](const WrittenName& a) {
                       return std::ranges::all_of(names, [&](const WrittenName& b) { return names_agree(a, b); });
                     });
    std::set<std::size_t> roots;
    for (const std::size_t part : parts) roots.insert(joining_.root_of(part));
    if (roots.size() < 2) return;
    const std::size_t head = *roots.begin();
    for (const std::size_t root : roots) {
      if (root == head) continue;
      if (!one)
        joining_.doubt(head, root, "one address, and names that differ");
      else if (!joining_.share_document(head, root))
        join(root, head, "the same address");
    }
  }

  void join_all(const Parts& parts, const std::string& reason) {
    bool joined = false;
    for (std::size_t i = 1; i < parts.size(); ++i) joined = joining_.join(parts[i], parts[0]) || joined;
    if (joined) joining_.note(parts[0], reason);
  }

  void join(std::size_t joiner, std::size_t target, const std::string& reason) {
    joining_.note(joiner, reason);
    joining_.join(joiner, target);
  }

  // ---- one surname

  void join_surname(const std::string& surname, const Parts& parts) {
    if (parts.size() < 2) return;
    join_middle_initials(parts);
    join_without_middle(parts);
    join_numerals(parts);
    join_short_given(parts);
    join_initials(parts);
    join_equal_bare(parts);
    join_bare(surname, parts);
  }

  // Bearers by given name and suffix; the map's order is the alphabet's.
  static std::map<std::pair<std::string, std::string>, BearerRefs> by_given(const std::vector<Bearer>& bearers) {
    std::map<std::pair<std::string, std::string>, BearerRefs> out;
    for (const Bearer& bearer : bearers)
      if (bearer.is_full()) out[{bearer.fullest().given, bearer.fullest().suffix}].push_back(&bearer);
    return out;
  }

  static bool has_initials(const std::vector<std::string>& middles) {
    return std::ranges::any_of(middles, [](const std::string& middle) { return middle.size() == 1; });
  }

  // "Ann B. Lee" to "Ann Barbara Lee".
  void join_middle_initials(const Parts& parts) {
    const std::vector<Bearer> bearers = bearers_of(joining_, people_, parts);
    std::vector<Decision> decisions;
    for (const auto& [given, same] : by_given(bearers)) {
      BearerRefs fuller = same;
      std::erase_if(fuller, [](const Bearer* bearer) {
        return bearer->fullest().middles.empty() || has_initials(bearer->fullest().middles);
      });
      if (fuller.empty()) continue;
      for (const Bearer* bearer : same)
        if (has_initials(bearer->fullest().middles))
          decide(*bearer, fuller, "the one fuller form of the name", "have a name with these initials", decisions,
                 always);
    }
    carry_out(joining_, bearers, std::move(decisions));
  }

  // "Ann Lee" to "Ann B. Lee".
  void join_without_middle(const Parts& parts) {
    const std::vector<Bearer> bearers = bearers_of(joining_, people_, parts);
    std::vector<Decision> decisions;
    const auto buckets = by_given(bearers);
    for (const auto& [given, same] : buckets) {
      BearerRefs fuller = same;
      std::erase_if(fuller, [](const Bearer* bearer) { return bearer->fullest().middles.empty(); });
      for (const Bearer* bearer : same)
        if (!fuller.empty() && bearer->fullest().middles.empty())
          decide(*bearer, fuller, "the one fuller form of the name", "have this name and a middle name", decisions,
                 always);
    }
    carry_out(joining_, bearers, std::move(decisions));
  }

  // "Ann Lee" to "Ann Lee III": the number is often left out, while "Jr." is there to tell two people apart.
  void join_numerals(const Parts& parts) {
    const std::vector<Bearer> bearers = bearers_of(joining_, people_, parts);
    const auto buckets = by_given(bearers);
    std::vector<Decision> decisions;
    for (const auto& [given, same] : buckets) {
      if (!given.second.empty() || same.size() != 1) continue;
      const auto next = std::next(buckets.find(given));
      if (next == buckets.end() || next->first.first != given.first || next->second.size() != 1) continue;
      const auto after = std::next(next);
      const bool only = after == buckets.end() || after->first.first != given.first;
      const Bearer& plain = *same.front();
      const Bearer& numbered = *next->second.front();
      if (!only || joining_.share_document(plain.root, numbered.root)) continue;
      const bool numeral = next->first.second.starts_with('i');
      if (numeral && is_supported(plain, numbered) && agree_on_sex(plain, numbered) &&
          middle_names_agree(plain.fullest().middles, numbered.fullest().middles))
        decisions.push_back({plain.root, numbered.root, "the same full name, with a number behind it"});
      else
        joining_.doubt(plain.root, numbered.root,
                       fmt::format("the same full name, and “{}” stands behind one of them only", next->first.second));
    }
    carry_out(joining_, bearers, std::move(decisions));
  }

  // "Bin Ladin" is more than a surname: equal ones of one work are one.
  void join_equal_bare(const Parts& parts) {
    std::map<std::pair<std::string, WrittenName>, Parts> equal;
    for (const std::size_t part : parts)
      if (people_[part].name.given.empty() && people_[part].name.has_particle && !joining_[part].part_of.work.empty())
        equal[{joining_[part].part_of.work, people_[part].name}].push_back(part);
    for (const auto& [key, same] : equal) join_all(same, "the same name in this work");
  }

  // "Bob Lee" to "Robert Lee".
  void join_short_given(const Parts& parts) {
    const std::vector<Bearer> bearers = bearers_of(joining_, people_, parts);
    const auto buckets = by_given(bearers);
    const bool common = given_count(bearers) >= kManyBearers;
    const auto& short_names = english_names().short_names;
    std::vector<Decision> decisions;
    for (const auto& [given, same] : buckets) {
      BearerRefs longer;
      for (auto pair = short_names.lower_bound({given.first, ""});
           pair != short_names.end() && pair->first == given.first; ++pair)
        if (const auto found = buckets.find({std::string(pair->second), given.second}); found != buckets.end())
          longer.insert(longer.end(), found->second.begin(), found->second.end());
      if (longer.empty()) continue;
      for (const Bearer* bearer : same)
        decide(*bearer, longer, "short form of the given name of the one person it fits",
               "have a given name that this one shortens", decisions,
               [&](const Bearer& target) { return !common || is_supported(*bearer, target); });
    }
    carry_out(joining_, bearers, std::move(decisions));
  }

  static std::size_t given_count(const std::vector<Bearer>& bearers) {
    std::set<std::string> given;
    for (const Bearer& bearer : bearers)
      if (bearer.is_full()) given.insert(bearer.fullest().given);
    return given.size();
  }

  static bool is_supported(const Bearer& a, const Bearer& b) {
    return share_work(a, b) || intersect(a.bodies, b.bodies);
  }

  // "J. Lee" to "John Lee"; without a fuller form the equal ones are one, unless the surname is common.
  void join_initials(const Parts& parts) {
    const std::vector<Bearer> bearers = bearers_of(joining_, people_, parts);
    const bool common = given_count(bearers) >= kManyBearers;
    std::map<char, BearerRefs> full;
    std::map<WrittenName, BearerRefs> initial;
    for (const Bearer& bearer : bearers) {
      if (bearer.is_full()) full[bearer.fullest().given[0]].push_back(&bearer);
      if (!bearer.is_full() && !bearer.is_bare()) initial[bearer.fullest()].push_back(&bearer);
    }
    std::vector<Decision> decisions;
    for (const auto& [name, same] : initial) {
      const BearerRefs& candidates = full[name.given[0]];
      for (const Bearer* bearer : same)
        decide(*bearer, candidates, "initial of the one person of this surname that it fits",
               fmt::format("have this surname and an initial {}.", static_cast<char>(name.given[0] - 'a' + 'A')),
               decisions, [&](const Bearer& target) { return !common || is_supported(*bearer, target); });
      const bool fits_none = std::ranges::none_of(candidates, [&](const Bearer* target) {
        return std::ranges::any_of(same, [&](const Bearer* bearer) { return may_be_one(*bearer, *target); });
      });
      if (!fits_none || (common && name.middles.empty())) continue;
      for (std::size_t i = 1; i < same.size(); ++i)
        if (may_be_one(*same[0], *same[i]))
          decisions.push_back({same[i]->root, same[0]->root, "the same initials and surname"});
    }
    carry_out(joining_, bearers, std::move(decisions));
  }

  // Of the candidates that may be the joiner: the only one if `is_safe` says so, else a doubt. One that stands apart
  // from the joiner in a document of both still counts: the joiner was refused there, perhaps because of another.
  template <class IsSafe>
  void decide(const Bearer& joiner, const BearerRefs& candidates, const std::string& reason, const std::string& which,
              std::vector<Decision>& decisions, IsSafe is_safe) {
    BearerRefs fitting = candidates;
    std::erase_if(fitting, [&](const Bearer* target) { return target == &joiner || !may_be_one(joiner, *target); });
    const std::size_t count = fitting.size();
    std::erase_if(fitting, [&](const Bearer* target) { return joining_.share_document(joiner.root, target->root); });
    if (count == 1 && fitting.size() == 1 && is_safe(*fitting.front()))
      decisions.push_back({joiner.root, fitting.front()->root, reason});
    else if (!fitting.empty())
      doubt(joiner, fitting,
            fmt::format("{} {} in these documents {}", count, count == 1 ? "person" : "people", which));
  }

  static bool always(const Bearer& /*target*/) { return true; }

  void doubt(const Bearer& joiner, BearerRefs candidates, const std::string& reason) {
    std::ranges::sort(candidates, [&](const Bearer* a, const Bearer* b) {
      return std::make_tuple(joining_.mention_count(b->root), a->root) <
             std::make_tuple(joining_.mention_count(a->root), b->root);
    });
    if (candidates.size() > kShownCandidates) candidates.erase(candidates.begin() + 1, candidates.end());
    for (const Bearer* candidate : candidates) joining_.doubt(joiner.root, candidate->root, reason);
  }

  // ---- the surname alone

  struct Block {
    std::vector<Bearer> bearers;
    std::map<std::string, BearerRefs> of_work;  // with a given name or initial
    BearerRefs named;                           // with a given name or initial, the most mentioned first
  };

  Block block_of(const Parts& parts) const {
    Block block;
    block.bearers = bearers_of(joining_, people_, parts);
    for (const Bearer& bearer : block.bearers) {
      if (bearer.is_bare()) continue;
      block.named.push_back(&bearer);
      for (const auto& [work, place] : bearer.works) block.of_work[work].push_back(&bearer);
    }
    std::ranges::sort(block.named, [&](const Bearer* a, const Bearer* b) {
      return std::make_tuple(joining_.mention_count(b->root), a->root) <
             std::make_tuple(joining_.mention_count(a->root), b->root);
    });
    return block;
  }

  void join_bare(const std::string& surname, const Parts& parts) {
    const Block block = block_of(parts);
    std::vector<Decision> decisions;
    std::map<std::string, BearerRefs> alone;  // by work
    for (const Bearer& bearer : block.bearers) {
      if (!bearer.is_bare()) continue;
      const Bearer* target = one_of_work(bearer, block);
      if (target != nullptr && !bearer.has_title &&
          is_given_name_in(bearer, surname, joining_.mention_count(target->root)))
        target = nullptr;
      if (target != nullptr)
        decisions.push_back({bearer.root, target->root, "the one person of this surname in this work"});
      else if ((target = one_of_office(bearer, block)) != nullptr)
        decisions.push_back(
            {bearer.root, target->root, "the one person here of this surname, office and organization"});
      else
        doubt_bare(bearer, block);
      const bool is_surname = bearer.has_title || !english_names().first_names.contains(surname);
      if (target == nullptr && is_surname && !bearer.works.empty() &&
          !block.of_work.contains(bearer.works.begin()->first))
        alone[bearer.works.begin()->first].push_back(&bearer);
    }
    for (const auto& [work, same] : alone)
      for (std::size_t i = 1; i < same.size(); ++i)
        if (may_be_one(*same[0], *same[i]))
          decisions.push_back({same[i]->root, same[0]->root, "the same name in this work, and no other person has it"});
    carry_out(joining_, block.bearers, std::move(decisions));
  }

  // Whether the work uses the word as a given name, and not only in a slip such as "Lee Hill" for "Lee, Hill".
  bool is_given_name_in(const Bearer& bare, const std::string& word, std::size_t surname_mentions) const {
    return std::ranges::any_of(bare.works, [&](const auto& work) {
      const auto found = given_names_.find({work.first, word});
      return found != given_names_.end() &&
             (english_names().first_names.contains(word) || found->second >= surname_mentions);
    });
  }

  // A work calls people by their surname once it has introduced them: more than in passing, as the writer of a cited
  // article is named, and in this or an earlier part, unless the surname has a title or the person is known well.
  const Bearer* one_of_work(const Bearer& bare, const Block& block) const {
    if (bare.works.empty()) return nullptr;
    const auto& [work, place] = *bare.works.begin();
    const auto found = block.of_work.find(work);
    if (found == block.of_work.end()) return nullptr;
    BearerRefs fitting = found->second;
    std::erase_if(fitting, [&](const Bearer* target) { return !may_be_one(bare, *target); });
    if (fitting.size() > 1)
      std::erase_if(fitting, [&](const Bearer* t) { return !intersect(bare.offices, t->offices); });
    if (fitting.size() != 1 || joining_.share_document(bare.root, fitting.front()->root)) return nullptr;
    const Bearer& target = *fitting.front();
    const bool before = place.empty() || target.works.at(work) <= place || bare.has_title ||
                        joining_.mention_count(target.root) >= kKnownWell;
    const bool introduced = joining_.mention_count(target.root) > 1 || target.has_title || !target.offices.empty() ||
                            !target.bodies.empty();
    return before && introduced ? &target : nullptr;
  }

  // "Secretary Lee" of one body to the one Lee in the run who is secretary of the same.
  const Bearer* one_of_office(const Bearer& bare, const Block& block) const {
    if (bare.offices.empty() || bare.bodies.empty() || block.named.size() >= kManyBearers) return nullptr;
    BearerRefs fitting = block.named;
    std::erase_if(fitting, [&](const Bearer* target) { return !may_be_one(bare, *target); });
    if (fitting.size() != 1 || joining_.share_document(bare.root, fitting.front()->root)) return nullptr;
    const bool same =
        intersect(bare.offices, fitting.front()->offices) && intersect(bare.bodies, fitting.front()->bodies);
    return same ? fitting.front() : nullptr;
  }

  void doubt_bare(const Bearer& bare, const Block& block) {
    BearerRefs fitting;
    std::size_t seen = 0;
    // Beyond this many the count says enough.
    for (const Bearer* target : block.named) {
      if (++seen > 50) break;
      if (may_be_one(bare, *target) && !joining_.share_document(bare.root, target->root)) fitting.push_back(target);
    }
    if (fitting.empty()) return;
    doubt(bare, fitting,
          fitting.size() == 1 ? std::string("a surname alone, which one person in another document has")
                              : fmt::format("a surname alone, which {}{} people in other documents have",
                                            seen > 50 ? "more than " : "", fitting.size()));
  }

  // ---- doubts only

  // "Ann Lee-Hill" may be "Ann Hill" or "Ann Lee".
  void doubt_double_surnames() {
    for (const auto& [name, parts] : by_full_name_) {
      const std::size_t hyphen = name.surname.find('-');
      if (hyphen == std::string::npos) continue;
      for (const std::string& half : {name.surname.substr(0, hyphen), name.surname.substr(hyphen + 1)}) {
        WrittenName other = name;
        other.surname = half;
        const auto found = by_full_name_.find(other);
        if (found != by_full_name_.end() && !joining_.share_document(parts.front(), found->second.front()))
          joining_.doubt(parts.front(), found->second.front(), "one has a double surname, and the other half of it");
      }
    }
  }

  // "The President" of two chapters may be two people.
  void doubt_offices() {
    for (const auto& [office, parts] : by_office_) {
      const auto head =
          std::ranges::max_element(parts, {}, [&](std::size_t part) { return joining_[part].entity->mentions.size(); });
      for (const std::size_t part : parts)
        if (part != *head && joining_[part].reading != joining_[*head].reading)
          joining_.doubt(*head, part, "the same office in parts of one work, and offices change hands");
    }
  }

  Joining& joining_;
  std::vector<WrittenPerson> people_;  // by part
  std::map<WrittenName, Parts> by_full_name_;
  std::map<std::string, Parts> by_address_;
  std::map<std::string, Parts> by_surname_;
  std::map<std::pair<std::string, std::string>, Parts> by_office_;  // work, office
  std::map<std::pair<std::string, std::string>, std::size_t>
      given_names_;  // mentions by work and given name of full names
};

}  // namespace

void join_people(Joining& joining) { PeopleJoiner(joining).run(); }

}  // namespace whowhom

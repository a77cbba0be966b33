// Who joins is decided over the whole set before anything is joined, so the result does not depend on an order.
#include "extract/across/bearers.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace whowhom {
namespace {

// Joiners of one target that exclude each other: by a document that has two of them, by middle names, by sex.
std::set<std::size_t> excluded(const Joining& joining, const std::map<std::size_t, const Bearer*>& by_root,
                               const std::vector<Decision>& group) {
  std::set<std::size_t> out;
  std::map<std::size_t, std::size_t> joiner_of;  // by document
  for (const Decision& decision : group) {
    if (joining.share_document(decision.joiner, decision.target)) out.insert(decision.joiner);
    for (const std::size_t member : joining.members_of(decision.joiner)) {
      const auto [first, is_new] = joiner_of.try_emplace(joining[member].reading, decision.joiner);
      if (!is_new) out.insert({decision.joiner, first->second});
    }
  }
  std::set<std::vector<std::string>> middles;
  std::set<FirstNameBearer> sexes;
  const auto add = [&](const Bearer& bearer) {
    for (const WrittenName& name : bearer.names) middles.insert(name.middles);
    sexes.insert(bearer.sexes.begin(), bearer.sexes.end());
  };
  add(*by_root.at(group.front().target));
  for (const Decision& decision : group) add(*by_root.at(decision.joiner));
  const bool middles_agree =
      middles.size() <= 8 && std::ranges::all_of(middles, [&](const std::vector<std::string>& a) {
        return std::ranges::all_of(middles, [&](const auto& b) { return middle_names_agree(a, b); });
      });
  for (const Decision& decision : group) {
    const Bearer& bearer = *by_root.at(decision.joiner);
    const bool has_middles =
        std::ranges::any_of(bearer.names, [](const WrittenName& name) { return !name.middles.empty(); });
    if ((has_middles && !middles_agree) || (!bearer.sexes.empty() && sexes.size() > 1)) out.insert(decision.joiner);
  }
  return out;
}

}  // namespace

bool Bearer::is_full() const { return std::ranges::any_of(names, &WrittenName::is_full); }

bool Bearer::is_bare() const {
  return std::ranges::all_of(names, [](const auto& name) { return name.given.empty(); });
}

const WrittenName& Bearer::fullest() const {
  return *std::ranges::max_element(names, {}, [](const WrittenName& name) {
    return std::make_tuple(name.given.size() > 1, !name.given.empty(), name.middles.size());
  });
}

std::vector<Bearer> bearers_of(const Joining& joining, const std::vector<WrittenPerson>& people,
                               const std::vector<std::size_t>& parts) {
  std::map<std::size_t, Bearer> by_root;
  std::map<std::size_t, std::set<FirstNameBearer>> by_given_name;
  for (const std::size_t part : parts) {
    const std::size_t root = joining.root_of(part);
    Bearer& bearer = by_root[root];
    bearer.root = root;
    const WrittenPerson& person = people[part];
    bearer.names.insert(person.name);
    if (person.honorific) bearer.sexes.insert(*person.honorific);
    if (const auto sex = bearer_of_given_name(person.name.given)) by_given_name[root].insert(*sex);
    bearer.offices.insert(person.offices.begin(), person.offices.end());
    bearer.offices.insert(joining[part].roles.begin(), joining[part].roles.end());
    bearer.bodies.insert(joining[part].bodies.begin(), joining[part].bodies.end());
    bearer.has_title = bearer.has_title || person.has_title;
  }
  for (const std::size_t part : parts) {
    const WorkPart& place = joining[part].part_of;
    Bearer& bearer = by_root[joining.root_of(part)];
    if (place.work.empty() || people[part].name.given.empty() != bearer.is_bare()) continue;
    const auto [first, is_new] = bearer.works.try_emplace(place.work, place.place);
    if (!is_new) first->second = std::min(first->second, place.place);
  }
  std::vector<Bearer> bearers;
  for (auto& [root, bearer] : by_root) {
    if (bearer.sexes.empty()) bearer.sexes = by_given_name[root];
    bearers.push_back(std::move(bearer));
  }
  return bearers;
}

bool agree_on_sex(const Bearer& a, const Bearer& b) {
  return a.sexes.empty() || b.sexes.empty() ||
         std::ranges::any_of(a.sexes, [&](FirstNameBearer sex) { return b.sexes.contains(sex); });
}

bool may_be_one(const Bearer& a, const Bearer& b) {
  if (!agree_on_sex(a, b)) return false;
  const auto same_suffix = [&](const WrittenName& one) {
    return std::ranges::any_of(b.names, [&](const WrittenName& other) { return one.suffix == other.suffix; });
  };
  if (std::ranges::none_of(a.names, same_suffix)) return false;
  return std::ranges::all_of(a.names, [&](const WrittenName& one) {
    return std::ranges::all_of(b.names, [&](const WrittenName& other) {
      if (one.given.empty() || other.given.empty()) return true;
      return given_names_agree(one.given, other.given) && middle_names_agree(one.middles, other.middles);
    });
  });
}

bool share_work(const Bearer& a, const Bearer& b) {
  return std::ranges::any_of(a.works, [&](const auto& work) { return b.works.contains(work.first); });
}

bool intersect(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& word) { return b.contains(word); });
}

void carry_out(Joining& joining, const std::vector<Bearer>& bearers, std::vector<Decision> decisions) {
  std::map<std::size_t, const Bearer*> by_root;
  for (const Bearer& bearer : bearers) by_root.emplace(bearer.root, &bearer);
  std::map<std::size_t, std::vector<Decision>> by_target;
  for (Decision& decision : decisions) by_target[decision.target].push_back(std::move(decision));
  for (auto& [target, group] : by_target) {
    std::ranges::sort(group, {}, &Decision::joiner);
    const std::set<std::size_t> refused = excluded(joining, by_root, group);
    for (const Decision& decision : group) {
      if (refused.contains(decision.joiner)) {
        // What the document itself keeps apart needs no second doubt.
        if (!joining.share_document(decision.joiner, target))
          joining.doubt(decision.joiner, target, "several that cannot be one person fit this name");
        continue;
      }
      joining.note(decision.joiner, decision.reason);
      joining.join(decision.joiner, target);
    }
  }
}

}  // namespace whowhom

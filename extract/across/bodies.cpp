// Equal names in a normal form, then acronyms: with the expansion that a document or the table of agencies gives, as
// long as the run knows only one.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/across/folded_name.hpp"
#include "extract/across/joining.hpp"
#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"

namespace whowhom {
namespace {

using Parts = std::vector<std::size_t>;

bool is_acronym(std::string_view name) {
  return name.size() >= 2 && name.size() <= 8 &&
         std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || c == '&' || (c >= '0' && c <= '9'); });
}

// "US", "AG": two letters stand for too much, unless the table says for what.
bool is_telling_acronym(std::string_view name) {
  return is_acronym(name) && (name.size() > 2 || english_names().agency_names.contains(name));
}

void drop_start(std::string& key, std::string_view start) {
  if (key.starts_with(start) && key.size() > start.size() + 3) key.erase(0, start.size());
}

void drop_company_form(std::string& key) {
  constexpr std::array<std::string_view, 13> kForms = {" inc",         " ltd",          " limited", " llc", " llp",
                                                       " corp",        " plc",          " company", " co",  " gmbh",
                                                       " corporation", " incorporated", " s a"};
  for (const std::string_view form : kForms)
    if (key.ends_with(form) && key.size() > form.size() + 2) {
      key.resize(key.size() - form.size());
      while (key.ends_with(',') || key.ends_with(' ')) key.pop_back();
      return;
    }
}

// "Justice Department" and "Department of Justice" are one name.
void turn_round(std::string& key) {
  constexpr std::array<std::string_view, 3> kHeads = {"department", "ministry", "office"};
  for (const std::string_view head : kHeads) {
    const std::string end = fmt::format(" {}", head);
    if (head != "office" && key.ends_with(end) && key.find(" of ") == std::string::npos)
      key = fmt::format("{} of {}", head, key.substr(0, key.size() - end.size()));
    const std::string start = fmt::format("{} of the ", head);
    if (key.starts_with(start)) key = fmt::format("{} of {}", head, key.substr(start.size()));
  }
}

/// A name in the form in which two documents may be compared.
std::string key_of(std::string_view name) {
  std::string key = fold_name(name);
  for (std::size_t at = key.find(" & "); at != std::string::npos; at = key.find(" & ", at)) key.replace(at, 3, " and ");
  for (const std::string_view start : {"the ", "us ", "united states "}) drop_start(key, start);
  drop_company_form(key);
  turn_round(key);
  return key;
}

// "the Office", "Department": a document's own word for a body.
bool is_generic(const std::string& key) {
  const NameTables& names = english_names();
  return names.party_nouns.contains(key) || names.organization_heads.contains(key) ||
         names.member_nouns.contains(key) || names.organization_units.contains(key);
}

// "prosecutors" is none.
bool is_name(std::string_view text) {
  for (const std::string_view start : {"the ", "The "})
    if (text.starts_with(start)) text.remove_prefix(start.size());
  return starts_upper(text);
}

bool has_blank(std::string_view name) { return name.find(' ') != std::string_view::npos; }

class BodyJoiner {
 public:
  explicit BodyJoiner(Joining& joining) : joining_(joining) {
    for (std::size_t part = 0; part < joining.size(); ++part) {
      const Entity& entity = *joining[part].entity;
      if (entity.type != EntityType::organization && entity.type != EntityType::group) continue;
      take(part, entity);
    }
  }

  void run() {
    for (const auto& [key, parts] : by_name_) join_all(parts, "the same name");
    join_other_names();
    for (const auto& [acronym, parts] : by_acronym_) join_acronym(acronym, parts);
  }

 private:
  using Key = std::pair<EntityType, std::string>;

  void take(std::size_t part, const Entity& entity) {
    const std::string key = key_of(entity.name);
    const bool acronym = is_acronym(entity.name);
    // A list's address is the same mailbox in every document.
    const bool address = entity.name.find('@') != std::string::npos;
    if (!acronym && !is_generic(key) && (address || is_name(entity.name))) by_name_[{entity.type, key}].push_back(part);
    std::set<std::string> acronyms;
    if (is_telling_acronym(entity.name)) acronyms.insert(entity.name);
    for (const std::string& alias : entity.aliases) {
      if (is_telling_acronym(alias))
        acronyms.insert(alias);
      else if (has_blank(alias) && starts_upper(alias))
        other_names_.insert({{entity.type, key_of(alias)}, part});
    }
    for (const std::string& name : acronyms) by_acronym_[{entity.type, name}].push_back(part);
  }

  // The first part of each document; a document that has two of one name keeps them apart.
  void join_all(const Parts& parts, const std::string& reason) {
    std::size_t joined = 0;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if (joining_.root_of(parts[i]) == joining_.root_of(parts[0])) continue;
      if (joining_.join(parts[i], parts[0])) ++joined;
    }
    if (joined > 0) joining_.note(parts[0], reason);
  }

  // A further name in one document that is the name in another: "Office of Maps", also called "National Map Office".
  // Only where it leads to one.
  void join_other_names() {
    std::map<std::size_t, std::set<std::size_t>> targets;  // by root, the roots that its other names name
    for (const auto& [key, part] : other_names_) {
      const auto named = by_name_.find(key);
      if (named == by_name_.end()) continue;
      const std::size_t from = joining_.root_of(part);
      const std::size_t to = joining_.root_of(named->second.front());
      if (from == to) continue;
      targets[from].insert(to);
      targets[to].insert(from);
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [from, to] : targets)
      for (const std::size_t other : to) {
        if (from >= other) continue;
        if (to.size() == 1 && targets.at(other).size() == 1)
          pairs.emplace_back(from, other);
        else if (!joining_.share_document(from, other) && to.size() <= 3)
          joining_.doubt(from, other, "one is called as the other, and as further bodies too");
      }
    for (const auto& [a, b] : pairs)
      if (!joining_.share_document(a, b)) {
        joining_.note(b, "a name that one of the documents gives it beside this one");
        joining_.join(a, b);
      }
  }

  // The bodies that write the acronym out, and those that only have it.
  void join_acronym(const Key& acronym, const Parts& parts) {
    std::map<std::string, Parts> written_out;  // by normal form
    Parts bare;
    for (const std::size_t part : parts) {
      const std::string& name = joining_[part].entity->name;
      if (is_acronym(name))
        bare.push_back(part);
      else
        written_out[key_of(name)].push_back(part);
    }
    std::map<std::size_t, std::string> expansions;  // by root
    for (const auto& [key, same] : written_out)
      for (const std::size_t part : same) expansions.try_emplace(joining_.root_of(part), key);
    const auto known = english_names().agency_names.find(acronym.second);
    const std::string by_table = known == english_names().agency_names.end() ? std::string() : key_of(known->second);
    std::optional<std::size_t> target;
    if (expansions.size() == 1) target = expansions.begin()->first;
    // What the table says goes before what one document makes of the letters.
    const auto named = by_name_.find({acronym.first, by_table});
    if (!by_table.empty() && named != by_name_.end()) target = joining_.root_of(named->second.front());
    if (expansions.size() > 1 && !target) return doubt_all(bare, expansions);
    if (bare.empty()) return;
    join_all(bare, "the same acronym");
    // Those that a document has twice stay as they are.
    if (!target || joining_.root_of(bare[0]) == joining_.root_of(*target)) return;
    const std::string& key = expansions.contains(*target) ? expansions.at(*target) : by_table;
    const bool known_body = !by_table.empty() && key == by_table;
    if (joining_.share_document(bare[0], *target)) {
      joining_.doubt(bare[0], *target, "its acronym, and a document keeps the two apart");
    } else if (!by_table.empty() && !known_body && initials_of(key) != lower_case(acronym.second)) {
      joining_.doubt(bare[0], *target, "its acronym in one document, and known as that of another body");
    } else {
      joining_.note(bare[0],
                    known_body ? "the acronym of a known body" : "the acronym of the one body here that has it");
      joining_.join(bare[0], *target);
    }
  }

  // Of "federal aviation administration": "faa"; small words count for nothing.
  static std::string initials_of(const std::string& key) {
    std::string initials;
    for (const std::string& word : words_of(key))
      if (word != "of" && word != "and" && word != "the" && word != "for" && word != "on") initials += word[0];
    return initials;
  }

  void doubt_all(const Parts& bare, const std::map<std::size_t, std::string>& expansions) {
    for (const std::size_t part : bare) {
      std::size_t shown = 0;
      for (const auto& [root, key] : expansions) {
        if (joining_.share_document(part, root) || joining_.root_of(part) == joining_.root_of(root)) continue;
        joining_.doubt(part, root, fmt::format("its acronym, which {} bodies here have", expansions.size()));
        if (++shown == (expansions.size() > 3 ? 1 : 3)) break;
      }
    }
  }

  Joining& joining_;
  std::map<Key, Parts> by_name_;
  std::map<Key, Parts> by_acronym_;
  std::set<std::pair<Key, std::size_t>> other_names_;
};

}  // namespace

void join_bodies(Joining& joining) { BodyJoiner(joining).run(); }

}  // namespace whowhom

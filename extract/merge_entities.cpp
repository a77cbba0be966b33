// Names that are full enough to mean the same party in two documents are keys; an entity joins the one that has its
// key.
#include "extract/merge_entities.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace whowhom {
namespace {

bool has_several_words(const std::string& name) { return name.find(' ') != std::string::npos; }

bool is_acronym(const std::string& name) {
  return name.size() >= 3 && std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

using Key = std::pair<EntityType, std::string>;

// A document's own "the memo" or "the Department" says nothing about another document's.
std::vector<Key> keys_of(const Entity& entity) {
  std::vector<Key> keys;
  if (entity.type == EntityType::document) return keys;
  const auto add = [&](const std::string& name) {
    if (has_several_words(name) || (entity.type == EntityType::organization && is_acronym(name)))
      keys.emplace_back(entity.type, name);
  };
  add(entity.name);
  for (const std::string& alias : entity.aliases) add(alias);
  return keys;
}

// One acronym can stand for two bodies: where both names are written out, they must agree.
bool may_be_one(const Entity& a, const Entity& b) {
  if (a.name == b.name || !has_several_words(a.name) || !has_several_words(b.name)) return true;
  const auto has_alias = [](const Entity& entity, const std::string& name) {
    return std::ranges::find(entity.aliases, name) != entity.aliases.end();
  };
  return has_alias(a, b.name) || has_alias(b, a.name);
}

// The fuller name is the one with more words, then the longer, then the first in the alphabet.
bool is_fuller(const std::string& a, const std::string& b) {
  const auto words = [](const std::string& name) { return std::ranges::count(name, ' '); };
  if (words(a) != words(b)) return words(a) > words(b);
  if (a.size() != b.size()) return a.size() > b.size();
  return a < b;
}

void join(Entity& whole, const Entity& part) {
  std::set<std::string> names(whole.aliases.begin(), whole.aliases.end());
  names.insert(part.aliases.begin(), part.aliases.end());
  names.insert(whole.name);
  names.insert(part.name);
  if (is_fuller(part.name, whole.name)) whole.name = part.name;
  names.erase(whole.name);
  whole.aliases.assign(names.begin(), names.end());
  whole.mentions.insert(whole.mentions.end(), part.mentions.begin(), part.mentions.end());
}

class Merger {
 public:
  void add(const DocumentReading& reading) {
    std::set<std::size_t> taken;
    std::vector<std::size_t>& places = places_.emplace_back();
    for (const Entity& entity : reading.resolution.entities) {
      const std::vector<Key> keys = keys_of(entity);
      std::optional<std::size_t> place = find(entity, keys, taken);
      if (place) {
        join(entities_[*place], entity);
      } else {
        place = entities_.size();
        entities_.push_back(entity);
      }
      taken.insert(*place);
      places.push_back(*place);
      for (const Key& key : keys) place_of_.emplace(key, *place);
    }
  }

  MergedEntities take() {
    std::set<EntityId> ids;
    for (Entity& entity : entities_) {
      const std::string base = entity.id.text;
      for (int number = 2; !ids.insert(entity.id).second; ++number) entity.id.text = fmt::format("{}-{}", base, number);
    }
    MergedEntities out;
    for (const std::vector<std::size_t>& places : places_) {
      std::vector<EntityId>& row = out.id_of.emplace_back();
      for (const std::size_t place : places) row.push_back(entities_[place].id);
    }
    out.entities = std::move(entities_);
    return out;
  }

 private:
  std::optional<std::size_t> find(const Entity& entity, const std::vector<Key>& keys,
                                  const std::set<std::size_t>& taken) const {
    for (const Key& key : keys) {
      const auto known = place_of_.find(key);
      if (known == place_of_.end() || taken.contains(known->second)) continue;
      if (may_be_one(entities_[known->second], entity)) return known->second;
    }
    return std::nullopt;
  }

  std::vector<Entity> entities_;
  std::vector<std::vector<std::size_t>> places_;
  std::map<Key, std::size_t> place_of_;
};

}  // namespace

MergedEntities merge_entities(const std::vector<DocumentReading>& readings) {
  Merger merger;
  for (const DocumentReading& reading : readings) merger.add(reading);
  return merger.take();
}

}  // namespace whowhom

// Pairs are compared as the evaluation counts them: two parties in either order, with a polarity. Direction and details
// are then looked for among the contacts of that pair.
#include "extract/communication/suite_reading.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <tuple>
#include <utility>
#include <vector>

namespace whowhom {
namespace {

// No case, article, possessive or punctuation.
std::string plain(const std::string& name) {
  std::string letters;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 128;
    letters += upper ? static_cast<char>(c - 'A' + 'a') : kept ? c : ' ';
  }
  std::istringstream words(letters);
  std::string out;
  for (std::string word; words >> word;) {
    const bool article = out.empty() && (word == "the" || word == "a" || word == "an");
    if (!article && word != "s") out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

std::vector<std::string> names_of(const Entity& entity) {
  std::vector<std::string> names{plain(entity.name)};
  for (const std::string& alias : entity.aliases) names.push_back(plain(alias));
  for (const EntityMention& mention : entity.mentions) names.push_back(plain(mention.text));
  return names;
}

bool has_words(const std::string& text, const std::string& words) {
  return (" " + plain(text) + " ").find(" " + plain(words) + " ") != std::string::npos;
}

class Comparison {
 public:
  Comparison(const SuiteEntry& entry, const Findings& findings) : entry_(entry), findings_(findings) {
    for (const Entity& entity : findings.entities) {
      entities_[entity.id] = &entity;
      if (entity.type == EntityType::document) continue;
      for (const std::string& name : names_of(entity)) parties_[name].insert(entity.id);
    }
  }

  std::string run() {
    compare_contacts();
    if (entry_.compares_relations) compare_relations();
    if (differences_.empty()) return "";
    std::string text = entry_.text + differences_;
    for (const Communication& found : findings_.communications) text += "  found    " + outline(found) + "\n";
    for (const Relation& found : findings_.relations)
      if (entry_.compares_relations && concerns_document(found.type)) text += "  found    " + outline(found) + "\n";
    return text;
  }

 private:
  using Pair = std::tuple<EntityId, EntityId, Polarity>;

  static Pair pair_of(const EntityId& a, const EntityId& b, Polarity polarity) {
    return a < b ? Pair{a, b, polarity} : Pair{b, a, polarity};
  }

  bool is(const EntityId& id, const std::string& name) const {
    const auto found = parties_.find(plain(name));
    return found != parties_.end() && found->second.contains(id);
  }
  bool any_is(const std::vector<EntityId>& ids, const std::string& name) const {
    return std::ranges::any_of(ids, [&](const EntityId& id) { return is(id, name); });
  }

  void compare_contacts() {
    std::set<Pair> expected;
    for (const ExpectedContact& contact : entry_.contacts) {
      bool known = true;
      for (const std::string& name : {contact.from, contact.to})
        if (!parties_.contains(plain(name))) {
          differences_ += "  no party " + name + "\n";
          known = false;
        }
      if (!known) continue;
      for (const EntityId& a : parties_.at(plain(contact.from)))
        for (const EntityId& b : parties_.at(plain(contact.to)))
          for (const Polarity polarity : {Polarity::happened, Polarity::did_not_happen, Polarity::uncertain})
            if (contact.disputed || polarity == contact.polarity) expected.insert(pair_of(a, b, polarity));
      if (!is_found(contact))
        differences_ +=
            "  missing  " + contact.line + "   (" + contact.from + ", " + contact.to + ")" + nearest(contact) + "\n";
    }
    std::set<Pair> named;
    for (const Communication& found : findings_.communications)
      for (const EntityId& a : found.from)
        for (const EntityId& b : found.to) {
          const Pair pair = pair_of(a, b, found.polarity);
          if (a != b && !is_document(a) && !is_document(b) && !expected.contains(pair) && named.insert(pair).second)
            differences_ += "  false    " + outline(found) + "   (" + name(a) + ", " + name(b) + ")\n";
        }
  }

  bool is_found(const ExpectedContact& contact) const {
    const auto found_as = [&](Polarity polarity) {
      ExpectedContact sought = contact;
      sought.polarity = polarity;
      const auto has = [&] {
        return std::ranges::any_of(findings_.communications, [&](const Communication& c) { return fits(c, sought); });
      };
      if (has()) return true;
      if (sought.direction != Direction::mutual) return false;
      // Each way by itself is mutual, too.
      sought.direction = Direction::directed;
      if (!has()) return false;
      std::swap(sought.from, sought.to);
      return has();
    };
    return found_as(contact.polarity) ||
           (contact.disputed && found_as(Polarity::happened) && found_as(Polarity::did_not_happen));
  }

  bool fits_pair(const Communication& found, const ExpectedContact& contact) const {
    if (found.polarity != contact.polarity) return false;
    const bool forth = any_is(found.from, contact.from) && any_is(found.to, contact.to);
    const bool back = any_is(found.from, contact.to) && any_is(found.to, contact.from);
    switch (contact.direction) {
      case Direction::directed:
        return forth && !found.mutual;
      case Direction::mutual:
        return (forth || back) && found.mutual;
      case Direction::either:
        break;
    }
    return forth || back;
  }

  // A day is also found with the time of a mail's header.
  static bool is_day_or_time_of(const std::string& found, const std::string& expected) {
    const bool is_day = expected.size() == std::string_view("2018-05-04").size();
    return found == expected || (is_day && found.starts_with(expected + "T"));
  }

  bool fits(const Communication& found, const ExpectedContact& contact) const {
    if (!fits_pair(found, contact)) return false;
    if (!contact.channels.empty() && std::ranges::find(contact.channels, found.channel) == contact.channels.end())
      return false;
    if (contact.date && !(found.date && is_day_or_time_of(*found.date, *contact.date))) return false;
    if (contact.topic && !(found.topic && has_words(*found.topic, *contact.topic))) return false;
    if (contact.source && !fits_source(found, *contact.source)) return false;
    return !contact.through || any_is(found.through, *contact.through);
  }

  bool fits_source(const Communication& found, const std::string& source) const {
    return source == "nobody" ? !found.source : found.source && is(*found.source, source);
  }

  // Says that the pair is there and a detail is not.
  std::string nearest(const ExpectedContact& contact) const {
    const bool near =
        std::ranges::any_of(findings_.communications, [&](const Communication& c) { return fits_pair(c, contact); });
    return near ? " in a detail" : "";
  }

  bool is_document(const EntityId& id) const {
    const auto found = entities_.find(id);
    return found != entities_.end() && found->second->type == EntityType::document;
  }

  bool fits(const Relation& found, const ExpectedRelation& expected) const {
    const RelationType type = found.type == RelationType::sent ? RelationType::authored : found.type;
    if (type != expected.type || found.polarity != expected.polarity || !is(found.from, expected.party)) return false;
    const auto document = entities_.find(found.to);
    return document != entities_.end() && std::ranges::any_of(names_of(*document->second), [&](const std::string& n) {
             return has_words(n, expected.document);
           });
  }

  void compare_relations() {
    for (const ExpectedRelation& expected : entry_.relations)
      if (std::ranges::none_of(findings_.relations, [&](const Relation& found) { return fits(found, expected); }))
        differences_ += "  missing  " + expected.line + "\n";
    for (const Relation& found : findings_.relations)
      if (concerns_document(found.type) &&
          std::ranges::none_of(entry_.relations, [&](const ExpectedRelation& e) { return fits(found, e); }))
        differences_ += "  false    " + outline(found) + "\n";
  }

  std::string name(const EntityId& id) const {
    const auto found = entities_.find(id);
    return found == entities_.end() ? id.text : found->second->name;
  }
  std::string names(const std::vector<EntityId>& ids) const {
    std::string text;
    for (const EntityId& id : ids) text += (text.empty() ? "" : ", ") + name(id);
    return text;
  }

  std::string outline(const Communication& found) const {
    std::string text = found.polarity == Polarity::happened    ? "+ "
                       : found.polarity == Polarity::uncertain ? "? "
                                                               : "- ";
    text += names(found.from) + (found.mutual ? " = " : " > ") + names(found.to);
    text += " : " + std::string(to_text(found.channel));
    if (found.date) text += " @" + *found.date;
    if (found.topic) text += " about \"" + *found.topic + "\"";
    if (found.source) text += " says " + name(*found.source);
    if (!found.through.empty()) text += " through " + names(found.through);
    return text + "   [" + (found.evidence.empty() ? "" : found.evidence.front().rule) + "]";
  }
  std::string outline(const Relation& found) const {
    std::string text = found.polarity == Polarity::happened    ? "doc "
                       : found.polarity == Polarity::uncertain ? "doc ? "
                                                               : "doc not ";
    text += name(found.from) + " " + std::string(to_text(found.type)) + " \"" + name(found.to) + "\"";
    return text + "   [" + (found.evidence.empty() ? "" : found.evidence.front().rule) + "]";
  }

  const SuiteEntry& entry_;
  const Findings& findings_;
  std::map<EntityId, const Entity*> entities_;
  std::map<std::string, std::set<EntityId>> parties_;  // by plain name
  std::string differences_;
};

}  // namespace

std::string differs_from_expected(const SuiteEntry& entry, const Findings& findings) {
  return Comparison(entry, findings).run();
}

}  // namespace whowhom

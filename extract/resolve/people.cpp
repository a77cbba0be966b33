// Full names make the people; shorter names join the one person they can mean and are refused where there are two.
#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/sentence_mentions.hpp"
#include "extract/resolve/addresses.hpp"
#include "extract/resolve/person_name.hpp"
#include "extract/resolve/resolvers.hpp"

namespace whowhom {
namespace {

struct Person {
  std::size_t cluster;
  PersonName name;
  std::set<std::string> offices;
  std::size_t first_mention;
};

class PeopleResolver {
 public:
  PeopleResolver(Clusters& clusters, const MailTies& ties) : clusters_(clusters), ties_(ties) {}

  void run() {
    const auto& mentions = clusters_.mentions();
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].type != EntityType::person) continue;
      if (mentions[i].kind == MentionKind::name)
        names_.emplace(i, parse_person_name(clusters_.sentence_of(i), mentions[i]));
      if (mentions[i].kind == MentionKind::nominal) nominals_.push_back(i);
    }
    take_full_names();
    take_short_names();
    take_addresses();
    take_tied_names();
    for (const std::size_t nominal : nominals_) bind_beside(nominal);
    for (const std::size_t nominal : nominals_) take_office(nominal);
  }

 private:
  void take_full_names() {
    for (auto& [mention, name] : names_) {
      if (name.is_address || name.given.empty()) continue;
      Person* match = nullptr;
      for (Person& person : people_)
        if (!person.name.given.empty() && person.name.surname == name.surname && are_compatible(person.name, name))
          match = &person;
      assign(mention, match != nullptr ? *match : add(mention, name), name, "full name");
    }
    for (const Person& person : people_) given_names_.insert(person.name.given);
  }

  // By surname or, for "Sir John" and "Ann", by given name.
  void take_short_names() {
    for (auto& [mention, name] : names_) {
      if (name.is_address || !name.given.empty() || ties_.meant.contains(mention)) continue;
      const bool first_name = english_names().first_names.contains(name.surname);
      const bool surname_known =
          std::ranges::any_of(people_, [&](const Person& person) { return person.name.surname == name.surname; });
      if (first_name && !surname_known && (name.knightly || given_names_.contains(name.surname)))
        std::swap(name.given, name.surname);
      take_short_name(mention, name);
    }
  }

  void take_short_name(std::size_t mention, const PersonName& name) {
    std::vector<Person*> candidates;
    for (Person& person : people_) {
      const bool same = name.given.empty() ? person.name.surname == name.surname : person.name.given == name.given;
      if (same && are_compatible(person.name, name)) candidates.push_back(&person);
    }
    // The younger is called so; a bare name is the elder's.
    if (candidates.size() > 1)
      std::erase_if(candidates, [&](const Person* person) { return person->name.suffix != name.suffix; });
    if (candidates.empty()) {
      assign(mention, add(mention, name), name, "name");
    } else if (candidates.size() == 1) {
      assign(mention, *candidates.front(), name, fmt::format("the one person here called “{}”", name.bare));
    } else {
      refuse(mention, candidates, fmt::format("{} people here are called “{}”", candidates.size(), name.bare));
    }
  }

  void refuse(std::size_t mention, const std::vector<Person*>& candidates, const std::string& reason) {
    // Enough to show the doubt; a long text has many presidents.
    for (std::size_t i = 0; i < candidates.size() && i < 3; ++i)
      clusters_.refuse(mention, candidates[i]->cluster, reason);
  }

  void take_addresses() {
    std::map<std::string, std::vector<std::size_t>> by_surname;
    std::map<std::string, std::size_t> known;  // by address in small letters
    for (std::size_t i = 0; i < people_.size(); ++i) by_surname[address_form(people_[i].name.surname)].push_back(i);
    // What is written with a name says for all places whose it is.
    for (const auto& [address, name] : ties_.name_of_address)
      if (const Person* owner = person_of(name)) known.emplace(lower_case(names_.at(address).bare), owner->cluster);
    for (const auto& [mention, name] : names_) {
      if (!name.is_address) continue;
      const std::string lower = lower_case(name.bare);
      std::vector<Person*> owners;
      if (!known.contains(lower)) {
        for (const std::string& surname : possible_surnames(lower))
          for (const std::size_t i : by_surname[surname])
            if (may_own(people_[i].name, lower)) owners.push_back(&people_[i]);
        if (owners.size() > 1)
          refuse(mention, owners, fmt::format("{} people here can have the address", owners.size()));
        known.emplace(lower, owners.size() == 1 ? owners.front()->cluster : add(mention, name).cluster);
      }
      Person* owner = person_in(known.at(lower));
      assign(mention, *owner, name, "address");
    }
  }

  // Salutations, signatures, and short names of those whom a mail itself makes known.
  void take_tied_names() {
    for (const auto& [mention, tie] : ties_.meant) {
      PersonName name = names_.at(mention);
      Person* person = person_of(tie.target);
      if (person == nullptr) {
        take_short_name(mention, name);
        continue;
      }
      if (tie.by_given) std::swap(name.given, name.surname);
      // "Ann" under a mail from ann.lee@… makes the address readable.
      if (const auto local = tie.by_given ? local_name(clusters_[person->cluster].name) : std::nullopt)
        name.bare = capitalised(local->given) + " " + capitalised(local->surname);
      assign(mention, *person, name, tie.reason);
    }
  }

  Person& add(std::size_t mention, const PersonName& name) {
    people_.push_back({clusters_.add(EntityType::person, name.bare), name, {}, mention});
    return people_.back();
  }

  void assign(std::size_t mention, Person& person, const PersonName& name, const std::string& rule) {
    clusters_.assign(mention, person.cluster, rule);
    if (!name.office.empty()) person.offices.insert(name.office);
    if (const std::string before = office_before(mention); !before.empty()) person.offices.insert(before);
    if (person.name.given.size() < 2 && name.given.size() > 1) person.name.given = name.given;
    if (person.name.surname.empty()) person.name.surname = name.surname;
    if (person.name.initials.size() < name.initials.size()) person.name.initials = name.initials;
    if (!person.name.bearer) person.name.bearer = name.bearer;
    Cluster& cluster = clusters_[person.cluster];
    const auto words = [](const std::string& text) { return std::ranges::count(text, ' '); };
    if (!name.is_address && (words(name.bare) > words(cluster.name) || cluster.name.find('@') != std::string::npos)) {
      cluster.names.push_back(cluster.name);
      cluster.name = name.bare;
    } else {
      cluster.names.push_back(name.bare);
    }
  }

  // "spokeswoman Ann Lee": a title in small letters is outside the mention.
  std::string office_before(std::size_t mention) const {
    const Mention& m = clusters_.mention(mention);
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    for (std::size_t first = m.first_token > 5 ? m.first_token - 5 : 0; first < m.first_token; ++first)
      if (title_end(tokens, first) == m.first_token && !is_anothers_title(tokens, first))
        return office_of(tokens, first, m.first_token);
    return {};
  }

  std::string office_of_nominal(std::size_t nominal) const {
    const Mention& m = clusters_.mention(nominal);
    const auto& tokens = clusters_.sentence_of(nominal).tokens;
    for (std::size_t i = m.first_token; i < m.end_token; ++i)
      if (tokens[i].lower == "former" || tokens[i].lower == "late" || tokens[i].lower == "then") return {};
    return office_of(tokens, m.first_token, m.end_token);
  }

  Person* person_of(std::size_t mention) {
    const auto cluster = clusters_.of(mention);
    return cluster ? person_in(*cluster) : nullptr;
  }

  Person* person_in(std::size_t cluster) {
    const auto person = std::ranges::find(people_, cluster, &Person::cluster);
    return person == people_.end() ? nullptr : &*person;
  }

  // "Ann Lee, the Home Secretary", "the Home Secretary, Ann Lee".
  void bind_beside(std::size_t nominal) {
    const std::string office = office_of_nominal(nominal);
    if (office.empty()) return;
    const Mention& m = clusters_.mention(nominal);
    const auto& tokens = clusters_.sentence_of(nominal).tokens;
    const auto [first, last] = clusters_.mentions_in(m.sentence);
    for (std::size_t mention = first; mention < last; ++mention) {
      const auto found = names_.find(mention);
      if (found == names_.end() || found->second.is_address) continue;
      const Mention& other = clusters_.mention(mention);
      const bool before = other.end_token + 2 == m.first_token && tokens[other.end_token].form == "," &&
                          tokens[other.end_token + 1].lower == "the" && closes_apposition(tokens, m.end_token);
      // Only behind a full name: "the President, Lee and Hill" is a list.
      const bool behind = !found->second.given.empty() && m.end_token + 1 == other.first_token &&
                          tokens[m.end_token].form == "," && closes_apposition(tokens, other.end_token);
      if (!before && !behind) continue;
      if (Person* person = person_of(mention)) {
        person->offices.insert(office);
        clusters_.assign(nominal, person->cluster, "office beside the name");
        return;
      }
    }
  }

  // What an apposition ends in: a stop, or a comma that no further item of a list follows.
  static bool closes_apposition(const std::vector<Token>& tokens, std::size_t end) {
    if (end >= tokens.size()) return true;
    if (tokens[end].form != ",") return tokens[end].part_of_speech == PartOfSpeech::punct || tokens[end].lower == "at";
    if (end + 1 >= tokens.size()) return true;
    const Token& next = tokens[end + 1];
    return !starts_upper(next.form) && next.lower != "and" && next.lower != "or" && next.lower != "the";
  }

  void take_office(std::size_t nominal) {
    if (clusters_.of(nominal)) return;
    const std::string office = office_of_nominal(nominal);
    const Mention& m = clusters_.mention(nominal);
    const bool capital = is_capitalised_word(clusters_.sentence_of(nominal).tokens[m.first_token]);
    // There are many managers, but one prime minister.
    if (office.empty() || (!capital && !english_names().offices.contains(office))) return;
    std::vector<Person*> holders;
    for (Person& person : people_)
      if (std::ranges::any_of(person.offices, [&](const std::string& held) { return office_answers_to(held, office); }))
        holders.push_back(&person);
    if (holders.size() == 1)
      return clusters_.assign(nominal, holders.front()->cluster, fmt::format("the one {} here", office));
    if (holders.size() > 1)
      refuse(nominal, holders, fmt::format("{} people here are called “{}”", holders.size(), office));
    if (!capital || !english_names().offices.contains(office)) return;
    if (Person* parallel = holders.empty() ? introduced_in_parallel(nominal) : nullptr) {
      parallel->offices.insert(office);
      return clusters_.assign(nominal, parallel->cluster, "introduced in the clause beside");
    }
    // Nobody, or more than one: the office is the party's name here.
    auto named = by_office_.find(office);
    if (named == by_office_.end())
      named = by_office_.emplace(office, clusters_.add(EntityType::person, clusters_.text_of(nominal))).first;
    clusters_.assign(nominal, named->second, "office without a name");
    Cluster& cluster = clusters_[named->second];
    if (clusters_.text_of(nominal).size() > cluster.name.size()) cluster.name = clusters_.text_of(nominal);
  }

  // "found that the Attorney General knew, and that Ann Lee had said so": the one person named in the sentence, by full
  // name, for the first time, without an office anywhere, in a clause that runs beside the office's. The weakest ground
  // for a merge here, so it is not taken where the text names both in another sentence, as two people would be.
  Person* introduced_in_parallel(std::size_t nominal) {
    const Mention& m = clusters_.mention(nominal);
    const auto& tokens = clusters_.sentence_of(nominal).tokens;
    if (m.first_token < 2 || tokens[m.first_token - 2].lower != "that") return nullptr;
    const Mention* only = nullptr;
    Person* person = nullptr;
    const auto [first, last] = clusters_.mentions_in(m.sentence);
    for (std::size_t mention = first; mention < last; ++mention) {
      const auto found = names_.find(mention);
      if (found == names_.end()) continue;
      const Mention& other = clusters_.mention(mention);
      if (only != nullptr || found->second.given.empty()) return nullptr;
      only = &other;
      person = person_of(mention);
      if (person == nullptr || person->first_mention != mention) return nullptr;
    }
    if (only == nullptr || only->first_token < m.end_token + 2 || !person->offices.empty()) return nullptr;
    const bool parallel = tokens[only->first_token - 1].lower == "that" && tokens[only->first_token - 2].lower == "and";
    return parallel && !stand_apart(office_of_nominal(nominal), *person, m.sentence) ? person : nullptr;
  }

  // Whether a sentence other than `here` names both the office and the person.
  bool stand_apart(const std::string& office, const Person& person, std::size_t here) const {
    return std::ranges::any_of(nominals_, [&](std::size_t nominal) {
      const std::size_t sentence = clusters_.mention(nominal).sentence;
      if (sentence == here || office_of_nominal(nominal) != office) return false;
      const auto [first, last] = clusters_.mentions_in(sentence);
      for (std::size_t mention = first; mention < last; ++mention)
        if (clusters_.of(mention) == person.cluster) return true;
      return false;
    });
  }

  Clusters& clusters_;
  const MailTies& ties_;
  std::map<std::size_t, PersonName> names_;
  std::vector<std::size_t> nominals_;
  std::vector<Person> people_;
  std::set<std::string> given_names_;
  std::map<std::string, std::size_t> by_office_;  // parties that only their office names
};

}  // namespace

void resolve_people(Clusters& clusters, const MailTies& ties) { PeopleResolver(clusters, ties).run(); }

}  // namespace whowhom

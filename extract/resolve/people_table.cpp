// Indices over names, so that a mention is compared with its namesakes only.
#include "extract/resolve/people_table.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace whowhom {
namespace {

template <class Index>
void add_once(Index& index, const std::string& key, Person& person) {
  if (key.empty()) return;
  std::vector<Person*>& row = index[key];
  if (std::ranges::find(row, &person) == row.end()) row.push_back(&person);
}

}  // namespace

void PeopleTable::read_names() {
  const auto& mentions = clusters_->mentions();
  for (std::size_t i = 0; i < mentions.size(); ++i)
    if (mentions[i].type == EntityType::person && mentions[i].kind == MentionKind::name)
      names_.emplace(i, parse_person_name(clusters_->sentence_of(i), mentions[i]));
}

const PersonName* PeopleTable::name_in(std::size_t mention) const {
  const auto found = names_.find(mention);
  return found == names_.end() ? nullptr : &found->second;
}

std::vector<Person*> PeopleTable::with_surname(const std::string& surname) {
  const auto found = by_surname_.find(surname);
  return found == by_surname_.end() ? std::vector<Person*>() : found->second;
}

std::vector<Person*> PeopleTable::with_given(const std::string& given) {
  const auto found = by_given_.find(given);
  return found == by_given_.end() ? std::vector<Person*>() : found->second;
}

Person* PeopleTable::of(std::size_t mention) {
  const auto cluster = clusters_->of(mention);
  if (!cluster) return nullptr;
  const auto found = by_cluster_.find(*cluster);
  return found == by_cluster_.end() ? nullptr : found->second;
}

void PeopleTable::index(Person& person) {
  const std::string& surname = person.name.surname;
  add_once(by_surname_, surname, person);
  for (std::size_t at = surname.find('-'); at != std::string::npos; at = surname.find('-', at + 1)) {
    add_once(by_surname_, surname.substr(0, at), person);
    add_once(by_surname_, surname.substr(at + 1), person);
  }
  add_once(by_given_, person.name.given, person);
  add_once(by_given_, person.name.nickname, person);
}

Person& PeopleTable::add(std::size_t mention, const PersonName& name) {
  Person& person = people_.emplace_back();
  person.cluster = clusters_->add(EntityType::person, name.bare);
  person.name = name;
  person.first_mention = mention;
  by_cluster_.emplace(person.cluster, &person);
  index(person);
  return person;
}

void PeopleTable::assign(std::size_t mention, Person& person, const PersonName& name, const std::string& rule) {
  clusters_->assign(mention, person.cluster, rule);
  person.first_mention = std::min(person.first_mention, mention);
  if (!name.given.empty() && !name.surname.empty())
    person.first_full = std::min(person.first_full.value_or(mention), mention);
  if (!name.given.empty() && !name.surname.empty()) ++person.full_mentions;
  person.is_introduced = person.is_introduced || (!name.given.empty() && is_described(mention));
  person.titled = person.titled || (name.given.empty() && !name.office.name.empty());
  person.is_kin = person.is_kin || is_named_as_kin(mention);
  add_office(person, name.office);
  add_office(person, office_before(mention));
  PersonName& known = person.name;
  if (known.given.size() < 2 && name.given.size() > 1) known.given = name.given;
  if (known.middle.size() < name.middle.size()) known.middle = name.middle;
  if (known.surname.empty()) known.surname = name.surname;
  if (known.nickname.empty()) known.nickname = name.nickname;
  if (known.suffix.empty()) known.suffix = name.suffix;
  if (known.initials.size() < name.initials.size()) known.initials = name.initials;
  if (!known.bearer) known.bearer = name.bearer;
  index(person);
  Cluster& cluster = (*clusters_)[person.cluster];
  const auto words = [](const std::string& text) { return std::ranges::count(text, ' '); };
  if (!name.is_address && (words(name.bare) > words(cluster.name) || cluster.name.find('@') != std::string::npos)) {
    cluster.names.push_back(cluster.name);
    cluster.name = name.bare;
  } else {
    cluster.names.push_back(name.bare);
  }
}

void PeopleTable::add_office(Person& person, const HeldOffice& office) {
  if (office.name.empty()) return;
  TimesHeld& tenure = person.offices[office.name];
  ++(office.former ? tenure.former : office.nation.empty() ? tenure.plain : tenure.national);
  if (!office.nation.empty()) person.nations.insert(office.nation);
}

// "spokeswoman Ann Lee": a title in small letters is outside the mention.
HeldOffice PeopleTable::office_before(std::size_t mention) const {
  const Mention& m = clusters_->mention(mention);
  const auto& tokens = clusters_->sentence_of(mention).tokens;
  for (std::size_t first = m.first_token > 5 ? m.first_token - 5 : 0; first < m.first_token; ++first)
    if (title_end(tokens, first) == m.first_token && !is_anothers_title(tokens, first))
      return office_in_title(tokens, first, m.first_token);
  return {};
}

// "harbour lawyer Ann Lee", "Ann Lee, a lawyer,".
bool PeopleTable::is_described(std::size_t mention) const {
  const Mention& m = clusters_->mention(mention);
  const auto& tokens = clusters_->sentence_of(mention).tokens;
  if (m.first_token > 0 && tokens[m.first_token - 1].part_of_speech == PartOfSpeech::noun) return true;
  if (m.end_token >= tokens.size() || tokens[m.end_token].form != ",") return false;
  return std::ranges::any_of(tokens, [&](const Token& token) {
    return token.head >= m.first_token && token.head < m.end_token &&
           (token.relation == "appos" || token.relation == "acl:relcl");
  });
}

// "his wife Ann Lee", "her son, Bo Lee", "Ann Lee, the senator's sister".
bool PeopleTable::is_named_as_kin(std::size_t mention) const {
  constexpr std::array<std::string_view, 14> kKin = {"wife",   "husband", "son",    "daughter", "brother",
                                                     "sister", "father",  "mother", "cousin",   "nephew",
                                                     "niece",  "uncle",   "aunt",   "widow"};
  const auto is_kin = [&](const Token& token) { return std::ranges::find(kKin, token.lower) != kKin.end(); };
  const Mention& m = clusters_->mention(mention);
  const auto& tokens = clusters_->sentence_of(mention).tokens;
  std::size_t before = m.first_token;
  if (before > 0 && tokens[before - 1].form == ",") --before;
  if (before > 0 && is_kin(tokens[before - 1])) return true;
  std::size_t behind = m.end_token;
  if (behind >= tokens.size() || tokens[behind].form != ",") return false;
  for (std::size_t i = behind + 1; i < tokens.size() && i < behind + 5; ++i) {
    if (is_kin(tokens[i])) return true;
    if (tokens[i].part_of_speech == PartOfSpeech::punct || tokens[i].part_of_speech == PartOfSpeech::verb) return false;
  }
  return false;
}

void PeopleTable::refuse(std::size_t mention, const std::vector<Person*>& candidates, const std::string& reason) {
  constexpr std::size_t kShown = 3;
  for (std::size_t i = 0; i < candidates.size() && i < kShown; ++i)
    clusters_->refuse(mention, candidates[i]->cluster, reason);
}

}  // namespace whowhom

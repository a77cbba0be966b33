// "the Attorney General" to who holds that office: an apposition beside it, else the one holder the text names, else
// the holder named just before, else the one whom the text mostly gives the office. Where nobody or more than one can
// be meant, the office is the party's name, and may be the same as the holders.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/mention/sentence_mentions.hpp"
#include "extract/resolve/people_table.hpp"

namespace whowhom {
namespace {

// Sentences before a noun in which its holder counts as just named.
constexpr std::size_t kNear = 3;
// A holder is the text's own where it gives the office to him so often, and to all others together a third of it.
constexpr std::size_t kOften = 3;
constexpr std::size_t kOthersShare = 3;
// Where the noun stands so many times as often as all holders with their title, it is a name of its own in the text.
constexpr std::size_t kNameOfItsOwn = 4;

class OfficeResolver {
 public:
  explicit OfficeResolver(PeopleTable& people) : people_(people), clusters_(people.clusters()) {
    const auto& mentions = clusters_.mentions();
    for (std::size_t i = 0; i < mentions.size(); ++i)
      if (mentions[i].type == EntityType::person && mentions[i].kind == MentionKind::nominal) nominals_.push_back(i);
  }

  void bind() {
    for (const std::size_t nominal : nominals_)
      if (!clusters_.of(nominal)) bind_beside(nominal);
  }

  void run() {
    bind();
    for (const std::size_t nominal : nominals_) take(nominal);
  }

 private:
  HeldOffice office_of_nominal(std::size_t nominal) const {
    const Mention& m = clusters_.mention(nominal);
    const auto& tokens = clusters_.sentence_of(nominal).tokens;
    HeldOffice office = office_in_title(tokens, m.first_token, m.end_token);
    office.former = office.former || (m.first_token > 0 && tokens[m.first_token - 1].lower == "then");
    return office;
  }

  // "Ann Lee, the Home Secretary", "the Home Secretary, Ann Lee".
  void bind_beside(std::size_t nominal) {
    const HeldOffice office = office_of_nominal(nominal);
    if (office.name.empty()) return;
    const Mention& m = clusters_.mention(nominal);
    const auto& tokens = clusters_.sentence_of(nominal).tokens;
    const auto [first, last] = clusters_.mentions_in(m.sentence);
    for (std::size_t mention = first; mention < last; ++mention) {
      const PersonName* name = people_.name_in(mention);
      if (name == nullptr || name->is_address) continue;
      const Mention& other = clusters_.mention(mention);
      // Only behind a full name: "the President, Lee and Hill" is a list.
      const bool adjacent =
          (other.end_token + 2 == m.first_token && tokens[other.end_token].form == ",") ||
          (!name->given.empty() && m.end_token + 1 == other.first_token && tokens[m.end_token].form == ",");
      if (!adjacent || !stand_in_apposition(tokens, m, other)) continue;
      if (Person* person = people_.of(mention); person != nullptr && !stand_apart(office, *person, m.sentence)) {
        people_.add_office(*person, office);
        return clusters_.assign(nominal, person->cluster, "office beside the name");
      }
    }
  }

  // As the tree has it: "after she met the President, Ann Lee left" puts two parties side by side. An item of a list is
  // none either.
  static bool stand_in_apposition(const std::vector<Token>& tokens, const Mention& a, const Mention& b) {
    const std::size_t head_a = head_in(tokens, a);
    const std::size_t head_b = head_in(tokens, b);
    const auto lies_in = [](std::size_t token, const Mention& m) {
      return token >= m.first_token && token < m.end_token;
    };
    const bool apposition = (tokens[head_a].relation == "appos" && lies_in(tokens[head_a].head, b)) ||
                            (tokens[head_b].relation == "appos" && lies_in(tokens[head_b].head, a));
    return apposition && closes_apposition(tokens, std::max(a.end_token, b.end_token));
  }

  // The token of the mention that hangs on a word outside of it.
  static std::size_t head_in(const std::vector<Token>& tokens, const Mention& m) {
    for (std::size_t i = m.first_token; i < m.end_token; ++i)
      if (tokens[i].head < m.first_token || tokens[i].head >= m.end_token) return i;
    return m.end_token - 1;
  }

  // What an apposition ends in: a stop, or a comma that no further item of a list follows.
  static bool closes_apposition(const std::vector<Token>& tokens, std::size_t end) {
    if (end >= tokens.size()) return true;
    if (tokens[end].form != ",") return tokens[end].part_of_speech == PartOfSpeech::punct || tokens[end].lower == "at";
    if (end + 1 >= tokens.size()) return true;
    const Token& next = tokens[end + 1];
    return !starts_upper(next.form) && next.lower != "and" && next.lower != "or" && next.lower != "the";
  }

  void take(std::size_t nominal) {
    if (clusters_.of(nominal)) return;
    if (const auto bearer = bearer_near(nominal))
      return clusters_.assign(nominal, *bearer, "the one just named with that title");
    const HeldOffice office = office_of_nominal(nominal);
    const Mention& m = clusters_.mention(nominal);
    const bool capital = is_capitalised_word(clusters_.sentence_of(nominal).tokens[m.first_token]);
    const bool held_by_one = english_names().offices.contains(office.name);
    // There are many managers, but one prime minister.
    if (office.name.empty() || office.former || (!capital && !held_by_one)) return;
    const std::vector<Person*> holders = holders_of(office);
    if (Person* holder = choose(nominal, office, holders)) {
      return clusters_.assign(nominal, holder->cluster,
                              holders.size() == 1 ? fmt::format("the one {} here", office.name)
                                                  : fmt::format("the {} of this part of the text", office.name));
    }
    people_.refuse(nominal, holders,
                   holders.size() > 1 ? fmt::format("{} people here are called “{}”", holders.size(), office.name)
                                      : fmt::format("the one {} here has that office of another state", office.name));
    if (!capital || !held_by_one) return;
    if (Person* parallel = holders.empty() ? introduced_in_parallel(nominal) : nullptr) {
      people_.add_office(*parallel, office);
      holders_.clear();
      return clusters_.assign(nominal, parallel->cluster, "introduced in the clause beside");
    }
    name_by_office(nominal, office);
  }

  // Nobody, or more than one: the office is the party's name here.
  void name_by_office(std::size_t nominal, const HeldOffice& office) {
    auto named = by_office_.find(office);
    if (named == by_office_.end())
      named = by_office_.emplace(office, clusters_.add(EntityType::person, clusters_.text_of(nominal))).first;
    clusters_.assign(nominal, named->second, "office without a name");
    Cluster& cluster = clusters_[named->second];
    if (clusters_.text_of(nominal).size() > cluster.name.size()) cluster.name = clusters_.text_of(nominal);
  }

  // "Dr. Lee … the doctor": the only one of the text with the honorific, named in the sentence or the one before, where
  // no other doctor is spoken of.
  std::optional<std::size_t> bearer_near(std::size_t nominal) {
    const Mention& m = clusters_.mention(nominal);
    const std::string_view noun = clusters_.sentence_of(nominal).tokens[m.first_token].lower;
    const auto [first, last] = english_names().bearers.equal_range(noun);
    if (first == last) return std::nullopt;
    std::set<std::size_t> bearers;
    bool near = false;
    for (std::size_t i = 0; i < clusters_.mentions().size(); ++i) {
      const Person* person = clusters_.mention(i).kind == MentionKind::name ? people_.of(i) : nullptr;
      const bool titled = person != nullptr && std::any_of(first, last, [&](const auto& row) {
                            return stands_behind(clusters_.mention(i), row.second);
                          });
      if (!titled) continue;
      bearers.insert(person->cluster);
      near = near || (i < nominal && clusters_.mention(i).sentence + 1 >= m.sentence);
    }
    if (bearers.size() != 1 || !near || is_spoken_of(noun, m)) return std::nullopt;
    return *bearers.begin();
  }

  // Whether the name has the honorific in it or right before it.
  bool stands_behind(const Mention& name, std::string_view honorific) const {
    const auto& tokens = clusters_.analysis().sentences[name.sentence].tokens;
    for (std::size_t i = name.first_token > 0 ? name.first_token - 1 : 0; i <= name.first_token; ++i) {
      std::string_view lower = tokens[i].lower;
      if (lower.ends_with('.')) lower.remove_suffix(1);
      if (lower == honorific) return true;
    }
    return false;
  }

  // "a doctor", "the doctors", "her doctor" in the sentence of the nominal or the one before.
  bool is_spoken_of(std::string_view noun, const Mention& nominal) const {
    const auto& sentences = clusters_.analysis().sentences;
    for (std::size_t s = nominal.sentence > 0 ? nominal.sentence - 1 : 0; s <= nominal.sentence; ++s) {
      const auto& tokens = sentences[s].tokens;
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool title = i + 1 < tokens.size() && tokens[i + 1].part_of_speech == PartOfSpeech::propn;
        if (tokens[i].lemma == noun && !title && (i == 0 || tokens[i - 1].lower != "the" || tokens[i].lower != noun))
          return true;
      }
    }
    return false;
  }

  // ---- who holds it

  std::vector<Person*> holders_of(const HeldOffice& office) {
    auto [known, is_new] = holders_.try_emplace(office);
    if (!is_new) return known->second;
    for (Person& person : people_.all()) {
      const bool of_nation = office.nation.empty() || person.nations.contains(office.nation);
      if (of_nation &&
          count(person, office.name, &TimesHeld::plain) + count(person, office.name, &TimesHeld::national) > 0)
        known->second.push_back(&person);
    }
    return known->second;
  }

  static std::size_t count(const Person& person, const std::string& office, std::size_t TimesHeld::*part) {
    std::size_t sum = 0;
    // Who is the President is not the President-elect.
    const bool elect = office.ends_with("-elect");
    for (const auto& [held, tenure] : person.offices)
      if (office_answers_to(held, office) && (!elect || held.ends_with("-elect"))) sum += tenure.*part;
    return sum;
  }

  // Said to hold it of some state, where the noun has none: "Norwegian Prime Minister Ann Lee … the Prime Minister".
  static bool is_anothers(const Person& person, const HeldOffice& office) {
    return office.nation.empty() && count(person, office.name, &TimesHeld::national) > 0;
  }

  Person* choose(std::size_t nominal, const HeldOffice& office, const std::vector<Person*>& holders) {
    if (holders.size() == 1 && !is_anothers(*holders.front(), office)) return holders.front();
    Person* own = own_holder(office, holders);
    if (is_name_of_its_own(office, holders)) return own;
    if (Person* near = nearest_holder(nominal, office, holders)) return near;
    return own != nullptr && last_holder(nominal, holders) == own ? own : nullptr;
  }

  // The one to whom the text gives the office without a nationality most of the time.
  static Person* own_holder(const HeldOffice& office, const std::vector<Person*>& holders) {
    Person* most = nullptr;
    std::size_t best = 0;
    std::size_t all = 0;
    for (Person* person : holders) {
      if (is_anothers(*person, office) && holders.size() > 1 &&
          count(*person, office.name, &TimesHeld::plain) <= 4 * count(*person, office.name, &TimesHeld::national))
        continue;
      const std::size_t times = count(*person, office.name, &TimesHeld::plain);
      all += times;
      if (times > best) {
        best = times;
        most = person;
      }
    }
    return most != nullptr && best >= kOften && (all - best) * kOthersShare <= best ? most : nullptr;
  }

  // "the President" on every page, "President Lee" on one: who was just named with the title says little.
  bool is_name_of_its_own(const HeldOffice& office, const std::vector<Person*>& holders) {
    auto [known, is_new] = times_.try_emplace(office, 0);
    if (is_new)
      known->second = static_cast<std::size_t>(std::ranges::count_if(
          nominals_, [&](std::size_t nominal) { return office_of_nominal(nominal).name == office.name; }));
    std::size_t titled = 0;
    for (const Person* person : holders)
      titled += count(*person, office.name, &TimesHeld::plain) + count(*person, office.name, &TimesHeld::national);
    return known->second > kNameOfItsOwn * titled;
  }

  // The last holder named before the noun, however far; null where none is.
  Person* last_holder(std::size_t nominal, const std::vector<Person*>& holders) const {
    Person* last = nullptr;
    std::size_t last_mention = 0;
    for (Person* person : holders)
      for (const std::size_t mention : clusters_[person->cluster].mentions)
        if (mention < nominal && mention >= last_mention && clusters_.mention(mention).kind == MentionKind::name) {
          last_mention = mention;
          last = person;
        }
    return last;
  }

  // The only holder named in the sentence before the noun or in the few before it; another state's only in the last.
  Person* nearest_holder(std::size_t nominal, const HeldOffice& office, const std::vector<Person*>& holders) {
    const std::size_t sentence = clusters_.mention(nominal).sentence;
    std::set<Person*> named;
    std::size_t last_sentence = 0;
    for (std::size_t i = nominal; i-- > 0 && clusters_.mention(i).sentence + kNear >= sentence;) {
      Person* person = clusters_.mention(i).kind == MentionKind::name ? people_.of(i) : nullptr;
      if (person != nullptr && std::ranges::find(holders, person) != holders.end()) {
        if (named.empty()) last_sentence = clusters_.mention(i).sentence;
        named.insert(person);
      }
    }
    if (named.size() != 1) return nullptr;
    Person* person = *named.begin();
    return !is_anothers(*person, office) || last_sentence + 1 >= sentence ? person : nullptr;
  }

  // ---- a clause beside

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
      const PersonName* name = people_.name_in(mention);
      if (name == nullptr) continue;
      if (only != nullptr || name->given.empty()) return nullptr;
      only = &clusters_.mention(mention);
      person = people_.of(mention);
      if (person == nullptr || person->first_mention != mention) return nullptr;
    }
    if (only == nullptr || only->first_token < m.end_token + 2 || !person->offices.empty()) return nullptr;
    const bool parallel = tokens[only->first_token - 1].lower == "that" && tokens[only->first_token - 2].lower == "and";
    return parallel && !stand_apart(office_of_nominal(nominal), *person, m.sentence) ? person : nullptr;
  }

  // Whether a sentence other than `here` names both the office and the person.
  bool stand_apart(const HeldOffice& office, const Person& person, std::size_t here) const {
    return std::ranges::any_of(nominals_, [&](std::size_t nominal) {
      const std::size_t sentence = clusters_.mention(nominal).sentence;
      if (sentence == here || clusters_.of(nominal) == person.cluster) return false;
      if (office_of_nominal(nominal).name != office.name) return false;
      const auto [first, last] = clusters_.mentions_in(sentence);
      for (std::size_t mention = first; mention < last; ++mention)
        if (clusters_.of(mention) == person.cluster) return true;
      return false;
    });
  }

  PeopleTable& people_;
  Clusters& clusters_;
  std::vector<std::size_t> nominals_;
  std::map<HeldOffice, std::vector<Person*>> holders_;
  std::map<HeldOffice, std::size_t> times_;      // how often the noun stands alone
  std::map<HeldOffice, std::size_t> by_office_;  // parties that only their office names
};

}  // namespace

void bind_offices_beside_names(PeopleTable& people) { OfficeResolver(people).bind(); }

void resolve_offices(PeopleTable& people) { OfficeResolver(people).run(); }

}  // namespace whowhom

// The role is the run of words before the noun that hang on it, the noun, and what stands behind "of" up to the body.
// A body is the possessor, the words before the role, or what hangs on the office by a preposition of belonging.
#include "extract/affiliation/office.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "extract/language/letters.hpp"
#include "extract/language/one_of.hpp"
#include "extract/language/singular.hpp"
#include "extract/language/tables.hpp"
#include "extract/mention/sentence_mentions.hpp"
#include "extract/mention/titles.hpp"

namespace whowhom {
namespace {

using Words = std::set<std::string_view>;

// People of rank, and members of a group, that belong to no organization by their noun.
bool is_no_office(std::string_view word) {
  return is_one_of(word, {"king", "queen", "prince", "princess", "candidate", "president-elect"});
}

const Words& office_nouns() {
  static const Words nouns = [] {
    Words words;
    for (const auto& row : language_rows("office_nouns.txt")) words.insert(row[0]);
    for (const auto& row : language_rows("titles.tsv"))
      if ((row[1] == "head" || row[1] == "address") && !is_no_office(row[0]) && row[0].find(' ') == row[0].npos)
        words.insert(row[0]);
    for (const std::string_view word : {"general", "major", "justice", "marshal"}) words.erase(word);
    return words;
  }();
  return nouns;
}

enum class Modifier { former, then, left_out, not_held };

std::optional<Modifier> modifier_of(std::string_view word) {
  static const std::map<std::string_view, Modifier> modifiers = [] {
    std::map<std::string_view, Modifier> out;
    for (const auto& row : language_rows("office_modifiers.tsv"))
      out[row[0]] = row[1] == "former"     ? Modifier::former
                    : row[1] == "then"     ? Modifier::then
                    : row[1] == "left_out" ? Modifier::left_out
                                           : Modifier::not_held;
    return out;
  }();
  const auto found = modifiers.find(word);
  return found == modifiers.end() ? std::nullopt : std::optional(found->second);
}

// "ex-director", "then-director", "director-designate" as one word.
std::string_view without_prefix(std::string_view word) {
  for (const std::string_view prefix : {"ex-", "then-", "co-", "vice-"})
    if (word.starts_with(prefix)) return word.substr(prefix.size());
  return word;
}

struct Reading {
  const SentenceTree& tree;
  Office office;
  std::size_t first = 0;  // tokens [first, end) of the role
  std::size_t end = 0;
};

void add_body(Reading& reading, std::optional<std::size_t> body, double confidence = 1.0) {
  if (!body || std::ranges::find(reading.office.bodies, *body) != reading.office.bodies.end()) return;
  reading.office.bodies.push_back(*body);
  reading.office.confidence = std::min(reading.office.confidence, confidence);
}

// Joined bodies: "counsel to the Board and the Panel".
void add_bodies(Reading& reading, std::size_t at, double confidence) {
  const auto body = reading.tree.organization_at(at);
  if (body && is_bare_body(reading.tree.party_name(*body))) return;
  add_body(reading, body, confidence);
  const std::size_t first = body ? reading.tree.mention(*body).first_token : at;
  const std::size_t end = body ? reading.tree.mention(*body).end_token : at + 1;
  for (std::size_t i = first; i < end; ++i)
    for (const std::size_t below : reading.tree.children(i))
      if (reading.tree.is(below, "conj") && below >= end && reading.tree.preposition(below).empty())
        add_body(reading, reading.tree.organization_at(below), confidence * 0.95);
}

// Whether the word before the role belongs to it: it hangs, by way of such words only, on the office's noun.
bool belongs_before(const SentenceTree& tree, std::size_t i, std::size_t office) {
  for (std::size_t at = i;;) {
    const std::string& relation = tree.token(at).relation;
    const bool modifies = relation == "compound" || relation == "amod" || relation == "nmod:desc" ||
                          relation == "flat" || relation == "punct" || relation == "nmod" || relation == "advmod" ||
                          relation == "nummod" || relation == "conj" || relation == "cc";
    const auto above = tree.head(at);
    if (!modifies || !above || *above <= i) return false;
    if (*above == office) return true;
    if (*above > office) return false;
    at = *above;
  }
}

// False where the office is not held.
bool read_before(Reading& reading) {
  const SentenceTree& tree = reading.tree;
  std::size_t first = reading.office.head;
  while (first > 0 && !tree.in_name(first - 1) && !is_possessive_ending(tree.token(first - 1)) &&
         tree.token(first - 1).part_of_speech != PartOfSpeech::det &&
         tree.token(first - 1).part_of_speech != PartOfSpeech::pron && tree.lower(first - 1) != "longer" &&
         belongs_before(tree, first - 1, reading.office.head))
    --first;
  for (std::size_t i = first; i < reading.office.head; ++i)
    if (is_not_held(tree.lower(i))) return false;
  while (first < reading.office.head && tree.token(first).part_of_speech == PartOfSpeech::cconj) ++first;
  std::size_t before = first;
  // Words on time stand in front, perhaps before the body: "the then FBI director".
  while (first < reading.office.head) {
    const auto said = modifier_of(tree.lower(first));
    const bool dash = tree.token(first).part_of_speech == PartOfSpeech::punct;
    const bool joins = tree.token(first).part_of_speech == PartOfSpeech::cconj;
    if (!said && !dash && !joins) break;
    if (said == Modifier::former) reading.office.tenure = Tenure::former;
    if (said == Modifier::then) reading.office.tenure = Tenure::then;
    ++first;
  }
  reading.first = first;
  if (before > 0 && is_possessive_ending(tree.token(before - 1))) --before;
  if (const auto body = tree.organization_to(before)) {
    add_body(reading, body);
    before = tree.mention(*body).first_token;
  }
  for (std::size_t i = before; i > 0 && i + 3 > before; --i) {
    if (is_not_held(tree.lower(i - 1)) && tree.token(i - 1).part_of_speech != PartOfSpeech::verb) return false;
    const auto said = modifier_of(tree.lower(i - 1));
    if (said == Modifier::former) reading.office.tenure = Tenure::former;
    if (said == Modifier::then) reading.office.tenure = Tenure::then;
    if (!said && tree.token(i - 1).part_of_speech != PartOfSpeech::det) break;
  }
  for (const std::size_t below : tree.children(reading.office.head)) {
    if (tree.is(below, "det") && is_one_of(tree.lower(below), {"no", "neither", "any", "another"})) return false;
    if (tree.is(below, "advmod") && tree.lower(below) == "not") return false;
    if (tree.is(below, "advmod") && below < reading.office.head) {
      const auto said = modifier_of(tree.lower(below));
      if (said == Modifier::former) reading.office.tenure = Tenure::former;
      if (said == Modifier::then) reading.office.tenure = Tenure::then;
    }
    if (tree.is(below, "nmod:poss")) add_body(reading, tree.organization_at(below));
  }
  return true;
}

// Words of the role behind its noun that a title has: "Chief of Staff", "Secretary of State".
std::size_t end_of_title(const SentenceTree& tree, std::size_t head) {
  std::size_t end = head + 1;
  for (std::size_t first = head > 3 ? head - 3 : 0; first <= head; ++first)
    if (!tree.in_name(first)) end = std::max(end, english_names().title_heads.longest(tree.tokens(), first));
  return end;
}

bool serves(const Token& noun) {
  return is_one_of(noun.lemma, {"adviser", "advisor", "aide", "assistant", "consultant", "counsel", "counselor",
                                "counsellor", "clerk", "deputy", "delegate", "secretary"});
}

bool ties_with(std::string_view preposition, const Token& noun) {
  if (is_one_of(preposition, {"of", "at", "with", "in", "within"})) return true;
  if (preposition == "for") return true;
  if (preposition == "on") return noun.lemma == "member" || noun.lemma == "representative" || noun.lemma == "delegate";
  if (preposition == "to") return serves(noun);
  return false;
}

bool is_spokesman_or_lawyer(const Token& noun) {
  return noun.lemma.starts_with("spokes") ||
         is_one_of(noun.lemma, {"lawyer", "attorney", "solicitor", "barrister", "agent", "lobbyist", "advocate",
                                "publicist", "consultant"});
}

bool is_outside(const Token& noun) {
  return is_one_of(noun.lemma, {"lawyer", "attorney", "solicitor", "barrister", "lobbyist", "advocate", "consultant",
                                "contractor", "agent"});
}

// `nested`: the noun is one that the office is of, as the "research" of its head.
void read_behind(Reading& reading, std::size_t noun, int depth, bool nested = false) {
  const SentenceTree& tree = reading.tree;
  const Token& office = tree.token(reading.office.head);
  for (const std::size_t below : tree.children(noun)) {
    if (below < noun || !(tree.is(below, "nmod") || tree.is(below, "obl"))) continue;
    const std::string_view preposition = tree.preposition(below);
    auto body = tree.organization_at(below);
    // Of "the College of Holm, the Board and …" the first need not be known for the others to be.
    if (!body && tree.in_name(below) && !tree.person_at(below))
      for (const std::size_t joined : tree.children(below))
        if (!body && tree.is(joined, "conj")) body = tree.organization_at(joined);
    if (body && !is_bare_body(tree.party_name(*body))) {
      const bool ties = nested ? preposition == "at" || preposition == "in" || preposition == "within" ||
                                     preposition == "with" || (preposition == "of" && is_part_noun(tree.token(noun)))
                               : ties_with(preposition, office);
      if (!ties) continue;
      double confidence = nested ? 0.9 : 1.0;
      if (preposition == "for" && is_outside(office)) confidence = 0.7;
      if (preposition == "in" || preposition == "with") confidence = 0.85;
      add_bodies(reading, below, confidence);
      continue;
    }
    if (depth == 0 || (!body && tree.in_name(below)) || tree.person_at(below)) continue;
    const bool field = preposition == "of" || (preposition == "for" && !is_spokesman_or_lawyer(office));
    if (!field || is_office_noun(tree, below) || tree.token(below).part_of_speech == PartOfSpeech::pron) continue;
    read_behind(reading, below, depth - 1, true);
    for (const std::size_t joined : tree.children(below))
      if (tree.is(joined, "conj")) read_behind(reading, joined, 0, true);
  }
}

// "of operations and research" up to the body's preposition, if it is short.
void take_field(Reading& reading) {
  const SentenceTree& tree = reading.tree;
  constexpr std::size_t kMaxField = 6;
  const std::size_t start = reading.end;
  if (start >= tree.size() || !is_one_of(tree.lower(start), {"of", "for"})) return;
  for (std::size_t end = start + 1; end < tree.size() && end <= start + kMaxField + 1; ++end) {
    const std::string_view word = tree.lower(end);
    const PartOfSpeech tag = tree.token(end).part_of_speech;
    const bool body = std::ranges::any_of(reading.office.bodies, [&](std::size_t m) {
      return tree.mention(m).first_token <= end && end < tree.mention(m).end_token;
    });
    if (body || (end == start + 1 && tag == PartOfSpeech::det && tree.in_name(end + 1))) return;
    if (tree.in_name(end) || tag == PartOfSpeech::verb || tag == PartOfSpeech::pron || tag == PartOfSpeech::num) return;
    const bool stops = tag == PartOfSpeech::punct || tag == PartOfSpeech::adp || tag == PartOfSpeech::sconj ||
                       tag == PartOfSpeech::aux || (tag == PartOfSpeech::propn && end == start + 1 && word.empty());
    if (stops) {
      if (end > start + 1 && end - start - 1 <= kMaxField) reading.end = end;
      return;
    }
  }
}

std::string words_of_role(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  std::string role;
  for (std::size_t i = first; i < end; ++i) {
    std::string word = tokens[i].form;
    if (const std::string* written = english_names().title_heads.value_of(tokens[i].lower);
        written != nullptr && !written->empty() && word.ends_with('.')) {
      word = *written;
      if (starts_upper(tokens[i].form) && word[0] >= 'a' && word[0] <= 'z')
        word[0] = static_cast<char>(word[0] - 'a' + 'A');
    }
    const bool blank = !role.empty() && (tokens[i].space_before || tokens[i].span.start > tokens[i - 1].span.end);
    role += (blank ? " " : "") + word;
  }
  return role;
}

// "a glassblower": what such a noun in apposition to a name says of its bearer.
bool is_kind_of_person(const SentenceTree& tree, std::size_t i) {
  const Token& token = tree.token(i);
  if (token.part_of_speech != PartOfSpeech::noun || token.lower != token.form) return false;
  const bool ending = std::ranges::any_of(
      std::initializer_list<std::string_view>{"er", "or", "ist", "ian", "ant", "ent", "man", "woman", "person", "eer"},
      [&](std::string_view end) { return token.lemma.ends_with(end); });
  return ending && tree.child(i, "det").has_value();
}

}  // namespace

bool can_serve(const SentenceTree& tree, std::size_t noun) { return serves(tree.token(noun)); }

bool is_bare_body(const std::string& name) {
  return is_one_of(lower_case(name), {"board", "board of directors", "board of trustees", "board of governors",
                                      "management board", "supervisory board", "executive committee", "committee",
                                      "company", "department", "office", "group"});
}

bool is_office_word(std::string_view lower) {
  return !is_no_office(lower) && (office_nouns().contains(lower) || office_nouns().contains(noun_base(lower)));
}

bool is_not_held(std::string_view lower) { return modifier_of(lower) == Modifier::not_held; }

bool is_part_noun(const Token& token) {
  static const Words nouns = [] {
    Words words;
    for (const auto& row : language_rows("part_nouns.txt")) words.insert(row[0]);
    return words;
  }();
  return nouns.contains(token.lemma) || nouns.contains(token.lower) || nouns.contains(noun_base(token.lower));
}

bool is_office_noun(const SentenceTree& tree, std::size_t i) {
  if (!tree.is_noun(i)) return false;
  const Token& token = tree.token(i);
  if (is_no_office(token.lower)) return false;
  const std::string base = noun_base(token.lower);
  for (const std::string_view word : {std::string_view(token.lower), std::string_view(token.lemma),
                                      without_prefix(token.lower), std::string_view(base)})
    if (office_nouns().contains(word)) return true;
  // "attorney general", "chief of staff": the noun of a title of several words.
  for (std::size_t first = i > 2 ? i - 2 : 0; first < i; ++first)
    if (english_names().title_heads.longest(tree.tokens(), first) == i + 1) return true;
  return false;
}

std::optional<Office> read_office(const SentenceTree& tree, std::size_t head, bool any_noun) {
  const bool known = is_office_noun(tree, head);
  if (!known && !(any_noun && is_kind_of_person(tree, head))) return std::nullopt;
  Reading reading{tree, {}, head, end_of_title(tree, head)};
  Office& office = reading.office;
  office.head = head;
  const Token& noun = tree.token(head);
  office.plural = noun.lower != noun.lemma && noun_base(noun.lower) != noun.lower;
  if (!read_before(reading)) return std::nullopt;
  const bool before = !office.bodies.empty();
  if (!known) {
    // "a welder at the Board": what a person is called there.
    office.bodies.clear();
    for (const std::size_t below : tree.children(head))
      if (tree.is(below, "nmod") && below > head && tree.preposition(below) == "at") add_bodies(reading, below, 0.85);
    if (office.bodies.empty()) return std::nullopt;
  } else {
    read_behind(reading, head, 2);
    // "president and CEO of the Board": one body, and one role of both words.
    for (const std::size_t other : tree.children(head)) {
      if (!tree.is(other, "conj") || other < head || other > head + 6 || !is_office_noun(tree, other)) continue;
      std::vector<std::size_t> own = std::move(office.bodies);
      office.bodies.clear();
      read_behind(reading, other, 2);
      // "philosopher and director of the Board" is director of it; "president and director of the Board" both.
      if (own.empty() && !english_names().title_heads.contains(noun.lower)) office.bodies.clear();
      if (own.empty() && !office.bodies.empty() && !tree.in_name(other)) reading.end = end_of_title(tree, other);
      if (!own.empty()) {
        const bool reaches = before || tree.mention(own.front()).first_token > other;
        if (office.bodies.empty() && reaches) reading.end = end_of_title(tree, other);
        office.bodies = std::move(own);
      }
    }
    take_field(reading);
  }
  if (office.bodies.size() > 5) return std::nullopt;
  office.role = words_of_role(tree.tokens(), reading.first, reading.end);
  // "ex-director", "then-deputy director" as one word.
  const std::string role = lower_case(office.role);
  for (const std::string_view prefix : {"ex-", "then-", "former-"}) {
    if (!role.starts_with(prefix)) continue;
    office.role.erase(0, prefix.size());
    office.tenure = prefix == "then-" ? Tenure::then : Tenure::former;
  }
  office.first = reading.first;
  office.end = reading.end;
  for (const std::size_t body : office.bodies) office.end = std::max(office.end, tree.mention(body).end_token);
  if (office.plural && reading.end == head + 1) {
    const std::string single = noun_base(noun.lower);
    const std::size_t at = office.role.rfind(noun.form);
    if (at != std::string::npos && lower_case(noun.form).starts_with(single.substr(0, 2))) {
      std::string word = single;
      if (starts_upper(noun.form) && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
      office.role.replace(at, noun.form.size(), word);
    }
  }
  return office;
}

std::vector<Office> read_offices(const SentenceTree& tree, std::size_t head, bool any_noun) {
  std::vector<Office> offices;
  if (auto first = read_office(tree, head, any_noun)) offices.push_back(std::move(*first));
  // The tree may hang the second office on the first one's body: "counsel of the Board and director of the Panel".
  std::vector<std::size_t> joined_to = {head};
  if (!offices.empty())
    for (const std::size_t body : offices.front().bodies)
      for (std::size_t i = tree.mention(body).first_token; i < tree.mention(body).end_token; ++i)
        joined_to.push_back(i);
  for (const std::size_t above : joined_to) {
    for (const std::size_t other : tree.children(above)) {
      if (other < head || !tree.is(other, "conj") || tree.in_name(other)) continue;
      auto joined = read_office(tree, other);
      const bool own =
          joined && !joined->bodies.empty() && (offices.empty() || joined->bodies != offices.front().bodies);
      if (own) offices.push_back(std::move(*joined));
    }
  }
  return offices;
}

std::string role_of_title(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  if (office_of(tokens, first, end).empty()) return {};
  std::string role;
  for (std::size_t i = first; i < end; ++i) {
    if (english_names().honorifics.longest(tokens, i) == i + 1) continue;
    const auto said = modifier_of(tokens[i].lower);
    if (said && *said != Modifier::not_held) continue;
    std::string word = tokens[i].form;
    if (word == "-") continue;
    if (const std::string* written = english_names().title_heads.value_of(tokens[i].lower);
        written != nullptr && !written->empty()) {
      word = *written;
      if (starts_upper(tokens[i].form) && word[0] >= 'a' && word[0] <= 'z')
        word[0] = static_cast<char>(word[0] - 'a' + 'A');
    }
    role += (role.empty() ? "" : " ") + word;
  }
  return role;
}

Tenure tenure_of_title(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  Tenure tenure = Tenure::unstated;
  for (std::size_t i = first; i < end; ++i) {
    const auto said = modifier_of(tokens[i].lower);
    if (said == Modifier::former) tenure = std::max(tenure, Tenure::former);
    if (said == Modifier::then) tenure = std::max(tenure, Tenure::then);
  }
  return tenure;
}

}  // namespace whowhom

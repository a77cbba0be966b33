// Hashed sparse features and a table of weights of one byte each: boundary_templates.txt says which columns make a
// feature, boundaries.bin what it weighs. Kinds of tokens and hashes are those of training/boundaries.py, number for
// number.
#include "extract/language/boundary_scorer.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <unordered_map>

#include "extract/language/letters.hpp"
#include "extract/language/lexicon.hpp"
#include "extract/language/one_of.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

constexpr std::uint32_t kEdge = 0xED6E;  // in every column of what is before and behind the block

// Columns by their names in boundary_templates.txt; the first 32 are w, k, s, c at the offsets -3 to 4.
constexpr std::string_view kTraits = "wksc";
constexpr std::array<std::string_view, 14> kOtherColumns = {"space", "ahead", "verb",   "done",  "left",
                                                            "case",  "since", "quote",  "round", "had",
                                                            "first", "open",  "firstw", "prev"};

// The kinds that are asked for by name; the others are in kind_of.
constexpr std::uint32_t kStop = 1;
constexpr std::uint32_t kDots = 2;
constexpr std::uint32_t kQuestion = 3;
constexpr std::uint32_t kExclamation = 4;
constexpr std::uint32_t kAbbreviation = 21;
constexpr std::uint32_t kInitial = 22;
constexpr std::uint32_t kCapital = 24;
constexpr std::uint32_t kCapitalised = 27;
constexpr std::uint32_t kMixed = 28;
constexpr std::uint32_t kSmall = 29;
constexpr std::uint32_t kSmallMixed = 30;

constexpr std::uint32_t kAuxiliaryClass = 4;
constexpr std::uint32_t kFunctionVerbClass = 13;
constexpr std::uint32_t kTitleClass = 14;
constexpr std::uint32_t kVerbClass = 15;
constexpr std::uint32_t kFirstNameClass = 17;
constexpr std::uint32_t kAbbreviationClass = 18;  // and the three after it
constexpr std::uint32_t kUnknownAbbreviationClass = 22;

struct Model {
  std::vector<std::vector<std::size_t>> templates;  // columns of each feature
  std::string_view weights;
  std::uint32_t mask = 0;
  int offset = 0;  // bias less threshold
  std::unordered_map<std::string_view, std::uint32_t> word_classes;
};

std::uint32_t hash_of(std::string_view bytes) {
  std::uint32_t value = 0x811C9DC5;
  for (const char byte : bytes) value = (value ^ static_cast<unsigned char>(byte)) * 0x01000193;
  return value;
}

std::uint32_t mix(std::uint32_t value, std::uint32_t other) {
  value = (value ^ other) * 0x9E3779B1;
  return value ^ (value >> 15);
}

std::uint32_t bucket(std::size_t n) {
  constexpr std::array<std::size_t, 11> kTops = {0, 1, 2, 3, 4, 6, 9, 14, 20, 30, 50};
  for (std::uint32_t i = 0; i < kTops.size(); ++i)
    if (n <= kTops[i]) return i;
  return kTops.size();
}

std::size_t column_of(std::string_view name) {
  const auto other = std::ranges::find(kOtherColumns, name);
  if (other != kOtherColumns.end()) return 32 + static_cast<std::size_t>(other - kOtherColumns.begin());
  const std::size_t trait = kTraits.find(name[0]);
  const bool before = name[1] == '-';
  const std::size_t offset = static_cast<std::size_t>(name.back() - '0');
  assert(trait != std::string_view::npos && offset <= 4);
  return trait * 8 + (before ? 3 - offset : 3 + offset);
}

std::int32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return static_cast<std::int32_t>(value);
}

// The later table wins where a word stands in several.
std::unordered_map<std::string_view, std::uint32_t> read_word_classes() {
  std::unordered_map<std::string_view, std::uint32_t> classes;
  for (const auto& row : language_rows("first_names.tsv")) classes[row[0]] = kFirstNameClass;
  for (const auto& row : language_rows("verbs.txt")) classes[row[0]] = kVerbClass;
  for (const auto& row : language_rows("irregular_verbs.tsv"))
    for (const std::string_view form : row) classes[form] = kVerbClass;
  for (const auto& row : language_rows("titles.tsv"))
    if (row[0].find(' ') == std::string_view::npos) classes[row[0]] = kTitleClass;
  constexpr std::array<std::string_view, 13> kTags = {"ADJ",  "ADP", "ADV",  "AUX",  "CCONJ", "DET", "INTJ",
                                                      "NOUN", "NUM", "PART", "PRON", "SCONJ", "VERB"};
  for (const auto& row : language_rows("function_words.tsv"))
    classes[row[0]] = 1 + static_cast<std::uint32_t>(std::ranges::find(kTags, row[1]) - kTags.begin());
  return classes;
}

Model read_model() {
  Model model;
  for (const auto& row : language_rows("boundary_templates.txt")) {
    std::vector<std::size_t>& columns = model.templates.emplace_back();
    for (std::string_view rest = row[0]; !rest.empty();) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());
      columns.push_back(column_of(rest.substr(0, blank)));
      rest.remove_prefix(std::min(rest.size(), blank + 1));
    }
  }
  const std::string_view bytes = language_table("boundaries.bin");
  constexpr std::size_t kHead = 24;
  assert(bytes.starts_with("WHOWBND1") && bytes.size() == kHead + (std::size_t{1} << number_at(bytes, 8)));
  model.offset = number_at(bytes, 12) - number_at(bytes, 16);
  model.weights = bytes.substr(kHead);
  model.mask = static_cast<std::uint32_t>(model.weights.size() - 1);
  model.word_classes = read_word_classes();
  return model;
}

const Model& boundary_model() {
  static const Model model = read_model();
  return model;
}

bool consists_of(std::string_view form, std::string_view set) {
  return form.find_first_not_of(set) == std::string_view::npos;
}

bool is_face(std::string_view lower) {
  const auto& table = english_lexicon().fixed_tokens;
  if (lower[0] >= 'a' && lower[0] <= 'z') return false;
  const auto found = table.find(lower[0]);
  return found != table.end() && std::ranges::find(found->second, lower) != found->second.end();
}

// What a token without letters is.
std::uint32_t kind_of_marks(std::string_view form) {
  const auto digits =
      static_cast<std::size_t>(std::ranges::count_if(form, [](char c) { return c >= '0' && c <= '9'; }));
  if (digits > 0) return digits == form.size() ? 15 : 16;
  return form.size() > 3 ? 14 : 18;
}

std::uint32_t kind_of_word(const Token& token, std::size_t points, std::size_t letters, std::size_t uppers) {
  const std::string_view form = token.form;
  if (form[0] == '\'' || form[0] == '`' || form.starts_with("’")) return 31;
  if (form.find('@', 1) != std::string_view::npos) return 19;
  if (token.lower.starts_with("http") || token.lower.starts_with("www.") || form.find("://") != std::string_view::npos)
    return 20;
  if (form.back() == '.') return points == 2 ? kInitial : kAbbreviation;
  if (form.find_first_of("0123456789") != std::string_view::npos) return 23;
  if (form == "I") return 25;
  if (uppers == letters) return uppers == 1 ? kCapital : 26;
  if (starts_upper(form)) return uppers == 1 ? kCapitalised : kMixed;
  return uppers == 0 ? kSmall : kSmallMixed;
}

std::uint32_t kind_of(const Token& token) {
  const std::string_view form = token.form;
  if (consists_of(form, ".!?")) {
    if (form == ".") return kStop;
    if (form.find('?') != std::string_view::npos) return kQuestion;
    return form.find('!') != std::string_view::npos ? kExclamation : kDots;
  }
  if (form == "…" || (form.size() > 2 && consists_of(form, ". "))) return kDots;
  if (form == ",") return 5;
  if (form == ":") return 6;
  if (form == ";") return 7;
  if (is_one_of(form, {")", "]", "}", "”", "’’", "''", "»"})) return 8;
  if (is_one_of(form, {"(", "[", "{", "“", "``", "‘", "«"})) return 9;
  if (form == "\"") return 10;
  if (is_one_of(form, {"'", "’", "`", "‘’", "‘‘"})) return 11;
  if (is_one_of(form, {"-", "–", "—"})) return 12;
  if (consists_of(form, "-")) return form.size() < 4 ? 13 : 14;
  if (is_face(token.lower)) return 17;
  std::size_t points = 0;
  std::size_t letters = 0;
  std::size_t uppers = 0;
  for (std::size_t at = 0; at < form.size(); ++points) {
    const CodePoint point = code_point_at(form, at);
    at += point.size;
    if (!is_letter(point.value)) continue;
    ++letters;
    uppers += is_upper(point.value) ? 1 : 0;
  }
  return letters == 0 ? kind_of_marks(form) : kind_of_word(token, points, letters, uppers);
}

std::uint32_t word_class_of(const Token& token, std::uint32_t kind) {
  const auto& classes = boundary_model().word_classes;
  if (const auto found = classes.find(token.lower); found != classes.end()) return found->second;
  if (kind != kAbbreviation && kind != kInitial) return 0;
  const auto& abbreviations = english_lexicon().abbreviations;
  const auto found = abbreviations.find(std::string_view(token.form).substr(0, token.form.size() - 1));
  if (found == abbreviations.end()) return kUnknownAbbreviationClass;
  return kAbbreviationClass + static_cast<std::uint32_t>(found->second);
}

bool is_stop(std::uint32_t kind) { return kind >= kStop && kind <= kExclamation; }
bool is_verb(std::uint32_t word_class) {
  return word_class == kAuxiliaryClass || word_class == kFunctionVerbClass || word_class == kVerbClass;
}

}  // namespace

BoundaryScorer::BoundaryScorer(const std::vector<Token>& tokens) : tokens_(tokens) {
  traits_.reserve(tokens.size());
  for (const Token& token : tokens) {
    Traits& traits = traits_.emplace_back();
    const std::string_view lower = token.lower;
    traits.word = hash_of(lower);
    traits.suffix = hash_of(lower.substr(lower.size() - std::min<std::size_t>(lower.size(), 3)));
    traits.kind = kind_of(token);
    traits.word_class = word_class_of(token, traits.kind);
  }
  look_ahead();
  look_at_case();
}

bool BoundaryScorer::is_of_person(std::size_t token) const {
  return traits_[token].word_class == kTitleClass || traits_[token].word_class == kFirstNameClass;
}

void BoundaryScorer::look_ahead() {
  std::size_t distance = 0;
  std::uint32_t verb = 0;
  for (std::size_t i = traits_.size(); i-- > 0;) {
    const bool stop = is_stop(traits_[i].kind);
    distance = stop ? 0 : distance + 1;
    if (stop) verb = 0;
    if (is_verb(traits_[i].word_class)) verb = 1;
    traits_[i].ahead = bucket(distance);
    traits_[i].verb_ahead = verb;
  }
}

// Whether sentences of this block start with capitals: people who write small letters only do so all along.
void BoundaryScorer::look_at_case() {
  std::size_t uppers = 0;
  std::size_t smalls = 0;
  const auto small = [](std::uint32_t kind) { return kind == kSmall || kind == kSmallMixed; };
  for (std::size_t i = 0; i + 1 < traits_.size(); ++i) {
    if (!is_stop(traits_[i].kind)) continue;
    const std::uint32_t next = traits_[i + 1].kind;
    uppers += next >= kCapital && next <= kMixed ? 1 : 0;
    smalls += small(next) ? 1 : 0;
  }
  const std::uint32_t usual = uppers + smalls == 0 ? 0 : uppers >= 2 * smalls ? 1 : smalls >= 2 * uppers ? 2 : 3;
  const auto first = std::ranges::find_if(
      traits_, [](std::uint32_t kind) { return kind >= kCapital && kind <= kSmallMixed; }, &Traits::kind);
  block_case_ = usual * 2 + (first != traits_.end() && small(first->kind) ? 1 : 0);
}

void BoundaryScorer::advance(std::size_t place, std::size_t start) {
  if (start != start_) {
    so_far_ = {};
    so_far_.previous = start > 0 ? traits_[start - 1].kind : 0;
    start_ = next_ = start;
  }
  for (; next_ <= place; ++next_) {
    const std::string& form = tokens_[next_].form;
    const Traits& traits = traits_[next_];
    if (so_far_.since++ == 0) {
      so_far_.first = traits.kind;
      so_far_.first_word = traits.word;
    }
    if (form == "\"") so_far_.quote ^= 1;
    if (form == "“" || form == "``") so_far_.quote = 1;
    if (form == "”" || form == "''") so_far_.quote = 0;
    if (form == "(" || form == "[") so_far_.round = 1;
    if (form == ")" || form == "]") so_far_.round = 0;
    if (is_verb(traits.word_class)) so_far_.had_verb = 1;
  }
}

BoundaryScorer::Columns BoundaryScorer::columns_at(std::size_t place) const {
  Columns columns{};
  for (std::size_t i = 0; i < 8; ++i) {
    const std::size_t at = place + i;  // three more than the token's index
    const bool inside = at >= 3 && at - 3 < traits_.size();
    columns[i] = inside ? traits_[at - 3].word : kEdge;
    columns[8 + i] = inside ? traits_[at - 3].kind : kEdge;
    columns[16 + i] = inside ? traits_[at - 3].suffix : kEdge;
    columns[24 + i] = inside ? traits_[at - 3].word_class : kEdge;
  }
  const Traits& next = traits_[place + 1];
  const std::array<std::uint32_t, kOtherColumns.size()> others = {tokens_[place + 1].space_before ? 1u : 0u,
                                                                  next.ahead,
                                                                  next.verb_ahead,
                                                                  bucket(place + 1),
                                                                  bucket(traits_.size() - 1 - place),
                                                                  block_case_,
                                                                  bucket(so_far_.since),
                                                                  so_far_.quote,
                                                                  so_far_.round,
                                                                  so_far_.had_verb,
                                                                  so_far_.first,
                                                                  so_far_.quote * 2 + so_far_.round,
                                                                  so_far_.first_word,
                                                                  so_far_.previous};
  std::ranges::copy(others, columns.begin() + 32);
  return columns;
}

int BoundaryScorer::score(std::size_t place, std::size_t start) {
  assert(start <= place && place + 1 < tokens_.size());
  advance(place, start);
  const Columns columns = columns_at(place);
  const Model& model = boundary_model();
  int sum = model.offset;
  for (std::uint32_t i = 0; i < model.templates.size(); ++i) {
    std::uint32_t value = mix(0x5EED, i);
    for (const std::size_t column : model.templates[i]) value = mix(value, columns[column]);
    sum += static_cast<signed char>(model.weights[mix(value, 0xF00D) & model.mask]);
  }
  return sum;
}

}  // namespace whowhom

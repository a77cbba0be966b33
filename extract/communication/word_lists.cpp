// Parses the tables of the communication stage into sorted maps; their keys are views of the embedded bytes.
#include "extract/communication/word_lists.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

using Words = std::map<std::string_view, Effect, std::less<>>;

Effect parse_effect(std::string_view text) {
  static const std::map<std::string_view, Effect> effects = {
      {"stands", Effect::stands},     {"act", Effect::stands},        {"says", Effect::says},
      {"believes", Effect::believes}, {"evidence", Effect::evidence}, {"memory", Effect::memory},
      {"denies", Effect::denies},     {"doubts", Effect::doubts},     {"doubt", Effect::doubts},
      {"plans", Effect::plans},       {"plan", Effect::plans},        {"fact", Effect::fact},
      {"not", Effect::fails},         {"receives", Effect::receives}, {"manages", Effect::manages},
      {"finds", Effect::finds},       {"omit", Effect::omits},        {"hesitate", Effect::hesitates},
      {"decide", Effect::decides},    {"attempt", Effect::attempts}};
  const auto found = effects.find(text);
  assert(found != effects.end());
  return found->second;
}

Words read_effects(std::string_view table) {
  Words words;
  for (const auto& row : language_rows(table)) words.emplace(row.at(0), parse_effect(row.at(1)));
  return words;
}

std::optional<Effect> effect_in(const Words& words, std::string_view lemma) {
  const auto found = words.find(lemma);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

std::map<std::string_view, Channel> read_channels(std::string_view table) {
  std::map<std::string_view, Channel> channels;
  for (const auto& row : language_rows(table))
    channels.emplace(row.at(0), parse_channel(row.at(1)).value_or(Channel::unspecified));
  return channels;
}

std::set<std::string_view> read_set(std::string_view table) {
  std::set<std::string_view> words;
  for (const auto& row : language_rows(table)) words.insert(row.at(0));
  return words;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  parts.push_back(text);
  return parts;
}

VerbFrame parse_frame(const std::vector<std::string_view>& row) {
  static const std::map<std::string_view, Sense> senses = {
      {"says", Sense::says},           {"notifies", Sense::notifies},  {"asks", Sense::asks},
      {"hears", Sense::hears},         {"mutual", Sense::mutual},      {"answers", Sense::answers},
      {"takes", Sense::takes},         {"requests", Sense::requests},  {"gives", Sense::gives},
      {"exchanges", Sense::exchanges}, {"withholds", Sense::withholds}};
  VerbFrame frame;
  frame.arguments = split(row.at(1), ',');
  const auto words = split(row.at(2), '+');
  frame.sense = senses.at(words.front());
  frame.together = words.size() > 1;
  frame.channel = parse_channel(row.at(3)).value_or(Channel::unspecified);
  return frame;
}

}  // namespace

bool VerbFrame::takes(std::string_view preposition) const {
  return std::ranges::find(arguments, preposition) != arguments.end();
}
bool VerbFrame::takes_object() const { return takes("object"); }
bool VerbFrame::takes_gift() const { return takes("gift"); }
bool VerbFrame::takes_person() const { return takes("person"); }

std::vector<std::string_view> VerbFrame::object_only_with() const {
  constexpr std::string_view kMark = "object&";
  std::vector<std::string_view> prepositions;
  for (const std::string_view argument : arguments)
    if (argument.starts_with(kMark)) prepositions.push_back(argument.substr(kMark.size()));
  return prepositions;
}

std::vector<VerbFrame> verb_frames(std::string_view lemma) {
  static const auto frames = [] {
    std::map<std::string_view, std::vector<VerbFrame>, std::less<>> out;
    for (const auto& row : language_rows("communication_verbs.tsv")) out[row.at(0)].push_back(parse_frame(row));
    return out;
  }();
  const auto found = frames.find(lemma);
  return found == frames.end() ? std::vector<VerbFrame>() : found->second;
}

const std::vector<PhrasalVerb>& phrasal_verbs(std::string_view lemma) {
  static const auto verbs = [] {
    std::map<std::string_view, std::map<std::vector<std::string_view>, std::vector<VerbFrame>>> rows;
    for (const auto& row : language_rows("communication_verbs.tsv")) {
      auto words = split(row.at(0), ' ');
      if (words.size() == 1) continue;
      const std::string_view verb = words.front();
      words.erase(words.begin());
      rows[verb][words].push_back(parse_frame(row));
    }
    std::map<std::string_view, std::vector<PhrasalVerb>, std::less<>> out;
    for (auto& [verb, phrases] : rows) {
      for (auto& [words, frames] : phrases) out[verb].push_back({words, std::move(frames)});
      std::ranges::stable_sort(out[verb], std::ranges::greater{},
                               [](const PhrasalVerb& one) { return one.words.size(); });
    }
    return out;
  }();
  static const std::vector<PhrasalVerb> none;
  const auto found = verbs.find(lemma);
  return found == verbs.end() ? none : found->second;
}

std::optional<NounFrame> noun_frame(std::string_view lemma) {
  static const auto frames = [] {
    const std::map<std::string_view, NounKind> kinds = {{"exchange", NounKind::exchange},
                                                        {"interview", NounKind::interview},
                                                        {"message", NounKind::message},
                                                        {"matter", NounKind::matter},
                                                        {"setting", NounKind::setting}};
    std::map<std::string_view, NounFrame, std::less<>> out;
    for (const auto& row : language_rows("communication_nouns.tsv"))
      out.emplace(row.at(0), NounFrame{kinds.at(row.at(1)), parse_channel(row.at(2)).value_or(Channel::unspecified)});
    return out;
  }();
  const auto found = frames.find(lemma);
  return found == frames.end() ? std::nullopt : std::optional(found->second);
}

std::optional<NounFrame> noun_frame(const Token& token) {
  const auto frame = noun_frame(std::string_view(token.lower));
  return frame ? frame : noun_frame(std::string_view(token.lemma));
}

std::optional<Channel> channel_word(std::string_view lemma) {
  static const auto channels = read_channels("channels.tsv");
  const auto found = channels.find(lemma);
  return found == channels.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Channel> receiver_channel(std::string_view word) {
  static const auto channels = read_channels("receivers.tsv");
  const auto found = channels.find(word);
  return found == channels.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Effect> clause_effect(std::string_view lemma) {
  static const Words words = read_effects("attitudes.tsv");
  return effect_in(words, lemma);
}

std::optional<Effect> verb_effect(std::string_view lemma) {
  static const Words words = read_effects("governing_verbs.tsv");
  return effect_in(words, lemma);
}

std::optional<Effect> light_verb_effect(std::string_view lemma) {
  static const Words words = read_effects("light_verbs.tsv");
  return effect_in(words, lemma);
}

std::optional<Effect> event_effect(std::string_view lemma) {
  static const Words words = read_effects("event_verbs.tsv");
  return effect_in(words, lemma);
}

std::optional<Effect> preposition_effect(std::string_view word) {
  static const Words words = read_effects("clause_prepositions.tsv");
  return effect_in(words, word);
}

bool is_negation(std::string_view word) {
  static const auto words = read_set("negations.txt");
  return words.contains(word);
}

bool is_doubt_word(std::string_view word) {
  static const auto words = read_set("doubt_words.txt");
  return words.contains(word);
}

bool is_envoy(std::string_view lemma) {
  static const auto words = read_set("envoys.txt");
  return words.contains(lemma);
}

bool is_collective(std::string_view lemma) {
  static const auto words = read_set("collectives.txt");
  return words.contains(lemma);
}

}  // namespace whowhom

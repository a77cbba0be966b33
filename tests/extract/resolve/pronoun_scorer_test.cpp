// The scorer of pronouns against PyTorch's, with the weights that the program carries (training/coreference_export.py
// writes the oracle). The oracle holds places and features, so that it outlives changes of what is a candidate.
#include "extract/resolve/pronoun_scorer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>

#include <nlohmann/json.hpp>

#include "extract/language/analyse.hpp"
#include "extract/resolve/addresses.hpp"
#include "extract/resolve/resolvers.hpp"
#include "graph/error.hpp"
#include "support/document_of.hpp"
#include "support/random_model.hpp"

namespace whowhom {
namespace {

constexpr double kSame = 1e-4;

const nlohmann::json& oracle() {
  static const nlohmann::json kOracle = [] {
    std::ifstream file(WHOWHOM_SOURCE_DIR "/tests/extract/golden/pronoun_oracle.json");
    REQUIRE_MESSAGE(file, "pronoun_oracle.json is missing; training/coreference_export.py writes it");
    return nlohmann::json::parse(file);
  }();
  return kOracle;
}

/// A text of the oracle, and its pronouns with their candidates as the scorer takes them.
struct Question {
  explicit Question(const nlohmann::json& entry)
      : document(document_of(entry["text"])), analysis(analyse(document, options())) {
    for (const auto& pronoun : entry["pronouns"]) {
      PronounChoice& choice = choices.emplace_back();
      choice.pronoun = head_at(pronoun["start"], kind_of(pronoun["kind"]));
      for (const auto& candidate : pronoun["candidates"])
        choice.antecedents.push_back(
            {head_at(candidate["start"], HeadKind::noun), candidate["features"].get<Features>()});
    }
  }

  std::vector<PronounChoice> scored(const PronounModel& model = english_pronoun_model()) const {
    std::vector<PronounChoice> out = choices;
    score_choices(model, analysis, heads, out);
    return out;
  }

  static AnalyseOptions options() {
    AnalyseOptions options = kForExtraction;
    options.vectors = Vectors::all;
    return options;
  }

  static HeadKind kind_of(const std::string& pronoun) {
    static const std::map<std::string, HeadKind> kKinds = {
        {"he", HeadKind::he}, {"she", HeadKind::she}, {"it", HeadKind::it}, {"they", HeadKind::they}};
    return kKinds.at(pronoun);
  }

  /// The scorer looks only at the word of a candidate, and at the word and kind of a pronoun.
  std::size_t head_at(std::size_t start, HeadKind kind) {
    for (std::size_t s = 0; s < analysis.sentences.size(); ++s)
      for (std::size_t t = 0; t < analysis.sentences[s].tokens.size(); ++t)
        if (analysis.sentences[s].tokens[t].span.start == start) {
          Head head;
          head.sentence = s;
          head.token = t;
          head.kind = kind;
          heads.all.push_back(head);
          return heads.all.size() - 1;
        }
    FAIL("no word begins at byte ", start);
    return 0;
  }

  Document document;
  Analysis analysis;
  Heads heads;
  std::vector<PronounChoice> choices;
};

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

std::vector<std::byte> model_of_the_program() {
  std::ifstream file(WHOWHOM_SOURCE_DIR "/extract/language/en/pronouns.model", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto* const first = reinterpret_cast<const std::byte*>(bytes.data());
  return {first, first + bytes.size()};
}

}  // namespace

TEST_CASE("the scorer finds the probabilities that PyTorch finds") {
  std::map<std::string, std::size_t> kinds;
  double least_sure = 1.0, surest = 0.0;
  for (const nlohmann::json& entry : oracle()) {
    const Question question(entry);
    const std::vector<PronounChoice> choices = question.scored();
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const nlohmann::json& pronoun = entry["pronouns"][i];
      CAPTURE(entry["text"].get<std::string>());
      CAPTURE(pronoun["start"].get<std::size_t>());
      ++kinds[pronoun["kind"]];
      REQUIRE(choices[i].probabilities.size() == pronoun["candidates"].size());
      double best = 0.0;
      for (std::size_t k = 0; k < choices[i].probabilities.size(); ++k) {
        const double ours = static_cast<double>(choices[i].probabilities[k]);
        const double off = std::abs(ours - pronoun["candidates"][k]["probability"].get<double>());
        CHECK(off < kSame);
        best = std::max(best, ours);
      }
      least_sure = std::min(least_sure, best);
      surest = std::max(surest, best);
    }
  }
  // The oracle asks for every kind, and not only for what is plain.
  for (const char* kind : {"he", "she", "it", "they"}) CHECK_MESSAGE(kinds[kind] >= 5, kind);
  CHECK(least_sure < 0.5);
  CHECK(surest > 0.9);
}

TEST_CASE("a pronoun is scored to the same bits alone, in any order and each time") {
  const Question question(oracle().front());
  REQUIRE(question.choices.size() >= 3);
  const auto once = question.scored(), again = question.scored();
  std::vector<PronounChoice> reversed(question.choices.rbegin(), question.choices.rend());
  score_choices(english_pronoun_model(), question.analysis, question.heads, reversed);
  for (std::size_t i = 0; i < once.size(); ++i) {
    CHECK(same_bits(once[i].probabilities, again[i].probabilities));
    CHECK(same_bits(once[i].probabilities, reversed[once.size() - 1 - i].probabilities));
    std::vector<PronounChoice> alone = {question.choices[i]};
    score_choices(english_pronoun_model(), question.analysis, question.heads, alone);
    CHECK(same_bits(once[i].probabilities, alone.front().probabilities));
  }
  CHECK_FALSE(same_bits(once[0].probabilities, once[1].probabilities));
}

TEST_CASE("more pronouns than are scored at a time have the same bits") {
  const Question question(oracle().front());
  const auto expected = question.scored();
  std::vector<PronounChoice> many;
  while (many.size() < 600) many.insert(many.end(), question.choices.begin(), question.choices.end());
  score_choices(english_pronoun_model(), question.analysis, question.heads, many);
  for (std::size_t i = 0; i < many.size(); ++i)
    REQUIRE(same_bits(many[i].probabilities, expected[i % expected.size()].probabilities));
}

TEST_CASE("a pronoun without candidates has no probabilities, and no pronouns are no error") {
  const Question question(oracle().front());
  std::vector<PronounChoice> none;
  score_choices(english_pronoun_model(), question.analysis, question.heads, none);
  std::vector<PronounChoice> one = {question.choices.front()};
  one.front().antecedents.clear();
  score_choices(english_pronoun_model(), question.analysis, question.heads, one);
  CHECK(one.front().probabilities.empty());
}

TEST_CASE("features have the numbers that the weights were trained with") {
  std::size_t pairs = 0, alike = 0;
  for (const nlohmann::json& entry : oracle()) {
    const Document document = document_of(entry["text"]);
    const Analysis analysis = analyse(document, Question::options());
    const std::vector<Mention> mentions = find_mentions(document, analysis);
    Clusters clusters(analysis, mentions);
    resolve_people(clusters, find_mail_ties(document, clusters));
    resolve_organizations(clusters);
    resolve_documents(clusters);
    const Heads heads = find_heads(clusters);
    const AntecedentFinder finder(clusters, heads);
    const auto start_of = [&](std::size_t head) {
      return analysis.sentences[heads.all[head].sentence].tokens[heads.all[head].token].span.start;
    };
    for (const auto& pronoun : entry["pronouns"]) {
      std::map<std::size_t, Features> expected;
      for (const auto& candidate : pronoun["candidates"])
        expected[candidate["start"]] = candidate["features"].get<Features>();
      for (std::size_t i = 0; i < heads.all.size(); ++i) {
        if (start_of(i) != pronoun["start"].get<std::size_t>()) continue;
        for (const Antecedent& antecedent : finder.antecedents_of(i)) {
          CHECK(std::ranges::is_sorted(antecedent.features));
          CHECK(antecedent.features.back() < kAntecedentFeatures);
          const auto same = expected.find(start_of(antecedent.head));
          if (same == expected.end()) continue;
          ++pairs;
          alike += same->second == antecedent.features ? 1 : 0;
        }
      }
    }
  }
  CHECK(pairs >= 200);
  // A change in what is found alters a few; other numbers or another meaning would alter nearly all.
  CHECK(10 * alike >= 9 * pairs);
}

TEST_CASE("bytes that are no scorer, or a damaged one, are refused") {
  const ModelBytes good(model_of_the_program());
  CHECK_NOTHROW(open_pronoun_model(good.bytes()));
  CHECK_THROWS_AS(open_pronoun_model({}), Error);
  CHECK_THROWS_AS(open_pronoun_model(good.bytes().subspan(0, 100)), Error);
  CHECK_THROWS_AS(open_pronoun_model(good.bytes().subspan(0, good.bytes().size() - 64)), Error);
  CHECK_THROWS_AS(open_pronoun_model(good.bytes().subspan(8)), Error);
  CHECK_THROWS_AS(open_pronoun_model(random_model({}, 1).bytes()), Error);  // a model, but another
  // Every number of the list of tensors, made large or off by one: refused or harmless, never read out of bounds.
  const Question question(oracle().front());
  ModelBytes bad(good.bytes());
  std::size_t refused = 0;
  for (std::size_t at = 8; at < 16 + 12 * 64; at += 4)
    for (const std::uint32_t wrong : {0xFFFFFFFFU, 1U, 0U}) {
      std::uint32_t right = 0;
      std::memcpy(&right, bad.bytes().data() + at, sizeof right);
      std::memcpy(bad.bytes().data() + at, &wrong, sizeof wrong);
      try {
        const PronounModel model = open_pronoun_model(bad.bytes());
        question.scored(model);
      } catch (const Error&) {
        ++refused;
      }
      std::memcpy(bad.bytes().data() + at, &right, sizeof right);
    }
  CHECK(refused >= 12 * 4);
}

}  // namespace whowhom

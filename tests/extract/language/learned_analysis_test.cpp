// The forward pass and what is read from it, with random weights: results that hold for any.
#include "extract/language/learned_analysis.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <ctime>
#include <map>

#include "graph/error.hpp"
#include "support/random_model.hpp"

namespace whowhom {
namespace {

struct Text {
  std::vector<std::vector<std::string>> words;

  std::vector<SentenceReading> read(const LearnedModel& model, const ReadingOptions& options) const {
    std::vector<std::vector<std::string_view>> views;
    for (const auto& sentence : words) views.emplace_back(sentence.begin(), sentence.end());
    const std::vector<Forms> sentences(views.begin(), views.end());
    return read_sentences(model, sentences, options);
  }
};

/// Sentences of 1 to 30 words, and one that needs several windows.
Text some_text() {
  Text text;
  for (std::size_t k = 0; k < 30; ++k)
    text.words.push_back(random_words(1 + k * 7 % 30, static_cast<std::uint32_t>(k)));
  text.words.insert(text.words.begin() + 3, random_words(150, 99));
  text.words.insert(text.words.begin() + 9, std::vector<std::string>());
  return text;
}

bool same(const SentenceReading& a, const SentenceReading& b) {
  if (a.words.size() != b.words.size() || a.predicates.size() != b.predicates.size()) return false;
  for (std::size_t k = 0; k < a.words.size(); ++k) {
    const WordReading &x = a.words[k], &y = b.words[k];
    if (x.part_of_speech != y.part_of_speech || x.lemma != y.lemma || x.head != y.head || x.relation != y.relation ||
        x.name != y.name)
      return false;
  }
  for (std::size_t k = 0; k < a.predicates.size(); ++k) {
    const PredicateRoles &x = a.predicates[k], &y = b.predicates[k];
    if (x.predicate != y.predicate || x.fillers.size() != y.fillers.size()) return false;
    for (std::size_t f = 0; f < x.fillers.size(); ++f)
      if (x.fillers[f].word != y.fillers[f].word || x.fillers[f].role != y.fillers[f].role) return false;
  }
  if (a.vectors.size() != b.vectors.size()) return false;
  return a.vectors.empty() || std::memcmp(a.vectors.data(), b.vectors.data(), a.vectors.size() * sizeof(float)) == 0;
}

struct RandomModel {
  explicit RandomModel(const RandomModelSizes& sizes = {})
      : bytes(random_model(sizes, 7)), model(open_model(bytes.bytes())) {}
  ModelBytes bytes;
  LearnedModel model;
};

TEST_CASE("every path reads sentences alike, to the last bit of their vectors") {
  const RandomModel random;
  const Text text = some_text();
  const auto expected = text.read(random.model, {.vectors = true, .instruction_set = InstructionSet::portable});
  for (const InstructionSet set : available_instruction_sets()) {
    CAPTURE(name_of(set));
    const auto readings = text.read(random.model, {.vectors = true, .instruction_set = set});
    REQUIRE(readings.size() == expected.size());
    for (std::size_t k = 0; k < readings.size(); ++k) CHECK(same(readings[k], expected[k]));
  }
}

TEST_CASE("a sentence is read alike alone and beside others") {
  const RandomModel random;
  const Text text = some_text();
  const auto together = text.read(random.model, {.vectors = true});
  std::map<std::string_view, std::size_t> relations;
  std::size_t predicates = 0;
  for (std::size_t k = 0; k < text.words.size(); ++k) {
    CAPTURE(k);
    const auto alone = Text{{text.words[k]}}.read(random.model, {.vectors = true});
    CHECK(same(alone[0], together[k]));
    for (const WordReading& word : alone[0].words) ++relations[word.relation];
    predicates += alone[0].predicates.size();
  }
  // The model is not so dull that this would hold of anything.
  CHECK(relations.size() >= 5);
  CHECK(predicates > 0);
}

TEST_CASE("every sentence is one tree, over all of its windows") {
  const RandomModel random;
  const Text text = some_text();
  const auto readings = text.read(random.model, {});
  for (std::size_t s = 0; s < readings.size(); ++s) {
    CAPTURE(s);
    const std::vector<WordReading>& words = readings[s].words;
    REQUIRE(words.size() == text.words[s].size());
    std::size_t roots = 0;
    for (std::size_t k = 0; k < words.size(); ++k) {
      if (words[k].head == kRootHead) ++roots;
      CHECK((words[k].head == kRootHead) == (words[k].relation == "root"));
      std::size_t at = k;
      for (std::size_t steps = 0; at != kRootHead && steps <= words.size(); ++steps) at = words[at].head;
      CHECK(at == kRootHead);
    }
    CHECK(roots == (words.empty() ? 0 : 1));
  }
}

TEST_CASE("the start of a long sentence is read as if the sentence ended with its window") {
  const RandomModel random({.max_words = 40, .max_pieces = 400});
  const std::vector<std::string> words = random_words(95, 5);
  const auto whole = Text{{words}}.read(random.model, {.vectors = true})[0];
  const auto start = Text{{{words.begin(), words.begin() + 40}}}.read(random.model, {.vectors = true})[0];
  CHECK(std::memcmp(whole.vectors.data(), start.vectors.data(), start.vectors.size() * sizeof(float)) == 0);
  std::vector<std::size_t> tops;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const std::size_t head = whole.words[k].head;
    if (head == kRootHead || head / 40 != k / 40) tops.push_back(k);
    if (head != kRootHead && head / 40 != k / 40) {
      CHECK(head / 40 + 1 == k / 40);
      CHECK(whole.words[k].relation == "parataxis");
      CHECK(head == tops[tops.size() - 2]);
    }
  }
  CHECK(tops.size() == 3);
}

TEST_CASE("what is not asked for is left out and changes nothing else") {
  const RandomModel random;
  const Text text = some_text();
  const auto all = text.read(random.model, {}), some = text.read(random.model, {.names = false, .roles = false});
  bool named = false;
  for (std::size_t s = 0; s < all.size(); ++s) {
    CHECK(some[s].predicates.empty());
    CHECK(some[s].vectors.empty());
    for (std::size_t k = 0; k < all[s].words.size(); ++k) {
      named = named || all[s].words[k].name != NameTag::outside;
      CHECK(some[s].words[k].name == NameTag::outside);
      CHECK(some[s].words[k].head == all[s].words[k].head);
      CHECK(some[s].words[k].relation == all[s].words[k].relation);
      CHECK(some[s].words[k].lemma == all[s].words[k].lemma);
    }
  }
  CHECK(named);
}

TEST_CASE("a word of a million characters and a sentence of 3,000 words are read in linear time") {
  const RandomModel random({.max_words = 400, .max_pieces = 510});
  const Text text{{random_words(3'000, 1), {"the", std::string(1'000'000, 'x'), "."}, {"\x01", "\xEF\xBF\xBD", "é"}}};
  const std::clock_t start = std::clock();
  const auto readings = text.read(random.model, {});
  // Less than a tenth of that as a rule; sanitizers take it up to ten times.
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 3.0);
  CHECK(readings[0].words.size() == 3'000);
  CHECK(readings[1].words[1].lemma.size() >= 999'990);
}

TEST_CASE("bytes that are no model, or a damaged one, are refused") {
  const ModelBytes good = random_model({}, 1);
  CHECK_NOTHROW(open_model(good.bytes()));
  CHECK_THROWS_AS(open_model({}), Error);
  CHECK_THROWS_AS(open_model(good.bytes().subspan(0, 100)), Error);
  CHECK_THROWS_AS(open_model(good.bytes().subspan(0, good.bytes().size() - 64)), Error);
  CHECK_THROWS_AS(open_model(good.bytes().subspan(8)), Error);
  // Every number of the list of tensors, made large or off by one: refused or harmless, never read out of bounds.
  for (std::size_t at = 8; at < 16 + 20 * 64; at += 4)
    for (const std::uint32_t wrong : {0xFFFFFFFFU, 1U, 0U}) {
      ModelBytes bad(good.bytes());
      std::memcpy(bad.bytes().data() + at, &wrong, sizeof wrong);
      try {
        const LearnedModel model = open_model(bad.bytes());
        Text{{random_words(4, 1)}}.read(model, {});
      } catch (const Error&) {
        continue;
      }
    }
}

}  // namespace
}  // namespace whowhom

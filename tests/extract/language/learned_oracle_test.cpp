// Our forward pass against PyTorch's, with the weights that the program carries (training/export.py writes both).
// PyTorch adds in another order, so now and then a value is rounded to the next of its 256 steps and a word's vector is
// a little off; where two heads were nearly equal, such a step may decide. All else has to be the same.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "extract/language/learned_analysis.hpp"
#include "extract/language/windows.hpp"

namespace whowhom {
namespace {

constexpr double kNearlyEqual = 0.25;  ///< between the scores of the best head and the next
constexpr std::size_t kVectorStep = 48;

nlohmann::json read_oracle() {
  std::ifstream file(WHOWHOM_SOURCE_DIR "/tests/extract/golden/english_oracle.json");
  REQUIRE_MESSAGE(file, "tests/extract/golden/english_oracle.json is missing; training/export.py writes it");
  return nlohmann::json::parse(file);
}

/// What of the two readings of a sentence is the same.
struct Agreement {
  std::size_t words = 0, tags = 0, lemmas = 0, heads = 0, relations = 0, names = 0, sentences = 0, roles = 0;
  double vector_sum = 0.0, vector_most = 0.0;
  std::size_t vector_numbers = 0;
};

void compare(const nlohmann::json& sentence, const SentenceReading& reading, Agreement& agreement) {
  const std::size_t hidden = english_model().sizes.hidden;
  bool unsure = false;
  for (const auto& margin : sentence["arc_margin"]) unsure = unsure || margin.get<double>() < kNearlyEqual;
  for (std::size_t k = 0; k < reading.words.size(); ++k) {
    const WordReading& word = reading.words[k];
    const std::string form = sentence["words"][k];
    const std::size_t head = word.head == kRootHead ? 0 : word.head + 1;
    const bool same_head = head == sentence["heads"][k].get<std::size_t>();
    CHECK_MESSAGE((same_head || unsure), form, " hangs on word ", head);
    ++agreement.words;
    agreement.tags += name_of(word.part_of_speech) == sentence["upos"][k].get<std::string>() ? 1 : 0;
    agreement.lemmas += word.lemma == sentence["lemma"][k].get<std::string>() ? 1 : 0;
    agreement.heads += same_head ? 1 : 0;
    agreement.relations += !same_head || word.relation == sentence["relations"][k].get<std::string>() ? 1 : 0;
    agreement.names += name_of(word.name) == sentence["names"][k].get<std::string>() ? 1 : 0;
    for (std::size_t number = 0; number * kVectorStep < hidden; ++number) {
      const double off = std::abs(static_cast<double>(reading.vectors[k * hidden + number * kVectorStep]) -
                                  sentence["vectors"][k][number].get<double>());
      agreement.vector_sum += off;
      agreement.vector_most = std::max(agreement.vector_most, off);
      ++agreement.vector_numbers;
    }
  }
  nlohmann::json predicates = nlohmann::json::array(), roles = nlohmann::json::array();
  for (const PredicateRoles& predicate : reading.predicates) {
    predicates.push_back(predicate.predicate);
    for (const RoleFiller& filler : predicate.fillers)
      roles.push_back({predicate.predicate, filler.word, name_of(filler.role)});
  }
  ++agreement.sentences;
  agreement.roles += predicates == sentence["predicates"] && roles == sentence["roles"] ? 1 : 0;
}

TEST_CASE("the forward pass says what PyTorch says of 200 sentences") {
  const nlohmann::json oracle = read_oracle();
  REQUIRE(oracle.size() >= 200);
  Agreement agreement;
  for (const nlohmann::json& sentence : oracle) {
    const std::vector<std::string> words = sentence["words"];
    const std::vector<std::string_view> forms(words.begin(), words.end());
    const Forms one(forms);
    CAPTURE(sentence["words"].dump());

    const CutSentences cut = cut_into_windows(english_model(), {&one, 1});
    std::vector<std::int32_t> pieces = {english_model().vocabulary.start()};
    pieces.insert(pieces.end(), cut.input.pieces.begin(), cut.input.pieces.end());
    CHECK(nlohmann::json(pieces) == sentence["pieces"]);
    std::size_t piece = 1;
    for (std::size_t k = 0; k < words.size(); piece += cut.input.pieces_of_word[k], ++k)
      CHECK(static_cast<int>(cut.input.case_of_word[k]) == sentence["cases"][piece].get<int>());

    compare(sentence, read_sentences(english_model(), {&one, 1}, {.vectors = true})[0], agreement);
  }
  INFO("of ", agreement.words, " words: tags ", agreement.tags, ", lemmas ", agreement.lemmas, ", heads ",
       agreement.heads, ", relations ", agreement.relations, ", names ", agreement.names, "; roles of ",
       agreement.roles, " sentences of ", agreement.sentences, "; vectors off by ",
       agreement.vector_sum / static_cast<double>(agreement.vector_numbers), ", at most ", agreement.vector_most);
  const auto nearly_all = [](std::size_t same, std::size_t of) { return 1000 * same >= 998 * of; };
  CHECK(nearly_all(agreement.tags, agreement.words));
  CHECK(nearly_all(agreement.lemmas, agreement.words));
  CHECK(nearly_all(agreement.heads, agreement.words));
  CHECK(nearly_all(agreement.relations, agreement.words));
  CHECK(nearly_all(agreement.names, agreement.words));
  CHECK(agreement.roles + 4 >= agreement.sentences);  // a score near 0 decides whether a word is a predicate
  CHECK(agreement.vector_sum / static_cast<double>(agreement.vector_numbers) < 0.01);
  CHECK(agreement.vector_most < 0.3);
}

TEST_CASE("the program's model is ready in a few milliseconds") {
  CHECK(english_model().layers.size() >= 2);
  CHECK(english_model().vocabulary.size() > 30'000);
}

}  // namespace
}  // namespace whowhom

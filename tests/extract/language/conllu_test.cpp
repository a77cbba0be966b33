#include <doctest/doctest.h>

#include "extract/language/read_conllu.hpp"
#include "extract/language/write_conllu.hpp"
#include "graph/error.hpp"
#include "support/document_of.hpp"

namespace whowhom {
namespace {

const std::string kTwoSentences =
    "# sent_id = a-1\n# text = She didn't say.\n"
    "1\tShe\tx\tX\tPRP\tCase=Nom\t9\tx\t9:x\tEntity=(1-person)|Gloss=she\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tKept=yes\n"
    "2\tdid\tx\tX\t_\t_\t9\tx\t_\t_\n"
    "2.1\tghost\tghost\tX\t_\t_\t_\t_\t2:x\tCopyOf=2\n"
    "2.2\tghost\tghost\tX\t_\t_\t_\t_\t2:x\t_\n"
    "3\tn't\tx\tX\t_\t_\t9\tx\t_\tRole=SAYER:1|Pred=Comm\n"
    "4\tsay\tx\tX\t_\t_\t9\tx\t_\tSpaceAfter=No\n"
    "5\t.\tx\tX\t_\t_\t9\tx\t_\tSpaceAfter=No\n"
    "\n"
    "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n";

std::string message_of(const std::string& text) {
  try {
    read_conllu(text, "x.conllu");
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing is wrong";
}

std::string word(const std::string& id, const std::string& form = "a") {
  return id + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t_\n";
}

Token token_of(std::string form) {
  Token token;
  token.form = token.lower = token.lemma = std::move(form);
  return token;
}

}  // namespace

TEST_CASE("reading CoNLL-U keeps sentences, words, comments, ranges, empty nodes and unknown MISC") {
  ConlluFile file = read_conllu(kTwoSentences, "x.conllu");
  REQUIRE(file.sentences.size() == 2);
  REQUIRE(file.sentences[0].tokens.size() == 5);
  CHECK(words_of(file.sentences[0]) == "She did n't say .");
  CHECK(file.sentences[0].tokens[2].clitic);
  CHECK(file.sentences[0].tokens[3].space_before);
  CHECK_FALSE(file.sentences[0].tokens[4].space_before);
  for (Sentence& sentence : file.sentences)
    for (Token& token : sentence.tokens) token.lemma = "l";
  Token& she = file.sentences[0].tokens[0];
  she.part_of_speech = PartOfSpeech::pron;
  she.head = 3;
  she.relation = "nsubj";
  she.name = NameTag::begin_person;
  file.sentences[0].predicates = {3};
  file.sentences[0].roles = {{3, 0, Role::sayer}, {3, 2, Role::negation}};
  CHECK(write_conllu(file) ==
        "# sent_id = a-1\n# text = She didn't say.\n"
        "1\tShe\tl\tPRON\t_\t_\t4\tnsubj\t_\tGloss=she|Entity=B-PER|Role=SAYER:4\n"
        "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tKept=yes\n"
        "2\tdid\tl\tX\t_\t_\t_\t_\t_\t_\n"
        "2.1\tghost\tghost\tX\t_\t_\t_\t_\t2:x\tCopyOf=2\n"
        "2.2\tghost\tghost\tX\t_\t_\t_\t_\t2:x\t_\n"
        "3\tn't\tl\tX\t_\t_\t_\t_\t_\tRole=NEG:4\n"
        "4\tsay\tl\tX\t_\t_\t_\t_\t_\tSpaceAfter=No|Pred=Comm\n"
        "5\t.\tl\tX\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
        "\n"
        "1\tYes\tl\tX\t_\t_\t_\t_\t_\t_\n"
        "\n");
}

TEST_CASE("what was written is read again as the same") {
  const Document document = document_of("She didn't say :) She left.\n\n- One item\n- Two\titems, etc.\n");
  const Analysis analysis = analyse(document);
  const std::string once = write_conllu(document, analysis);
  ConlluFile file = read_conllu(once, "x.conllu");
  REQUIRE(file.sentences.size() == analysis.sentences.size());
  analyse_words(file.sentences);
  CHECK(file.sentences[0].tokens.size() == analysis.sentences[0].tokens.size());
  CHECK(write_conllu(file) == once);
}

TEST_CASE("what is wrong in CoNLL-U is told with line, place and what was expected") {
  CHECK(message_of("1\ta\n") == "x.conllu:1: the line has 2 of 10 columns; they are parted by tabs\n  1 a\n     ^");
  CHECK(message_of(word("1") + word("3")) == "x.conllu:2: the ID is “3”, and 2 is next\n  3 a _ _ _ _ _ _ _ _\n  ^");
  CHECK(message_of("1\t\t_\t_\t_\t_\t_\t_\t_\t_\n") ==
        "x.conllu:1: column 2 is empty; an unknown value is written `_`\n  1  _ _ _ _ _ _ _ _\n    ^");
  const auto has = [](const std::string& text, const std::string& part) {
    const std::string message = message_of(text);
    CAPTURE(message);
    CHECK(message.find(part) != std::string::npos);
  };
  has("", "there is no sentence");
  has("\n\n", "there is no sentence");
  has("# only a comment\n\n", "x.conllu:2: the sentence has no words");
  has(word("1") + "# late\n", "x.conllu:2: a comment stands before");
  has("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", "more than 10 columns");
  has(word("0"), "1 is next");
  has(word("01"), "1 is next");
  has(word("1-"), "not a range");
  has(word("2-3"), "starts with 1");
  has(word("1-2") + word("1-2"), "not a range");
  has(word("1-2", "ab") + word("1") + word("2-3"), "starts with 3");
  has(word("1-4", "ab") + word("1") + "\n", "before word 4, which line 1 announces");
  has(word("1") + word("1.2"), "1.1 is next");
  has(word("99999999999999999999"), "1 is next");
  has("1\t\xff\t_\t_\t_\t_\t_\t_\t_\t_\n", "x.conllu:1: not UTF-8");
  const std::string far = message_of("1\t" + std::string(500, 'w') + "\t_\t_\n");
  CHECK(far.size() < 300);
}

TEST_CASE("lines of words hold their bytes, and heads count from 1") {
  Document document = document_of("Ann told Bo.");
  Sentence sentence;
  for (const auto& [form, start] : {std::pair{"Ann", 0u}, {"told", 4u}, {"Bo", 9u}, {".", 11u}}) {
    sentence.tokens.push_back(token_of(form));
    sentence.tokens.back().span = {start, start + std::string(form).size()};
    sentence.tokens.back().space_before = start > 0 && start != 11;
    sentence.tokens.back().relation = "dep";
    sentence.tokens.back().head = start == 4 ? kRootHead : 1;
  }
  sentence.span = {0, 12};
  CHECK(write_conllu(document, {{sentence}}) ==
        "# newdoc id = note.txt\n# newpar\n# sent_id = d1-1\n# text = Ann told Bo.\n"
        "1\tAnn\tAnn\tX\t_\t_\t2\tdep\t_\tTokenRange=0:3\n"
        "2\ttold\ttold\tX\t_\t_\t0\tdep\t_\tTokenRange=4:8\n"
        "3\tBo\tBo\tX\t_\t_\t2\tdep\t_\tSpaceAfter=No|TokenRange=9:11\n"
        "4\t.\t.\tX\t_\t_\t2\tdep\t_\tTokenRange=11:12\n\n");
}

}  // namespace whowhom

#include <doctest/doctest.h>

#include "support/document_of.hpp"

namespace whowhom {

using Words = std::vector<std::string>;

TEST_CASE("clitics are tokens of their own and hyphenated words are whole") {
  CHECK(sentences_of("Okoye's single-minded aide didn't say we'd go, O'Brien can’t.") ==
        Words{"Okoye 's single-minded aide did n't say we 'd go , O'Brien ca n’t ."});
}

namespace {

std::vector<std::string> treebank_sentences_of(std::string text) {
  std::vector<std::string> out;
  for (const Sentence& sentence : find_sentences(document_of(std::move(text)), TokenStyle::treebank).sentences)
    out.push_back(words_of(sentence));
  return out;
}

}  // namespace

TEST_CASE("treebank words: hyphens part, prefixes stay, units and negations stand alone") {
  CHECK(treebank_sentences_of("The single-minded pre-war co-author left at 5pm with 10-15 men, 555-0134.") ==
        Words{"The single - minded pre-war co-author left at 5 pm with 10 - 15 men , 555-0134 ."});
  CHECK(treebank_sentences_of("They dont know, im sure we cannot go.") ==
        Words{"They do nt know , i m sure we can not go ."});
  CHECK(treebank_sentences_of("The members' list and the '80s and the 1990's were in plan.doc, example.org/a, #1.") ==
        Words{"The members ' list and the ' 80s and the 1990's were in plan.doc , example.org/a , # 1 ."});
}

TEST_CASE("runs of marks and faces are one token") {
  std::string words;
  for (const std::string& sentence : treebank_sentences_of("Really?! Wow!!! So it is.. :) see b/c of it(a:b)"))
    words += sentence + " ";
  CHECK(words == "Really ?! Wow !!! So it is .. :) see b/c of it ( a : b ) ");
}

TEST_CASE("words joined in writing are marked as one") {
  const auto tokens = analyse(document_of("She didn't.")).sentences[0].tokens;
  REQUIRE(tokens.size() == 4);
  CHECK_FALSE(tokens[1].clitic);
  CHECK(tokens[2].clitic);
  CHECK_FALSE(tokens[3].clitic);
}

TEST_CASE("the stop of an abbreviation that ends a sentence stands alone, and list marks are words") {
  CHECK(treebank_sentences_of("- Bring ropes, nails, etc. by noon.\n- Bring ropes, nails, etc.\n") ==
        Words{"- Bring ropes , nails , etc. by noon .", "- Bring ropes , nails , etc ."});
}

TEST_CASE("sentences without stops or capitals are found too") {
  CHECK(treebank_sentences_of("i told her yesterday. she never wrote back. is she ill? i dont know").size() == 4);
  CHECK(treebank_sentences_of("Ms Ada Rask: I was not told.\n\nEmail: ada@example.org") ==
        Words{"Ms Ada Rask :", "I was not told .", "Email : ada@example.org"});
}

TEST_CASE("addresses, handles, dates and amounts are one token") {
  CHECK(sentences_of("On 07/30/2001 @ada_l wrote to a.b@c.org (see https://x.org/a_b?c=d). It cost 1,000.50.") ==
        Words{"On 07/30/2001 @ada_l wrote to a.b@c.org ( see https://x.org/a_b?c=d ) .", "It cost 1,000.50 ."});
}

TEST_CASE("a word broken at a line's end is one word, with its bytes") {
  const Document document = document_of("The test pro- gram was can-\ncelled, and pre- and post-war rules stay.");
  const auto sentences = analyse(document, kForExtraction).sentences;
  REQUIRE(sentences.size() == 1);
  CHECK(words_of(sentences[0]) == "The test program was cancelled , and pre - and post-war rules stay .");
  CHECK(document.text.substr(sentences[0].tokens[2].span.start, sentences[0].tokens[2].span.size()) == "pro- gram");
}

TEST_CASE("abbreviations end no sentence unless a function word follows") {
  CHECK(sentences_of("Mr. Hill met Sec. Ito at 9 a.m. in the U.S. The talk took an hour. See No. 5 of it.") ==
        Words{"Mr. Hill met Sec. Ito at 9 a.m. in the U.S.", "The talk took an hour .", "See No. 5 of it ."});
  CHECK(sentences_of("John Q. Miller told Ada B. Okoye.").size() == 1);
}

TEST_CASE("closing quotes stay with the sentence they close") {
  CHECK(sentences_of("He said, \"I know.\" She left. “Why?” he asked.") ==
        Words{"He said , \" I know . \"", "She left .", "“ Why ? ” he asked ."});
}

TEST_CASE("wrapped lines are one sentence and deliberate line ends are not") {
  CHECK(sentences_of("The committee wrote to the minister on the fourth of\nMarch and waited for an answer.\n"
                     "What a mess\nThe committee wrote to the minister again on the tenth.")
            .size() == 3);
  CHECK(sentences_of(
            "Early Findings\n   Within the first few days the office wrote to the Board and to\n   the Court.") ==
        Words{"Early Findings", "Within the first few days the office wrote to the Board and to the Court ."});
}

TEST_CASE("mail header lines are a block and a sentence each") {
  const auto sentences =
      analyse(document_of("From: a@b.org\nTo: c@d.org,\n\te@f.org\nSubject: Yes. No.\n\nDear all."), kForExtraction)
          .sentences;
  REQUIRE(sentences.size() == 4);
  CHECK(words_of(sentences[1]) == "To : c@d.org , e@f.org");
  CHECK(words_of(sentences[2]) == "Subject : Yes . No .");
  CHECK(sentences[1].block != sentences[2].block);
}

TEST_CASE("a speaker's label is a sentence in the block of what they say") {
  const auto sentences =
      analyse(document_of("**Mr Ito**: Yes. I did.\n\n**Ms Day**: Did you?", "hearing.md"), kForExtraction).sentences;
  REQUIRE(sentences.size() == 5);
  CHECK(words_of(sentences[0]) == "Mr Ito :");
  CHECK(sentences[0].block == sentences[2].block);
  CHECK(sentences[3].block != sentences[2].block);
}

TEST_CASE("past and irregular forms have their base as lemma") {
  const auto sentences =
      analyse(document_of("She told him that they had met and held talks, wrote memos and spoke."), kForExtraction)
          .sentences;
  std::string lemmas;
  for (const Token& token : sentences[0].tokens) lemmas += token.lemma + " ";
  CHECK(lemmas == "she tell he that they have meet and hold talk , write memo and speak . ");
}

TEST_CASE("what can be a verb or a noun is decided by the word before it") {
  const auto tokens =
      analyse(document_of("They report to the board that the report and her call will call for help."), kForExtraction)
          .sentences[0]
          .tokens;
  CHECK(tokens[1].part_of_speech == PartOfSpeech::verb);
  CHECK(tokens[7].part_of_speech == PartOfSpeech::noun);
  CHECK(tokens[10].part_of_speech == PartOfSpeech::noun);
  CHECK(tokens[12].part_of_speech == PartOfSpeech::verb);
}

}  // namespace whowhom

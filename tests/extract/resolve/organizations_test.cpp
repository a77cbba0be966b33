#include <algorithm>

#include <doctest/doctest.h>

#include "extract/language/letters.hpp"
#include "extract/resolve/organization_key.hpp"
#include "extract/resolve/resolution.hpp"
#include "support/parties_of.hpp"

namespace whowhom {

using Names = std::vector<std::string>;

TEST_CASE("one key for the spellings of one name") {
  CHECK(organization_key("Department of State") == organization_key("the State Department"));
  CHECK(organization_key("U.S. Dep't of State") == organization_key("State Department"));
  CHECK(organization_key("Senate Select Committee on Canals") == organization_key("Senate Canals Committee"));
  CHECK(organization_key("U.K.") == organization_key("United Kingdom"));
  CHECK(organization_key("F.A.A.") == organization_key("FAA"));
  CHECK(organization_key("Canal Board of Velden") != organization_key("Canal Board of Holm"));
  CHECK(organization_key("U.S. government") != organization_key("government"));
  CHECK(company_core(organization_key("Acme Canal Co., Inc.")) == "acme canal");
}

TEST_CASE("the text's own brackets join a name and its short form in either order") {
  CHECK(Parties("HAFO (Harbour Fee Office) met. HAFO left.").organizations() == Names{"Harbour Fee Office"});
  CHECK(Parties("The Harbour Fee Office, or HAFO, met.").organizations() == Names{"Harbour Fee Office"});
  CHECK(Parties("The Harbour Fee Office in Oslo (HAFO) met. HAFO left.").organizations() ==
        Names{"Harbour Fee Office"});
}

TEST_CASE("what a bracket defines wins over what was named last") {
  const Parties parties(
      "The Harbour Fee Office (the “Office”) met the Canal Tax Office. Then the Office wrote to Ann Lee.");
  CHECK(parties.meant_by("Office") == "Harbour Fee Office");
}

TEST_CASE("an acronym in brackets that is used nowhere else is a part and not the name") {
  const Parties parties("The Northern Rescue Division (ZQ) met. Ann Lee told the FBI.");
  CHECK(parties.meant_by("ZQ") != "Northern Rescue Division");
}

TEST_CASE("an acronym that is given to two bodies is neither's, with the reason") {
  const Parties parties(
      "The Canal Tax Board (CTB) met. The Coastal Trade Bureau (CTB) met too. Later the CTB told Ann Lee.");
  CHECK(parties.meant_by("CTB", 2) == "CTB");
  CHECK(std::ranges::any_of(parties.resolution.refusals, [](const Refusal& refusal) {
    return refusal.reason == "“CTB” is given to 2 bodies here";
  }));
}

TEST_CASE("a shorter name is that of the one longer name before it") {
  CHECK(Parties("The Lower Velden Canal Board met. The Canal Board told Ann Lee.").organizations() ==
        Names{"Lower Velden Canal Board"});
  CHECK(Parties("The Canal Board of Velden met. The Canal Board told Ann Lee.").organizations() ==
        Names{"Canal Board of Velden"});
  const Parties two("The Velden Canal Board met the Holm Canal Board. The Canal Board told Ann Lee.");
  CHECK(two.organizations() == Names{"Velden Canal Board", "Holm Canal Board", "Canal Board"});
  CHECK(two.resolution.refusals.size() == 2);
}

TEST_CASE("a state's party is not the nation's") {
  const Parties parties("The Velden Republican Party met. The Republican Party told Ann Lee.");
  CHECK(parties.organizations() == Names{"Velden Republican Party", "Republican Party"});
  CHECK(parties.resolution.refusals.size() == 1);
}

TEST_CASE("a company is known without its suffix") {
  const Parties parties("Zorbex Canal Co. paid. Zorbex Canal told Ann Lee. Engineers at Zorbex told the FBI.");
  CHECK(parties.organizations() == Names{"Zorbex Canal Co.", "FBI"});
}

TEST_CASE("an embassy in one city is not that in another") {
  const Names found = Parties("The Norwegian Embassy in Paris told the Norwegian Embassy in Rome.").organizations();
  CHECK(found == Names{"Norwegian Embassy in Paris", "Norwegian Embassy in Rome"});
}

TEST_CASE("this Office is the writer's and no office that was named") {
  const Parties parties("The Office of Canals asked. It is the view of this Office that Ann Lee knew.");
  CHECK(parties.meant_by("Office") != "Office of Canals");
}

TEST_CASE("people who act for a body do not change its name") {
  CHECK(Parties("DOJ ethics officials told Ann Lee.").organizations() == Names{"DOJ"});
}

TEST_CASE("a noun is not a body's whose name has it only inside") {
  const Parties parties("The Government Accountability Office met. The government told Ann Lee.");
  CHECK(parties.meant_by("government") == "");
}

TEST_CASE("ten thousand bodies of like names are as many, and a noun between them is the nearest's") {
  Analysis analysis;
  std::vector<Mention> mentions;
  std::size_t at = 0;
  Document document;
  const auto put = [&](const std::vector<std::string>& words, MentionKind kind, std::size_t first) {
    Sentence& sentence = analysis.sentences.emplace_back();
    for (const std::string& word : words) {
      Token& token = sentence.tokens.emplace_back();
      token.form = word;
      token.lower = lower_case(word);
      token.span = {at, at + word.size()};
      token.space_before = true;
      document.text += word + " ";
      at += word.size() + 1;
    }
    sentence.span = {sentence.tokens.front().span.start, at - 1};
    Mention& mention = mentions.emplace_back();
    mention.sentence = analysis.sentences.size() - 1;
    mention.first_token = first;
    mention.end_token = words.size();
    mention.span = {sentence.tokens[first].span.start, at - 1};
    mention.kind = kind;
    mention.type = EntityType::organization;
  };
  for (int i = 0; i < 10000; ++i) {
    put({"Velden" + std::to_string(i), "Canal", "Board"}, MentionKind::name, 0);
    put({"the", i % 2 == 0 ? "Board" : "board"}, MentionKind::nominal, 1);
  }
  const Resolution resolution = resolve_entities(document, analysis, mentions);
  CHECK(resolution.entities.size() == 10000);
  CHECK(resolution.entity_of[19999] == resolution.entity_of[19998]);
}

}  // namespace whowhom

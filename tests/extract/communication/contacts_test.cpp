// Each row of contacts.tsv is a sentence with its parties marked and what must be found in it.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "support/communications_of.hpp"
#include "support/marked_text.hpp"

namespace whowhom {

// The row's parties are marked by hand; affiliations are another stage's matter.
namespace {

std::string names_of(const std::vector<std::size_t>& parties, const Resolution& resolution) {
  std::vector<std::string> names;
  for (const std::size_t party : parties) names.push_back(resolution.entities[party].name);
  std::ranges::sort(names);
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "+") + name;
  return text;
}

std::string outline(const CommunicationMention& claim, const Resolution& resolution) {
  std::string from = names_of(claim.from, resolution);
  std::string to = names_of(claim.to, resolution);
  if (claim.mutual && to < from) std::swap(from, to);
  std::string text = from + (claim.mutual ? " = " : " > ") + to;
  if (claim.polarity == Polarity::did_not_happen) text += " not";
  if (claim.polarity == Polarity::uncertain) text += " unsure";
  return text + " " + std::string(to_text(claim.channel));
}

std::string outline(const RelationMention& relation, const Resolution& resolution) {
  return resolution.entities[relation.from].name + " " + std::string(to_text(relation.type)) +
         (relation.polarity == Polarity::happened         ? ""
          : relation.polarity == Polarity::did_not_happen ? " not"
                                                          : " unsure") +
         " " + resolution.entities[relation.to].name;
}

std::string joined(std::vector<std::string> parts) {
  std::ranges::sort(parts);
  const auto doubles = std::ranges::unique(parts);
  parts.erase(doubles.begin(), doubles.end());
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text.empty() ? "nothing" : text;
}

std::vector<std::pair<std::string, std::string>> rows_of(const std::string& name) {
  std::ifstream file(std::string(WHOWHOM_SOURCE_DIR) + "/tests/extract/communication/" + name);
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    rows.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return rows;
}

TEST_CASE("every sentence of contacts.tsv yields its contacts, silences and doubts, and no other") {
  const auto rows = rows_of("contacts.tsv");
  REQUIRE(rows.size() >= 60);
  for (const auto& [sentence, expected] : rows) {
    CAPTURE(sentence);
    const MarkedText marked = read_marked(sentence);
    std::vector<std::string> found;
    for (const auto& claim : communications_of(marked)) {
      found.push_back(outline(claim, marked.resolution));
      const Evidence& evidence = claim.evidence;
      CHECK(evidence.quote == marked.document.text.substr(evidence.span.start, evidence.span.size()));
      CHECK(evidence.anchors == in_order(evidence.anchors));
      CHECK(std::ranges::count(evidence.anchors, AnchorRole::trigger, &Anchor::role) == 1);
      for (const Anchor& anchor : evidence.anchors) CHECK(evidence.span.contains(anchor.span));
    }
    CHECK(joined(found) == expected);
  }
}

TEST_CASE("every sentence of document_relations.tsv yields who wrote, sent, received, saw or approved what") {
  const auto rows = rows_of("document_relations.tsv");
  REQUIRE(rows.size() >= 50);
  for (const auto& [sentence, expected] : rows) {
    CAPTURE(sentence);
    const MarkedText marked = read_marked(sentence);
    std::vector<std::string> found;
    for (const auto& relation :
         find_document_relations(marked.document, marked.analysis, marked.mentions, marked.resolution))
      found.push_back(outline(relation, marked.resolution));
    CHECK(joined(found) == expected);
  }
}

}  // namespace
}  // namespace whowhom

// Runs every text of suite/ through the whole of extract, each as a document of its own.
// SUITE_TABLE=1 prints count and share right by phenomenon, SUITE_FAILURES=1 what the marked ones yield,
// SUITE_ONLY=NAME takes one phenomenon, and ACCEPT_SUITE=1 rewrites the marks of known failures (and never what is
// expected).
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/communication/suite_file.hpp"
#include "extract/communication/suite_reading.hpp"
#include "extract/each_in_parallel.hpp"
#include "extract/pipeline.hpp"
#include "support/document_of.hpp"
#include "support/findings_builder.hpp"

namespace whowhom {
namespace {

std::string setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::vector<SuiteFile> suite_files() {
  std::vector<SuiteFile> files;
  const std::string folder = std::string(WHOWHOM_SOURCE_DIR) + "/tests/extract/communication/suite";
  for (const auto& item : std::filesystem::directory_iterator(folder))
    if (item.path().extension() == ".txt") files.push_back(read_suite_file(item.path().string()));
  std::ranges::sort(files, {}, &SuiteFile::name);
  return files;
}

std::string unquotable(const std::string& text, const Findings& findings) {
  std::string places;
  for (const Communication& act : findings.communications)
    for (const Evidence& evidence : act.evidence)
      if (evidence.span.end > text.size() || text.substr(evidence.span.start, evidence.span.size()) != evidence.quote)
        places += "  no such quote at its place: " + evidence.quote + "\n";
  return places;
}

std::vector<std::string> differences_of(const SuiteFile& file) {
  std::vector<std::string> differences(file.entries.size());
  each_in_parallel(file.entries.size(), 0, [&](std::size_t i) {
    const SuiteEntry& entry = file.entries[i];
    const Findings findings = extract({document_of(entry.text)});
    differences[i] = differs_from_expected(entry, findings) + unquotable(entry.text, findings);
  });
  return differences;
}

std::string place_of(const SuiteFile& file, const SuiteEntry& entry) {
  return fmt::format("{}.txt:{}: ", file.name, entry.first_line);
}

TEST_CASE("the suite is wide: 420 texts, no two alike, and 12 of each phenomenon") {
  std::set<std::string> texts;
  std::size_t count = 0;
  for (const SuiteFile& file : suite_files()) {
    CAPTURE(file.name);
    CHECK(file.entries.size() >= 12);
    for (const SuiteEntry& entry : file.entries) {
      CAPTURE(entry.text);
      CHECK(texts.insert(entry.text).second);
      ++count;
    }
  }
  CHECK(count >= 420);
}

TEST_CASE("each text of the suite yields what a reader finds in it, but for the known failures") {
  const bool accept = setting("ACCEPT_SUITE") == "1";
  const std::string only = setting("SUITE_ONLY");
  std::size_t all = 0;
  std::size_t all_right = 0;
  std::string table = fmt::format("{:<28}{:>6}{:>7}{:>8}{:>7}\n", "phenomenon", "texts", "right", "share", "floor");
  for (const SuiteFile& file : suite_files()) {
    if (!only.empty() && file.name != only) continue;
    const std::vector<std::string> differences = differences_of(file);
    std::vector<bool> fails;
    for (std::size_t i = 0; i < differences.size(); ++i) {
      const SuiteEntry& entry = file.entries[i];
      const bool right = differences[i].empty();
      fails.push_back(!right);
      const std::string report = place_of(file, entry) + differences[i];
      if (!right && entry.should_fail && setting("SUITE_FAILURES") == "1") std::cout << report << '\n';
      if (accept) continue;
      if (!right && !entry.should_fail) FAIL_CHECK(report);
      if (right && entry.should_fail)
        FAIL_CHECK(place_of(file, entry), entry.text, "  comes out right; ACCEPT_SUITE=1 takes its mark away");
    }
    if (accept) mark_failures(file, fails);
    const auto right = static_cast<std::size_t>(std::ranges::count(fails, false));
    const double share = static_cast<double>(right) / static_cast<double>(file.entries.size());
    table += fmt::format("{:<28}{:>6}{:>7}{:>8.2f}{:>7.2f}\n", file.name, fails.size(), right, share, file.floor);
    CAPTURE(file.name);
    CHECK(share >= file.floor);
    all += fails.size();
    all_right += right;
  }
  REQUIRE(all > 0);
  const double share = static_cast<double>(all_right) / static_cast<double>(all);
  if (setting("SUITE_TABLE") == "1")
    std::cout << table << fmt::format("{:<28}{:>6}{:>7}{:>8.2f}\n", "all", all, all_right, share);
}

SuiteEntry entry_with(Polarity polarity, Direction direction) {
  SuiteEntry entry;
  ExpectedContact& contact = entry.contacts.emplace_back();
  contact.polarity = polarity;
  contact.from = "Alder";
  contact.to = "the Birch";
  contact.direction = direction;
  return entry;
}

TEST_CASE("a contact is right with its parties, polarity and direction only") {
  FindingsBuilder told;
  told.contact("Alder", "Birch");
  CHECK(differs_from_expected(entry_with(Polarity::happened, Direction::directed), told.findings()).empty());
  CHECK(differs_from_expected(entry_with(Polarity::happened, Direction::either), told.findings()).empty());
  CHECK_FALSE(differs_from_expected(entry_with(Polarity::happened, Direction::mutual), told.findings()).empty());
  CHECK_FALSE(differs_from_expected(entry_with(Polarity::uncertain, Direction::directed), told.findings()).empty());
  CHECK_FALSE(differs_from_expected({}, told.findings()).empty());
  FindingsBuilder both = told;
  both.contact("Birch", "Alder");
  CHECK(differs_from_expected(entry_with(Polarity::happened, Direction::mutual), both.findings()).empty());
  FindingsBuilder back;
  back.contact("Birch", "Alder");
  CHECK_FALSE(differs_from_expected(entry_with(Polarity::happened, Direction::directed), back.findings()).empty());
  CHECK_FALSE(differs_from_expected(entry_with(Polarity::happened, Direction::directed), {}).empty());
}

TEST_CASE("a second pair, or the pair with a second polarity, makes a text wrong") {
  FindingsBuilder found;
  found.contact("Alder", "Birch");
  found.contact("Alder", "Birch");
  const SuiteEntry entry = entry_with(Polarity::happened, Direction::directed);
  CHECK(differs_from_expected(entry, found.findings()).empty());
  FindingsBuilder denied = found;
  denied.silence("Birch", "Alder");
  CHECK_FALSE(differs_from_expected(entry, denied.findings()).empty());
  FindingsBuilder third = found;
  third.contact("Alder", "Cedar");
  CHECK_FALSE(differs_from_expected(entry, third.findings()).empty());
}

TEST_CASE("a disputed contact is right as a doubt, or asserted and denied") {
  SuiteEntry entry = entry_with(Polarity::uncertain, Direction::directed);
  entry.contacts.front().disputed = true;
  FindingsBuilder found;
  found.contact("Alder", "Birch");
  CHECK_FALSE(differs_from_expected(entry, found.findings()).empty());
  found.silence("Alder", "Birch");
  CHECK(differs_from_expected(entry, found.findings()).empty());
  FindingsBuilder doubted;
  doubted.add("Alder", "Birch", Polarity::uncertain);
  CHECK(differs_from_expected(entry, doubted.findings()).empty());
}

TEST_CASE("each given detail of a contact is compared") {
  FindingsBuilder found;
  found.entity("Cedar");
  Communication& act = found.contact("Alder", "Birch");
  act.channel = Channel::call;
  act.date = "2018-05";
  act.topic = "the crack in the northern pier";
  act.source = EntityId{"Cedar"};
  SuiteEntry entry = entry_with(Polarity::happened, Direction::directed);
  ExpectedContact& expected = entry.contacts.front();
  const auto fits = [&] { return differs_from_expected(entry, found.findings()).empty(); };
  expected.channels = {Channel::meeting, Channel::call};
  CHECK(fits());
  expected.channels = {Channel::meeting};
  CHECK_FALSE(fits());
  expected.channels = {};
  expected.date = "2018-05-04";
  CHECK_FALSE(fits());
  expected.date = "2018-05";
  expected.topic = "Northern pier";
  CHECK(fits());
  expected.topic = "pier north";
  CHECK_FALSE(fits());
  expected.topic = {};
  expected.source = "nobody";
  CHECK_FALSE(fits());
  expected.source = "Cedar";
  CHECK(fits());
  expected.through = "Cedar";
  CHECK_FALSE(fits());
}

TEST_CASE("documents are compared where an entry speaks of them, authored and sent as one") {
  FindingsBuilder found;
  found.relate(RelationType::sent, "Alder", "the final memo");
  SuiteEntry entry;
  CHECK(differs_from_expected(entry, found.findings()).empty());
  entry.compares_relations = true;
  CHECK_FALSE(differs_from_expected(entry, found.findings()).empty());
  entry.relations.push_back({RelationType::authored, "Alder", "memo", Polarity::happened, "doc Alder sent \"memo\""});
  CHECK(differs_from_expected(entry, found.findings()).empty());
  entry.relations.front().polarity = Polarity::did_not_happen;
  CHECK_FALSE(differs_from_expected(entry, found.findings()).empty());
}

}  // namespace
}  // namespace whowhom

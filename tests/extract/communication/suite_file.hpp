// The files of suite/: texts by phenomenon, each with what a careful reader finds in it. suite/README.md has the
// format.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "graph/communication.hpp"
#include "graph/relation.hpp"

namespace whowhom {

enum class Direction { either, directed, mutual };

/// One communication between two named parties; what is empty is not compared.
struct ExpectedContact {
  Polarity polarity = Polarity::happened;
  bool disputed = false;  ///< asserted and denied: right as uncertain, or as both a contact and a silence
  std::string from;
  std::string to;
  Direction direction = Direction::either;
  std::vector<Channel> channels;       ///< any of them is right
  std::optional<std::string> date;     ///< ISO 8601, exactly
  std::optional<std::string> topic;    ///< words that the found topic must hold
  std::optional<std::string> source;   ///< "nobody": the document's own voice
  std::optional<std::string> through;  ///< one of the intermediaries
  std::string line;                    ///< as the file has it
};

struct ExpectedRelation {
  RelationType type = RelationType::authored;  ///< `sent` is read as `authored`: they count as one
  std::string party;
  std::string document;  ///< words that one of the document's names must hold
  Polarity polarity = Polarity::happened;
  std::string line;
};

struct SuiteEntry {
  std::string text;
  std::vector<ExpectedContact> contacts;    ///< empty: the text states no contact at all
  std::vector<ExpectedRelation> relations;  ///< compared only where `compares_relations`
  bool compares_relations = false;
  bool should_fail = false;
  std::size_t first_line = 0;  ///< of the text, 1-based
  std::size_t last_line = 0;   ///< of the last expectation that is no mark, 1-based
};

struct SuiteFile {
  std::string path;
  std::string name;    ///< the phenomenon: the file's name without ".txt"
  double floor = 0.9;  ///< least share of texts that must come out right
  std::vector<SuiteEntry> entries;
};

/// Throws std::runtime_error with "path:line: what is wrong".
SuiteFile read_suite_file(const std::string& path);

/// Writes the file anew with `should_fail` behind the entries for which `fails` holds and nowhere else; `fails` has one
/// value an entry. All other lines keep their bytes.
void mark_failures(const SuiteFile& file, const std::vector<bool>& fails);

}  // namespace whowhom

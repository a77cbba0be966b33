// The difference is shown line by line from the first one that differs; more is seldom read.
#include "render/golden.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace whowhom {

std::string differs_from_golden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(WHOWHOM_SOURCE_DIR) + "/tests/render/golden/" + name;
  if (const char* accept = std::getenv("ACCEPT_GOLDEN"); accept != nullptr && std::string(accept) == "1")
    std::ofstream(path, std::ios::binary) << actual;
  std::ifstream file(path, std::ios::binary);
  if (!file) return path + " is missing; run with ACCEPT_GOLDEN=1 to write it";
  std::stringstream whole;
  whole << file.rdbuf();
  if (whole.str() == actual) return "";
  std::istringstream expected_lines(whole.str());
  std::istringstream actual_lines(actual);
  std::string expected_line;
  std::string actual_line;
  for (int number = 1; number < 10'000; ++number) {
    const bool has_expected = static_cast<bool>(std::getline(expected_lines, expected_line));
    const bool has_actual = static_cast<bool>(std::getline(actual_lines, actual_line));
    if (!has_expected && !has_actual) break;
    if (!has_expected) expected_line = "(end)";
    if (!has_actual) actual_line = "(end)";
    if (expected_line != actual_line)
      return name + ":" + std::to_string(number) + "\n- " + expected_line + "\n+ " + actual_line +
             "\nACCEPT_GOLDEN=1 takes the new bytes.";
  }
  return name + " differs in its last line feed";
}

}  // namespace whowhom

// A part says that it is one. A folder alone says nothing, and neither do numbers in file names: archives of mails have
// both.
#include "extract/across/one_work.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

enum class PartKind { none, frame, numbered };

PartKind kind_of(std::string_view file_name) {
  static const auto kParts = [] {
    std::map<std::string_view, PartKind> words;
    for (const auto& row : language_rows("work_parts.tsv"))
      words.emplace(row[0], row[1] == "numbered" ? PartKind::numbered : PartKind::frame);
    return words;
  }();
  const std::string lower = lower_case(file_name);
  const auto is_ascii_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  PartKind kind = PartKind::none;
  for (auto at = lower.begin(); at != lower.end();) {
    const auto end = std::find_if_not(at, lower.end(), is_ascii_letter);
    const auto found = kParts.find(std::string_view(at, end));
    if (found != kParts.end()) kind = std::max(kind, found->second);
    at = std::find_if(end, lower.end(), is_ascii_letter);
  }
  return kind;
}

// Runs of digits in one width, so that chapter 2 stands before chapter 10.
std::string place_of(std::string_view file_name) {
  std::string place;
  for (std::size_t at = 0; at < file_name.size();) {
    const std::size_t end = std::min(file_name.find_first_not_of("0123456789", at), file_name.size());
    if (end - at < 8 && end > at) place.append(8 - (end - at), '0');
    place.append(file_name.substr(at, std::max<std::size_t>(end - at, 1)));
    at = std::max(end, at + 1);
  }
  return place;
}

}  // namespace

std::vector<WorkPart> work_parts_of(const std::vector<SourceDocument>& documents) {
  std::vector<WorkPart> parts(documents.size());
  std::set<std::string> with_numbers;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const std::string& path = documents[i].path;
    if (path == "-") continue;
    const std::size_t slash = path.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash);
    std::string file = slash == std::string::npos ? path : path.substr(slash + 1);
    file = file.substr(0, file.find_last_of('.'));
    const PartKind kind = kind_of(file);
    if (kind != PartKind::none) parts[i].work = folder;
    if (kind != PartKind::numbered) continue;
    parts[i].place = place_of(file);
    with_numbers.insert(folder);
  }
  for (WorkPart& part : parts)
    if (!with_numbers.contains(part.work)) part = {};
  return parts;
}

}  // namespace whowhom

// Line by line: a text is one line, or what stands between two fences; the lines behind it, to the next blank one, are
// what it must yield.
#include "extract/communication/suite_file.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace whowhom {
namespace {

constexpr std::string_view kFence = "```";
constexpr std::string_view kMark = "should_fail";

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(' ') + 1 - first));
}

std::vector<std::string> split(std::string_view text, std::string_view at) {
  std::vector<std::string> parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find(at, start);
    parts.push_back(trimmed(text.substr(start, end == std::string_view::npos ? end : end - start)));
    if (end == std::string_view::npos) return parts;
    start = end + at.size();
  }
}

std::string unquoted(const std::string& text) {
  if (text.size() < 3 || text.front() != '"' || text.back() != '"') throw std::runtime_error("words need \"quotes\"");
  return text.substr(1, text.size() - 2);
}

void read_detail(std::string_view marker, const std::string& value, ExpectedContact& contact) {
  if (value.empty()) throw std::runtime_error(fmt::format("nothing behind \"{}\"", marker));
  if (marker == " : ") {
    for (const std::string& word : split(value, "|")) {
      const auto channel = parse_channel(word);
      if (!channel) throw std::runtime_error("no such channel: " + word);
      contact.channels.push_back(*channel);
    }
  } else if (marker == " @") {
    contact.date = value;
  } else if (marker == " about ") {
    contact.topic = unquoted(value);
  } else if (marker == " says ") {
    contact.source = value;
  } else {
    contact.through = value;
  }
}

// "A, B > C : call @2018-05-04": one contact a pair, each with the details.
std::vector<ExpectedContact> contacts_of(Polarity polarity, std::string_view text) {
  ExpectedContact shape;
  shape.polarity = polarity;
  constexpr std::array<std::string_view, 5> kMarkers = {" : ", " @", " about ", " says ", " through "};
  std::vector<std::pair<std::size_t, std::string_view>> found;
  for (const std::string_view marker : kMarkers)
    if (const std::size_t at = text.find(marker); at != std::string_view::npos) found.emplace_back(at, marker);
  std::ranges::sort(found);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t start = found[i].first + found[i].second.size();
    const std::size_t end = i + 1 < found.size() ? found[i + 1].first : text.size();
    read_detail(found[i].second, trimmed(text.substr(start, end - start)), shape);
  }
  const std::string_view parties = text.substr(0, found.empty() ? text.size() : found.front().first);
  std::vector<std::vector<std::string>> sides;
  for (const auto& [sign, direction] : {std::pair<std::string_view, Direction>{" > ", Direction::directed},
                                        {" = ", Direction::mutual},
                                        {" ~ ", Direction::either}}) {
    if (parties.find(sign) == std::string_view::npos) continue;
    shape.direction = direction;
    for (const std::string& side : split(parties, sign)) sides.push_back(split(side, ","));
  }
  if (sides.size() < 2 || (shape.direction == Direction::directed && sides.size() > 2))
    throw std::runtime_error("no two sides with one of > = ~");
  std::vector<ExpectedContact> contacts;
  for (std::size_t i = 0; i < sides.size(); ++i)
    for (std::size_t j = i + 1; j < sides.size(); ++j)
      for (const std::string& a : sides[i])
        for (const std::string& b : sides[j]) {
          shape.from = a;
          shape.to = b;
          contacts.push_back(shape);
        }
  return contacts;
}

// "doc not A saw "the draft"".
ExpectedRelation relation_of(std::string text) {
  ExpectedRelation relation;
  if (text.starts_with("not ")) {
    relation.polarity = Polarity::did_not_happen;
    text.erase(0, 4);
  } else if (text.starts_with("? ")) {
    relation.polarity = Polarity::uncertain;
    text.erase(0, 2);
  }
  for (const std::string_view verb : {" authored ", " sent ", " received ", " saw ", " approved "}) {
    const std::size_t at = text.find(verb);
    if (at == std::string::npos) continue;
    relation.type = *parse_relation_type(trimmed(verb));
    if (relation.type == RelationType::sent) relation.type = RelationType::authored;
    relation.party = trimmed(text.substr(0, at));
    relation.document = unquoted(trimmed(text.substr(at + verb.size())));
    return relation;
  }
  throw std::runtime_error("no authored, sent, received, saw or approved");
}

// False where the line is no expectation.
bool read_expectation(const std::string& line, SuiteEntry& entry) {
  if (line == kMark) {
    entry.should_fail = true;
  } else if (line == "nothing") {
    if (!entry.contacts.empty()) throw std::runtime_error("\"nothing\" beside a contact");
  } else if (line == "doc nothing") {
    entry.compares_relations = true;
  } else if (line.starts_with("doc ")) {
    entry.compares_relations = true;
    entry.relations.push_back(relation_of(line.substr(4)));
    entry.relations.back().line = line;
  } else if (line.size() > 2 && line[1] == ' ' && std::string_view("+-?!").find(line[0]) != std::string_view::npos) {
    const Polarity polarity = line[0] == '+'   ? Polarity::happened
                              : line[0] == '-' ? Polarity::did_not_happen
                                               : Polarity::uncertain;
    for (ExpectedContact& contact : contacts_of(polarity, std::string_view(line).substr(1))) {
      contact.line = line;
      contact.disputed = line[0] == '!';
      entry.contacts.push_back(std::move(contact));
    }
  } else {
    return false;
  }
  return true;
}

}  // namespace

SuiteFile read_suite_file(const std::string& path) {
  SuiteFile file;
  file.path = path;
  file.name = std::filesystem::path(path).stem().string();
  const std::vector<std::string> lines = lines_of(path);
  std::size_t i = 0;
  try {
    while (i < lines.size()) {
      if (lines[i].empty() || lines[i].starts_with("#")) {
        ++i;
        continue;
      }
      if (lines[i].starts_with("floor ")) {
        file.floor = std::stod(lines[i].substr(6));
        ++i;
        continue;
      }
      SuiteEntry entry;
      entry.first_line = i + 1;
      if (lines[i] == kFence) {
        for (++i; lines.at(i) != kFence; ++i) entry.text += lines[i] + "\n";
      } else {
        entry.text = lines[i] + "\n";
      }
      const std::size_t text_end = ++i;
      for (; i < lines.size() && !lines[i].empty(); ++i) {
        if (!read_expectation(lines[i], entry)) throw std::runtime_error("not an expectation: " + lines[i]);
        if (lines[i] != kMark) entry.last_line = i + 1;
      }
      if (i == text_end || entry.last_line == 0) throw std::runtime_error("a text without expectation");
      file.entries.push_back(std::move(entry));
    }
  } catch (const std::exception& error) {
    throw std::runtime_error(fmt::format("{}:{}: {}", path, i + 1, error.what()));
  }
  return file;
}

void mark_failures(const SuiteFile& file, const std::vector<bool>& fails) {
  const std::vector<std::string> lines = lines_of(file.path);
  std::ofstream out(file.path, std::ios::binary);
  std::size_t next = 0;  // the entry whose last line is still to come
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i] != kMark) out << lines[i] << '\n';
    if (next == file.entries.size() || i + 1 != file.entries[next].last_line) continue;
    if (fails.at(next)) out << kMark << '\n';
    ++next;
  }
}

}  // namespace whowhom

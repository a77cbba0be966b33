// A line of the table opens furniture. How far it reaches is decided by structure: prose that speaks of at least three
// names of the text before the heading is the article again.
#include "extract/read/page_furniture.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kLongestLine = 160;
constexpr std::size_t kProseLine = 200;
constexpr std::size_t kSharedNames = 3;

enum class FurnitureKind { section, line };

struct Pattern {
  FurnitureKind kind;
  std::string_view words;
  bool open_end;
};

std::vector<Pattern> read_patterns() {
  std::vector<Pattern> out;
  for (const auto& row : language_rows("page_furniture.tsv")) {
    const bool open_end = row[1].ends_with('*');
    const std::string_view words = row[1].substr(0, row[1].size() - (open_end ? 1 : 0));
    out.push_back({row[0] == "section" ? FurnitureKind::section : FurnitureKind::line, words, open_end});
  }
  return out;
}

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> kPatterns = read_patterns();
  return kPatterns;
}

// Whether a line may fit a pattern by its first two bytes: nearly none does, and to say so must cost next to nothing.
bool may_fit(std::string_view line) {
  constexpr auto lower = [](char byte) {
    return static_cast<unsigned char>(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
  };
  constexpr auto place = [lower](std::string_view bytes) {
    return std::size_t{lower(bytes[0])} * 256 + (bytes.size() > 1 ? lower(bytes[1]) : 0);
  };
  static const std::vector<bool> kStarts = [place] {
    std::vector<bool> starts(std::size_t{256} * 256);
    for (const Pattern& pattern : patterns()) starts[place(pattern.words)] = true;
    return starts;
  }();
  // Outside ASCII letters change their bytes with their case.
  const bool ascii =
      std::ranges::all_of(line.substr(0, 2), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return !line.empty() && (!ascii || kStarts[place(line)]);
}

// Whether the text can hold furniture at all, at the price of a look at where its lines begin.
bool any_line_may_fit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t first = std::min(text.find_first_not_of("#*_> \t\r\f", at), end);
    if (may_fit(text.substr(first, end - first))) return true;
    at = end + 1;
  }
  return false;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view kBlanks = " \t\r\n\f";
  for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(kBlanks, end);
  }
  return words;
}

// "More from Government", "More by @someone": names only, so that "More from the inquiry came out" is a sentence.
bool only_names(std::string_view rest) {
  const auto words = words_of(rest);
  return !words.empty() && words.size() <= 6 && std::ranges::all_of(words, [](std::string_view word) {
    return starts_upper(word) || word.front() == '@' || word == "the" || word == "of" || word == "and" || word == "&" ||
           word == "this";
  });
}

class FurnitureFinder {
 public:
  explicit FurnitureFinder(std::string_view text) : text_(text), patterns_(patterns()) {
    for (const Span line : lines_of(text)) lines_.push_back(trimmed(text, line));
  }

  std::vector<Furniture> find() {
    std::vector<Furniture> found;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto kind = kind_of(i);
      if (!kind) continue;
      const std::size_t last = *kind == FurnitureKind::section ? last_of_section(i) : i;
      Furniture furniture;
      furniture.heading = std::string(slice(text_, lines_[i]));
      furniture.line = i + 1;
      for (std::size_t j = i + 1; j <= last; ++j) furniture.line_count += lines_[j].empty() ? 0 : 1;
      furniture.span = {lines_[i].start, lines_[last].end};
      found.push_back(furniture);
      i = last;
    }
    return found;
  }

 private:
  std::optional<FurnitureKind> kind_of(std::size_t i) const {
    std::string_view line = slice(text_, lines_[i]);
    if (line.empty() || line.size() > kLongestLine) return std::nullopt;
    line.remove_prefix(std::min(line.find_first_not_of("#*_> "), line.size()));
    if (!may_fit(line)) return std::nullopt;
    while (!line.empty() && std::string_view("*_:# ").find(line.back()) != std::string_view::npos)
      line.remove_suffix(1);
    const std::string lower = lower_case(line);
    for (const Pattern& pattern : patterns_) {
      if (pattern.open_end ? !lower.starts_with(pattern.words) : lower != pattern.words) continue;
      if (pattern.kind == FurnitureKind::line) return pattern.kind;
      if (pattern.open_end && !only_names(line.substr(pattern.words.size()))) continue;
      if (stands_alone(i) && starts_upper(line)) return pattern.kind;
    }
    return std::nullopt;
  }

  // A wrapped line of a paragraph can read like a heading: the line before must have ended and the next must begin.
  bool stands_alone(std::size_t i) const {
    const auto ends = [](std::string_view line) {
      return line.empty() || std::string_view(".!?:\"'").find(line.back()) != std::string_view::npos ||
             line.ends_with("”") || line.ends_with("…") || words_of(line).size() <= 6;
    };
    const bool begins = i + 1 == lines_.size() || lines_[i + 1].empty() ||
                        !is_letter(code_point_at(text_, lines_[i + 1].start).value) ||
                        starts_upper(slice(text_, lines_[i + 1]));
    return (i == 0 || ends(slice(text_, lines_[i - 1]))) && begins;
  }

  std::size_t last_of_section(std::size_t heading) const {
    const bool early = lines_[heading].start < text_.size() / 4;
    const std::set<std::string_view> names = early ? std::set<std::string_view>{} : names_before(heading);
    std::size_t last = heading;
    for (std::size_t i = heading + 1; i < lines_.size(); ++i) {
      if (lines_[i].empty()) continue;
      const std::size_t end = early ? i : last_of_paragraph(i);
      if (early ? !is_short(i) : is_article_again({lines_[i].start, lines_[end].end}, names)) break;
      last = i = end;
    }
    return last;
  }

  bool is_short(std::size_t i) const {
    const std::string_view line = slice(text_, lines_[i]);
    return line.size() < 100 && line.back() != '.';
  }

  std::set<std::string_view> names_before(std::size_t heading) const {
    std::set<std::string_view> names;
    collect_names({0, lines_[heading].start}, names);
    return names;
  }

  // Capitalised words that no sentence's start explains.
  void collect_names(Span span, std::set<std::string_view>& names) const {
    bool sentence_start = true;
    for (std::string_view word : words_of(slice(text_, span))) {
      const bool ends = std::string_view(".?!:").find(word.back()) != std::string_view::npos;
      while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.back()))) word.remove_suffix(1);
      const bool quoted = !word.empty() && std::ispunct(static_cast<unsigned char>(word.front()));
      if (!sentence_start && !quoted && word.size() > 2 && starts_upper(word)) names.insert(word);
      sentence_start = ends;
    }
  }

  std::size_t last_of_paragraph(std::size_t i) const {
    while (i + 1 < lines_.size() && !lines_[i + 1].empty()) ++i;
    return i;
  }

  bool is_article_again(Span paragraph, const std::set<std::string_view>& names) const {
    if (paragraph.size() < kProseLine) return false;
    std::set<std::string_view> here;
    collect_names(paragraph, here);
    std::size_t shared = 0;
    for (const std::string_view name : here) shared += names.contains(name) ? 1 : 0;
    return shared >= kSharedNames;
  }

  std::string_view text_;
  const std::vector<Pattern>& patterns_;
  std::vector<Span> lines_;
};

}  // namespace

std::vector<Furniture> find_page_furniture(std::string_view text) {
  return any_line_may_fit(text) ? FurnitureFinder(text).find() : std::vector<Furniture>{};
}

}  // namespace whowhom

// Line by line. The first thing that is wrong ends the reading, with the line and a caret under the place.
#include "extract/language/read_conllu.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/language/write_conllu.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kColumns = 10;
constexpr std::size_t kExcerpt = 60;  // characters

using Cells = std::array<std::string_view, kColumns>;

// "12" → 12; nothing where it is no number of at most nine digits without a leading zero.
std::optional<std::size_t> whole_number(std::string_view text) {
  if (text.empty() || text.size() > 9 || (text[0] == '0' && text.size() > 1)) return std::nullopt;
  std::size_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::size_t>(c - '0');
  }
  return value;
}

// MISC without the keys that a fresh analysis writes; empty where nothing is left.
std::string kept_misc(std::string_view misc) {
  std::string out;
  while (!misc.empty() && misc != "_") {
    const std::size_t bar = std::min(misc.find('|'), misc.size());
    const std::string_view part = misc.substr(0, bar);
    misc.remove_prefix(std::min(misc.size(), bar + 1));
    const std::string_view key = part.substr(0, part.find('='));
    if (key == "Entity" || key == "Pred" || key == "Role") continue;
    out += fmt::format("{}{}", out.empty() ? "" : "|", part);
  }
  return out;
}

bool says_no_space(std::string_view misc) {
  return ("|" + std::string(misc) + "|").find("|SpaceAfter=No|") != std::string::npos;
}

class Reader {
 public:
  Reader(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(name) {}

  ConlluFile read() {
    if (const auto wrong = first_wrong_utf8_byte(bytes_)) {
      const std::string_view before = bytes_.substr(0, *wrong);
      throw Error(fmt::format("{}:{}: not UTF-8; convert it with `iconv -t UTF-8`", name_,
                              1 + std::ranges::count(before, '\n')));
    }
    if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
    for (std::string_view rest = bytes_; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      line_ = rest.substr(0, end);
      if (line_.ends_with('\r')) line_.remove_suffix(1);
      rest.remove_prefix(std::min(rest.size(), end + 1));
      ++number_;
      read_line();
    }
    line_ = {};
    ++number_;
    if (!lines_.empty()) end_sentence();
    if (file_.sentences.empty()) fail(0, "there is no sentence; is this CoNLL-U?");
    return std::move(file_);
  }

 private:
  // `at` is the byte of the line that is wrong.
  [[noreturn]] void fail(std::size_t at, std::string_view what) const {
    if (line_.empty()) throw Error(fmt::format("{}:{}: {}", name_, number_, what));
    std::string excerpt;
    std::string caret;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < line_.size() && shown < kExcerpt;) {
      const CodePoint point = code_point_at(line_, i);
      const bool near = i + kExcerpt / 2 >= at;
      if (near) {
        excerpt += is_blank(point.value) ? " " : std::string(line_.substr(i, point.size));
        if (i < at) caret += ' ';
        ++shown;
      }
      i += point.size;
    }
    throw Error(fmt::format("{}:{}: {}\n  {}\n  {}^", name_, number_, what, excerpt, caret));
  }

  void read_line() {
    if (line_.empty()) {
      if (!lines_.empty()) end_sentence();
      return;
    }
    if (line_[0] == '#') {
      if (!sentence_.tokens.empty()) fail(0, "a comment stands before the sentence, not in it");
      lines_.push_back({false, std::string(line_)});
      return;
    }
    const Cells cells = cells_of_line();
    if (cells[0].find('-') != std::string_view::npos)
      read_range(cells);
    else if (cells[0].find('.') != std::string_view::npos)
      read_empty_node(cells);
    else
      read_word(cells);
  }

  Cells cells_of_line() const {
    Cells cells;
    std::size_t start = 0;
    for (std::size_t i = 0; i < kColumns; ++i) {
      const std::size_t tab = std::min(line_.find('\t', start), line_.size());
      cells[i] = line_.substr(start, tab - start);
      if (cells[i].empty()) fail(start, fmt::format("column {} is empty; an unknown value is written `_`", i + 1));
      if (i + 1 < kColumns && tab == line_.size())
        fail(tab, fmt::format("the line has {} of 10 columns; they are parted by tabs", i + 1));
      if (i + 1 == kColumns && tab < line_.size()) fail(tab, "the line has more than 10 columns");
      start = tab + 1;
    }
    return cells;
  }

  void read_word(const Cells& cells) {
    const std::size_t expected = sentence_.tokens.size() + 1;
    if (whole_number(cells[0]) != expected) fail(0, fmt::format("the ID is “{}”, and {} is next", cells[0], expected));
    Token& token = sentence_.tokens.emplace_back();
    token.form = cells[1];
    token.lower = lower_case(cells[1]);
    const bool inside = expected <= range_end_;
    token.clitic = inside && expected > range_start_;
    token.space_before = space_ && !token.clitic;
    if (!inside || expected == range_end_) space_ = inside ? range_space_ : !says_no_space(cells[9]);
    empty_nodes_ = 0;
    lines_.push_back({true, kept_misc(cells[9])});
  }

  void read_range(const Cells& cells) {
    const std::size_t hyphen = cells[0].find('-');
    const auto start = whole_number(cells[0].substr(0, hyphen));
    const auto end = whole_number(cells[0].substr(hyphen + 1));
    const std::size_t next = sentence_.tokens.size() + 1;
    if (!start || !end || *start != next || *end < *start || next <= range_end_)
      fail(0, fmt::format("the ID “{}” is not a range of words that starts with {}", cells[0],
                          std::max(next, range_end_ + 1)));
    range_start_ = *start;
    range_end_ = *end;
    range_space_ = !says_no_space(cells[9]);
    range_line_ = number_;
    lines_.push_back({false, std::string(line_)});
  }

  void read_empty_node(const Cells& cells) {
    const std::size_t stop = cells[0].find('.');
    const std::size_t expected = empty_nodes_ + 1;
    if (whole_number(cells[0].substr(0, stop)) != sentence_.tokens.size() ||
        whole_number(cells[0].substr(stop + 1)) != expected)
      fail(0, fmt::format("the ID of the empty node is “{}”, and {}.{} is next", cells[0], sentence_.tokens.size(),
                          expected));
    ++empty_nodes_;
    lines_.push_back({false, std::string(line_)});
  }

  void end_sentence() {
    if (sentence_.tokens.empty()) fail(0, "the sentence has no words");
    if (range_end_ > sentence_.tokens.size())
      fail(0, fmt::format("the sentence ends before word {}, which line {} announces", range_end_, range_line_));
    file_.lines.push_back(std::exchange(lines_, {}));
    file_.sentences.push_back(std::exchange(sentence_, {}));
    range_start_ = range_end_ = empty_nodes_ = 0;
    space_ = false;
  }

  std::string_view bytes_;
  std::string_view name_;
  std::string_view line_;
  std::size_t number_ = 0;  // of the line, from 1
  std::vector<ConlluLine> lines_;
  Sentence sentence_;
  std::size_t range_start_ = 0, range_end_ = 0, range_line_ = 0, empty_nodes_ = 0;
  bool range_space_ = true;
  bool space_ = false;  // before the next word
  ConlluFile file_;
};

}  // namespace

ConlluFile read_conllu(std::string_view bytes, std::string_view name) { return Reader(bytes, name).read(); }

std::string write_conllu(const ConlluFile& file) {
  std::string out;
  for (std::size_t s = 0; s < file.sentences.size(); ++s) {
    std::size_t word = 0;
    for (const ConlluLine& line : file.lines[s]) {
      if (!line.is_word) {
        out += line.text + '\n';
        continue;
      }
      const LearnedCells cells = learned_cells(file.sentences[s], word);
      const std::string_view bar = line.text.empty() || cells.misc.empty() ? "" : "|";
      const std::string misc = fmt::format("{}{}{}", line.text, bar, cells.misc);
      out += fmt::format("{}\t{}\t{}\t{}\t_\t_\t{}\t{}\t_\t{}\n", word + 1, file.sentences[s].tokens[word].form,
                         cells.lemma, cells.part_of_speech, cells.head, cells.relation, misc.empty() ? "_" : misc);
      ++word;
    }
    out += '\n';
  }
  return out;
}

}  // namespace whowhom

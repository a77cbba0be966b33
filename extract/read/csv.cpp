#include "extract/read/csv.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/read/table_text.hpp"
#include "extract/read/text_reader.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kSampleRows = 200;
constexpr std::size_t kSampleBytes = 256u << 10;
constexpr std::size_t kMaxCells = 4096;  // of a row; a spreadsheet has at most 16384, and nobody reads them
constexpr std::size_t kRowsOfProgress = 10'000;

class RowReader {
 public:
  RowReader(std::string_view text, std::size_t start, char separator)
      : text_(text), at_(start), separator_(separator) {}

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }

  std::vector<std::string> next() {
    std::vector<std::string> cells;
    while (true) {
      std::string cell = next_cell();
      if (cells.size() < kMaxCells) cells.push_back(std::move(cell));
      if (at_end()) return cells;
      const char end = text_[at_++];
      if (end == separator_) continue;
      if (end == '\r' && !at_end() && text_[at_] == '\n') ++at_;
      return cells;
    }
  }

 private:
  // Up to the separator or line end.
  std::string next_cell() {
    std::string cell;
    if (at_ < text_.size() && text_[at_] == '"' && quotes_close_) {
      const std::size_t opened = at_;
      if (read_quoted(cell)) {
        // What stands behind the mark that closes belongs to the cell all the same.
        cell += plain();
        return cell;
      }
      // A mark that nothing closes is none, nor is any after it: the rest is read only once more.
      quotes_close_ = false;
      at_ = opened;
    }
    return std::string(plain());
  }

  bool read_quoted(std::string& cell) {
    std::size_t from = at_ + 1;
    cell.clear();
    while (true) {
      const std::size_t mark = text_.find('"', from);
      if (mark == std::string_view::npos) return false;
      cell.append(text_, from, mark - from);
      from = mark + 1;
      if (from >= text_.size() || text_[from] != '"') break;
      cell += '"';
      ++from;
    }
    at_ = from;
    return true;
  }

  std::string_view plain() {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    return text_.substr(start, at_ - start);
  }

  std::string_view text_;
  std::size_t at_;
  char separator_;
  bool quotes_close_ = true;
};

struct Layout {
  char separator = ',';
  std::size_t start = 0;  // of the first row
};

// Excel's own first line.
std::optional<Layout> said_layout(std::string_view text, std::size_t start) {
  const std::string_view rest = text.substr(start, 8);
  if (rest.size() < 6 || (!rest.starts_with("sep=") && !rest.starts_with("Sep="))) return std::nullopt;
  const std::size_t end = rest.find_first_of("\r\n");
  if (end != 5) return std::nullopt;
  const std::size_t feed = text.find('\n', start);
  return Layout{rest[4], feed == std::string_view::npos ? text.size() : feed + 1};
}

std::optional<Layout> find_layout(std::string_view text) {
  const std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (const auto said = said_layout(text, start)) return said;
  std::optional<Layout> best;
  double most = 0;
  for (const char separator : {',', '\t', ';', '|'}) {
    RowReader rows(text.substr(0, kSampleBytes), start, separator);
    std::map<std::size_t, std::size_t> rows_of_size;
    std::size_t count = 0;
    while (!rows.at_end() && count < kSampleRows) {
      const std::vector<std::string> cells = rows.next();
      if (cells.size() == 1 && cells[0].find_first_not_of(" \t") == std::string::npos) continue;
      ++rows_of_size[cells.size()];
      ++count;
    }
    const auto usual = std::ranges::max_element(rows_of_size, {}, [](const auto& size) { return size.second; });
    if (usual == rows_of_size.end() || usual->first < 2 || usual->second * 2 <= count) continue;
    // Many cells in few odd rows; of equals the first.
    const double share = static_cast<double>(usual->second) / static_cast<double>(count);
    const double score = share * share * static_cast<double>(std::min<std::size_t>(usual->first, 8));
    if (score <= most) continue;
    most = score;
    best = Layout{separator, start};
  }
  return best;
}

}  // namespace

void read_csv(const ReadInput& input, Reading& reading) {
  const DecodedText decoded = decoded_text(input, reading);
  const auto layout = find_layout(decoded.text);
  if (!layout) return read_text(input, reading);
  TableText table;
  RowReader rows(decoded.text, layout->start, layout->separator);
  for (std::size_t number = 1; !rows.at_end(); ++number) {
    const std::size_t start = rows.at();
    std::vector<std::string> cells = rows.next();
    std::optional<Span> bytes;
    if (decoded.same_bytes) {
      std::size_t end = rows.at();
      while (end > start && (decoded.text[end - 1] == '\n' || decoded.text[end - 1] == '\r')) --end;
      bytes = Span{start, end};
    }
    table.add_row(std::move(cells), fmt::format("row {}", number), bytes);
    if (number % kRowsOfProgress == 0) reading.progress(0);
  }
  Document document = table.take();
  document.media_type = MediaType::csv;
  reading.progress();
  reading.deliver(input, std::move(document));
}

}  // namespace whowhom

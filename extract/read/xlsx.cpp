#include "extract/read/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/read/office_properties.hpp"
#include "extract/read/part_name.hpp"
#include "extract/read/sheet_rows.hpp"
#include "extract/read/xml_events.hpp"
#include "extract/read/zip_parts.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::string_view kWorkbook = "xl/workbook.xml";

template <typename Number>
Number number_of(std::string_view text, Number otherwise) {
  Number value{};
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  return parsed.ec == std::errc{} ? value : otherwise;
}

struct Sheet {
  std::string name;
  std::string part;
  bool hidden = false;
};

struct Workbook {
  std::vector<Sheet> sheets;
  std::vector<std::string> strings;  // that cells share
  std::set<std::size_t> dates;       // indices of cell formats
  bool from_1904 = false;
};

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

std::map<std::string, std::string, std::less<>> read_relations(std::string_view xml) {
  std::map<std::string, std::string, std::less<>> targets;
  parse_xml(xml, {.start = [&](std::string_view name, const XmlAttributes& attributes) {
              if (name == "Relationship")
                targets.emplace(attributes.of("Id"), part_path(kWorkbook, attributes.of("Target")));
            }});
  return targets;
}

void read_sheets(const ZipParts& zip, Workbook& book) {
  const auto targets = read_relations(zip.of("xl/_rels/workbook.xml.rels"));
  parse_xml(zip.of(kWorkbook), {.start = [&](std::string_view name, const XmlAttributes& attributes) {
              if (name == "workbookPr") book.from_1904 = is_true(attributes.of("date1904"));
              if (name != "sheet") return;
              Sheet sheet{shown_name(attributes.of("name")), "", attributes.of("state").ends_with("idden")};
              if (const auto found = targets.find(attributes.of("id")); found != targets.end())
                sheet.part = found->second;
              else
                sheet.part = fmt::format("xl/worksheets/sheet{}.xml", book.sheets.size() + 1);
              book.sheets.push_back(std::move(sheet));
            }});
}

void read_strings(std::string_view xml, Workbook& book) {
  bool in_text = false;
  std::size_t phonetic = 0;
  parse_xml(xml, {.start =
                      [&](std::string_view name, const XmlAttributes&) {
                        if (name == "si") book.strings.emplace_back();
                        if (name == "rPh") ++phonetic;
                        in_text = name == "t" && phonetic == 0;
                      },
                  .end =
                      [&](std::string_view name) {
                        if (name == "rPh" && phonetic > 0) --phonetic;
                        in_text = false;
                      },
                  .text =
                      [&](std::string_view text) {
                        if (in_text && !book.strings.empty()) book.strings.back() += text;
                      }});
}

// Formats that programs know by number alone (18.8.30).
bool is_date_number(int format) {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
}

void read_styles(std::string_view xml, Workbook& book) {
  std::set<int> custom;
  bool in_cells = false;
  std::size_t index = 0;
  parse_xml(xml, {.start =
                      [&](std::string_view name, const XmlAttributes& attributes) {
                        if (name == "numFmt" && is_date_format(attributes.of("formatCode")))
                          custom.insert(number_of(attributes.of("numFmtId"), -1));
                        if (name == "cellXfs") in_cells = true;
                        if (name != "xf" || !in_cells) return;
                        const int format = number_of(attributes.of("numFmtId"), 0);
                        if (is_date_number(format) || custom.contains(format)) book.dates.insert(index);
                        ++index;
                      },
                  .end =
                      [&](std::string_view name) {
                        if (name == "cellXfs") in_cells = false;
                      }});
}

// "AB12": 27, counted from 0.
std::size_t column_of(std::string_view reference, std::size_t otherwise) {
  std::size_t column = 0;
  std::size_t letters = 0;
  while (letters < reference.size() && letters < 4 && reference[letters] >= 'A' && reference[letters] <= 'Z')
    column = column * 26 + static_cast<std::size_t>(reference[letters++] - 'A') + 1;
  return letters == 0 ? otherwise : column - 1;
}

class SheetReader {
 public:
  SheetReader(const Workbook& book, const Sheet& sheet, TableText& table, const ReadInput& input, Reading& reading)
      : book_(book), sheet_(sheet), table_(table), input_(input), reading_(reading) {}

  /// Whether the sheet's XML was whole.
  bool read(std::string_view xml) {
    return parse_xml(
        xml, {.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); },
              .end = [this](std::string_view name) { end(name); },
              .text =
                  [this](std::string_view text) {
                    if (in_value_) value_ += text;
                  }});
  }

  std::size_t hidden_rows() const { return hidden_rows_; }
  bool full() const { return full_; }

 private:
  void start(std::string_view name, const XmlAttributes& attributes) {
    if (full_) return;
    if (name == "row") {
      number_ = number_of<std::size_t>(attributes.of("r"), number_ + 1);
      hidden_rows_ += is_true(attributes.of("hidden"));
      cells_.clear();
      column_ = 0;
    } else if (name == "c") {
      column_ = column_of(attributes.of("r"), column_);
      type_ = attributes.of("t");
      is_date_ = book_.dates.contains(number_of<std::size_t>(attributes.of("s"), 0));
      value_.clear();
    } else if (name == "v" || name == "t") {
      in_value_ = true;
    } else if (name == "rPh" || name == "f") {
      in_value_ = false;
    }
  }

  void end(std::string_view name) {
    if (full_) return;
    if (name == "v" || name == "t") {
      in_value_ = false;
    } else if (name == "c") {
      if (column_ < kMaxSheetColumns && !value_.empty()) {
        if (cells_.size() <= column_) cells_.resize(column_ + 1);
        cells_[column_] = shown();
      }
      ++column_;
    } else if (name == "row") {
      full_ = !add_sheet_row(table_, std::exchange(cells_, {}), sheet_.name, number_, input_, reading_);
      if (number_ % 10'000 == 0) reading_.progress(0);
    }
  }

  std::string shown() const {
    if (type_ == "s") {
      const auto index = number_of<std::size_t>(value_, book_.strings.size());
      return index < book_.strings.size() ? book_.strings[index] : std::string();
    }
    if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
    if (type_ == "e") return {};
    if (is_date_ && (type_.empty() || type_ == "n")) {
      double number = 0;
      const auto parsed = std::from_chars(value_.data(), value_.data() + value_.size(), number);
      std::string date = parsed.ec == std::errc{} ? sheet_date(number, book_.from_1904) : std::string();
      if (!date.empty()) return date;
    }
    return value_;
  }

  const Workbook& book_;
  const Sheet& sheet_;
  TableText& table_;
  const ReadInput& input_;
  Reading& reading_;
  std::vector<std::string> cells_;
  std::string type_;
  std::string value_;
  std::size_t number_ = 0;
  std::size_t column_ = 0;
  std::size_t hidden_rows_ = 0;
  bool is_date_ = false;
  bool in_value_ = false;
  bool full_ = false;
};

bool is_wanted(std::string_view name) {
  return name == kWorkbook || name == "xl/_rels/workbook.xml.rels" || name == "xl/sharedStrings.xml" ||
         name == "xl/styles.xml" || name == "docProps/core.xml" ||
         (name.starts_with("xl/worksheets/") && name.ends_with(".xml"));
}

}  // namespace

std::string sheet_date(double number, bool from_1904) {
  using namespace std::chrono;
  if (!(number >= 0 && number < 2'958'466)) return {};  // the year 10000
  const auto minutes = static_cast<std::int64_t>(std::llround(number * 24 * 60));
  const std::int64_t day = minutes / (24 * 60);
  const std::int64_t minute = minutes % (24 * 60);
  const std::string time = fmt::format("{:02}:{:02}", minute / 60, minute % 60);
  if (day == 0 && !from_1904) return time;
  // Excel has a 29 February 1900, after which its days are one further on.
  const sys_days start = from_1904 ? sys_days(1904y / January / 1) : sys_days(1899y / December / (day < 60 ? 31 : 30));
  const year_month_day date(start + days(day));
  const std::string iso = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return minute == 0 ? iso : iso + " " + time;
}

bool is_date_format(std::string_view code) {
  bool dated = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '\\') {
      ++i;
    } else if (code[i] == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (code[i] == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size());
      if (i + 1 < end && std::string_view("hHmMsS").find(code[i + 1]) != std::string_view::npos) return false;
      i = end;
    } else if (code[i] == '0' || code[i] == '#') {
      if (!dated) return false;  // behind "ss" it is a part of a second
    } else if (std::string_view("dDmMyYhHsS").find(code[i]) != std::string_view::npos) {
      dated = true;
    }
  }
  return dated;
}

void read_xlsx(const ReadInput& input, Reading& reading) {
  const ZipParts zip = read_zip_parts(input, reading, is_wanted);
  Workbook book;
  read_sheets(zip, book);
  read_strings(zip.of("xl/sharedStrings.xml"), book);
  read_styles(zip.of("xl/styles.xml"), book);
  if (book.sheets.empty())
    throw Error(fmt::format("{}: is damaged: its sheets are missing; open it in Excel or LibreOffice and save it anew",
                            where(input)));
  TableText table;
  bool whole = !zip.damaged;
  std::size_t hidden_rows = 0;
  for (const Sheet& sheet : book.sheets) {
    const std::string_view xml = zip.of(sheet.part);
    if (xml.empty()) continue;  // a sheet that is a chart
    if (sheet.hidden)
      reading.tell(Severity::note, where(input), fmt::format("sheet {} is hidden; it is read", sheet.name));
    table.begin_table(book.sheets.size() > 1 ? sheet.name : std::string());
    SheetReader reader(book, sheet, table, input, reading);
    whole = reader.read(xml) && whole;
    hidden_rows += reader.hidden_rows();
    reading.progress();
    if (reader.full()) break;
  }
  if (hidden_rows > 0) reading.tell(Severity::note, where(input), hidden_rows_note(hidden_rows));
  if (!whole)
    reading.tell(Severity::error, where(input),
                 "is damaged, and what comes after the damage is missing; open it in Excel or LibreOffice and save it "
                 "anew");
  Document document = table.take();
  document.media_type = MediaType::xlsx;
  read_properties(zip.of("docProps/core.xml"), document);
  reading.deliver(input, std::move(document));
}

}  // namespace whowhom

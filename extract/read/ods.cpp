#include "extract/read/ods.hpp"

#include <algorithm>
#include <charconv>
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

std::size_t repeats(std::string_view value) {
  std::size_t number = 1;
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number);
  return parsed.ec == std::errc{} ? std::clamp<std::size_t>(number, 1, 1u << 24) : 1;
}

class OdsReader {
 public:
  OdsReader(TableText& table, const ReadInput& input, Reading& reading)
      : table_(table), input_(input), reading_(reading) {}

  bool read(std::string_view xml) {
    return parse_xml(
        xml, {.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); },
              .end = [this](std::string_view name) { end(name); },
              .text =
                  [this](std::string_view text) {
                    if (in_paragraph_ > 0 && passed_over_ == 0) value_ += text;
                  }});
  }

  std::size_t hidden_rows() const { return hidden_rows_; }

 private:
  // Remarks on a cell, and what a change has deleted, are no values.
  static bool is_passed_over(std::string_view name) { return name == "annotation" || name == "tracked-changes"; }

  void start(std::string_view name, const XmlAttributes& attributes) {
    if (full_) return;
    if (is_passed_over(name)) ++passed_over_;
    if (passed_over_ > 0) return;
    if (name == "table") {
      sheet_ = shown_name(attributes.of("name"));
      number_ = 1;
      table_.begin_table(sheet_);
    } else if (name == "table-row") {
      cells_.clear();
      column_ = 0;
      row_repeats_ = repeats(attributes.of("number-rows-repeated"));
      hidden_ = attributes.of("visibility") == "collapse" || attributes.of("visibility") == "filter";
    } else if (name == "table-cell" || name == "covered-table-cell") {
      value_.clear();
      cell_repeats_ = repeats(attributes.of("number-columns-repeated"));
      date_ = attributes.of("value-type") == "date" ? attributes.of("date-value") : std::string_view{};
    } else if (name == "p") {
      if (in_paragraph_++ == 0 && !value_.empty()) value_ += '\n';
    } else if (in_paragraph_ > 0) {
      if (name == "s" || name == "tab") value_ += ' ';
      if (name == "line-break") value_ += '\n';
    }
  }

  void end(std::string_view name) {
    if (full_) return;
    if (is_passed_over(name) && passed_over_ > 0) --passed_over_;
    if (passed_over_ > 0) return;
    if (name == "p" && in_paragraph_ > 0) {
      --in_paragraph_;
    } else if (name == "table-cell" || name == "covered-table-cell") {
      end_cell();
    } else if (name == "table-row") {
      const bool filled = !cells_.empty();
      full_ = !add_sheet_row(table_, std::exchange(cells_, {}), sheet_, number_, input_, reading_);
      if (hidden_ && filled) hidden_rows_ += row_repeats_;
      if (++rows_ % 10'000 == 0) reading_.progress(0);
      number_ += row_repeats_;
    }
  }

  void end_cell() {
    if (!date_.empty()) value_ = iso_date(date_);
    const std::size_t last = std::min(column_ + cell_repeats_, kMaxSheetColumns);
    // Empty cells are repeated to the sheet's right edge.
    if (!value_.empty() && column_ < last) {
      cells_.resize(last);
      std::fill(cells_.begin() + static_cast<std::ptrdiff_t>(column_), cells_.end(), value_);
    }
    column_ += cell_repeats_;
    value_.clear();
  }

  // "2021-05-04T17:30:00" to "2021-05-04 17:30".
  static std::string iso_date(std::string_view value) {
    if (value.size() < 16 || value[10] != 'T') return std::string(value);
    return fmt::format("{} {}", value.substr(0, 10), value.substr(11, 5));
  }

  TableText& table_;
  const ReadInput& input_;
  Reading& reading_;
  std::string sheet_;
  std::vector<std::string> cells_;
  std::string value_;
  std::string date_;
  std::size_t number_ = 1;
  std::size_t rows_ = 0;
  std::size_t column_ = 0;
  std::size_t row_repeats_ = 1;
  std::size_t cell_repeats_ = 1;
  std::size_t hidden_rows_ = 0;
  std::size_t in_paragraph_ = 0;
  std::size_t passed_over_ = 0;
  bool hidden_ = false;
  bool full_ = false;
};

}  // namespace

void read_ods(const ReadInput& input, Reading& reading) {
  const ZipParts zip = read_zip_parts(input, reading, [](std::string_view name) {
    return name == "content.xml" || name == "meta.xml" || name == "META-INF/manifest.xml";
  });
  if (zip.of("META-INF/manifest.xml").find("encryption-data") != std::string_view::npos)
    throw Error(fmt::format("{}: is encrypted; open it with its password and save it without", where(input)));
  if (zip.of("content.xml").empty())
    throw Error(
        fmt::format("{}: is damaged: its sheets are missing; open it in LibreOffice and save it anew", where(input)));
  TableText table;
  OdsReader reader(table, input, reading);
  const bool whole = reader.read(zip.of("content.xml"));
  if (reader.hidden_rows() > 0) reading.tell(Severity::note, where(input), hidden_rows_note(reader.hidden_rows()));
  if (!whole || zip.damaged)
    reading.tell(Severity::error, where(input),
                 "is damaged, and what comes after the damage is missing; open it in LibreOffice and save it anew");
  Document document = table.take();
  document.media_type = MediaType::ods;
  read_properties(zip.of("meta.xml"), document);
  reading.progress();
  reading.deliver(input, std::move(document));
}

}  // namespace whowhom

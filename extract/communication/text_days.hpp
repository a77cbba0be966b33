// The day on which each part of a text was written, as its headers and datelines say: what "yesterday" counts from.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/communication/calendar.hpp"
#include "extract/communication/time_words.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

struct TextDay {
  std::size_t start = 0;      ///< first byte of the part; it ends where the next begins
  std::optional<Period> day;  ///< a day, with a time where the header has one; nothing where none is stated
  bool mail = false;
};

/// Whether month or day comes first in the text's numeric dates, as messages tell that are quoted or forwarded in one
/// whose header has its month in letters; unknown where none tells, or they disagree. Linear in the text.
NumericOrder numeric_order_of_mail(std::string_view text);

/// Parts in text order, the first at byte 0. A mail or memorandum is a part of its own, quoted and forwarded ones too;
/// what stands in front of the first has the dateline of an article or letter. Long texts have no dateline: a report's
/// cover is not when its story was told. Linear in the text.
std::vector<TextDay> text_days(const Document& document, NumericOrder order);

/// The part that holds the byte.
const TextDay& day_at(const std::vector<TextDay>& days, std::size_t byte);

}  // namespace whowhom

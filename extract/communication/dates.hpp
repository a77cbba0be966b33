// Dates written in a sentence, as exact as the text has them, and which of them an act has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/communication/calendar.hpp"
#include "extract/communication/text_days.hpp"
#include "extract/language/token.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

/// A date as it stands in a sentence: tokens [first, end), and in ISO 8601, as exact as it is written.
struct WrittenDate {
  std::size_t first = 0;
  std::size_t end = 0;
  std::string iso;
};

/// All dates with a year, in order, bare years ("2018") and the two of a range written as one word ("2010-2014")
/// among them: these have the same tokens.
std::vector<WrittenDate> dates_in(const Sentence& sentence);

/// A time of a sentence with the word that it belongs to.
struct BoundTime {
  std::size_t governor = 0;      ///< a verb, or a noun: "the meeting on May 4"
  std::size_t first = 0;         ///< the time's first token
  std::optional<Period> period;  ///< nothing: there is one, in doubt, and no other time is to be taken for it
  bool clock_alone = false;      ///< "at 5:30 p.m.": its day is the story's, or that of another time of the act
};

/// When the acts of a document were: ISO 8601, as exact as the text allows ("2018", "2018-05", "2018-05-04",
/// "2018-05-04T17:30", "2018-05-04/2018-05-07"). Times without a year get it from the dates around them where these
/// agree; "the next day" counts from the day that the paragraph has reached; "yesterday" and "on Monday" from the day
/// of the mail, memorandum or article. Where that is in doubt there is no date.
class DateFinder {
 public:
  /// Reads all of the document once, in linear time; keeps no reference but to the analysis.
  DateFinder(const Document& document, const Analysis& analysis);

  /// When the act was whose verb or noun is the token `trigger`: by the time that hangs on it, on a verb that shares
  /// its time with it ("held a call", "tried to call"), or on a message that it sends. A time of the verb that reports
  /// the act is not the act's.
  std::optional<std::string> date_of(std::size_t sentence, std::size_t trigger) const;

  /// When the mail or memorandum was written whose header stands at the byte.
  std::optional<std::string> date_of_header(std::size_t byte) const;

 private:
  const Analysis* analysis_;
  std::vector<TextDay> days_;
  std::vector<std::vector<BoundTime>> times_;  // by sentence
};

}  // namespace whowhom

// Words and numbers of which dates and times are made.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace whowhom {

/// Whether a time can be built on the word: a month, weekday, unit, part of a day, "yesterday", "later", …
bool is_time_core(std::string_view lower);
/// The value of a word, in small letters, in a class of language/en/time_words.tsv; nothing where it is not of it.
std::optional<int> value_of(std::string_view lower, std::string_view word_class);
bool is_time_word(std::string_view lower, std::string_view word_class);

/// 1 to 12; months need a capital letter.
std::optional<int> month_of(std::string_view form);
/// 1500 to 2199, in four digits.
std::optional<int> year_of(std::string_view word);
/// 1 to 31: "4", "4th".
std::optional<int> day_number(std::string_view word);
/// "4-7" as one word.
std::optional<std::pair<int, int>> day_range(std::string_view word);

/// The digits on both sides of the dash of "2010-2014" or "4–7"; nothing where the word is not of that form.
std::optional<std::pair<std::string_view, std::string_view>> halves_of(std::string_view word);

bool is_digits(std::string_view text);
/// Of digits only, and few of them.
int number(std::string_view digits);

/// Whether "5/6/2018" is of May; unknown where the document does not say.
enum class NumericOrder { unknown, month_first, day_first };

/// What the document's numeric dates with a day above 12 tell; unknown where they disagree. Linear in the text.
NumericOrder numeric_order(std::string_view text);

/// Year, month and day of "5/30/2018", "30.5.2018", "2018-05-04"; nothing where month and day could be taken for each
/// other.
std::optional<std::array<int, 3>> numeric_day(std::string_view word, NumericOrder order);

/// Minutes of the day of "17:30", "10:05:27".
std::optional<int> clock_number(std::string_view word);
/// 'a' of "a.m.", 'p' of "pm"; 0 where it is neither.
char half_of(std::string_view lower);
/// The minute in that half of the day; nothing where it is past noon already and the half says morning.
std::optional<int> with_half(int minute, char half);

/// The date of a line such as "Tue, 4 May 2018 17:30:00 -0700", "Wed Sep 23 10:05:27 2009" or "07/30/2001 12:46 PM".
struct LineDate {
  int year = 0;
  int month = 0;
  int day = 0;
  std::optional<int> minute;   ///< of the day, as the text has it
  std::size_t words_left = 0;  ///< how many further words the line has
};
std::optional<LineDate> date_of_line(std::string_view line, NumericOrder order);

}  // namespace whowhom

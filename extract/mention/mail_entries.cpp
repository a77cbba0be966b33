// RFC 5322 lists, and what Exchange, Outlook and Notes print in their place, where commas part names and also parts of
// names.
#include "extract/mention/mail_entries.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"

namespace whowhom {
namespace {

struct Range {
  std::size_t first, end;
  bool empty() const { return first >= end; }
};

bool is_quote(const Token& token) { return token.form == "\"" || token.form == "'" || token.form == "\\"; }

// "Schroeder@ACME": the last word of a name in a directory.
bool is_directory_word(const std::string& form) {
  const std::size_t at = form.find('@');
  return at != std::string::npos && at > 1 && at + 1 < form.size() &&
         form.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", at + 1) == std::string::npos;
}

bool is_name_word(const Token& token) {
  if (!starts_upper(token.form)) return false;
  if (is_directory_word(token.form)) return token.form.find_first_of("0123456789_/=") >= token.form.find('@');
  return token.form.find_first_of("0123456789@_/=:") == std::string::npos;
}

bool is_initial(const Token& token) {
  return (token.form.size() == 1 || (token.form.size() == 2 && token.form[1] == '.')) && starts_upper(token.form);
}

// End of the words of a name that start at `first`: particles and the stops of initials included.
std::size_t words_end(const std::vector<Token>& tokens, Range range) {
  std::size_t end = range.first;
  for (std::size_t i = range.first; i < range.end; ++i) {
    if (is_name_word(tokens[i]) || (i > range.first && is_name_suffix(tokens[i].lower))) {
      end = i + 1;
      if (is_directory_word(tokens[i].form)) break;
    } else if (tokens[i].form == "." && i == end && i > range.first && tokens[i - 1].form.size() == 1) {
      end = i + 1;
    } else if (!(is_name_particle(tokens[i].lower) && i + 1 < range.end)) {
      break;
    }
  }
  return end;
}

std::size_t count_words(const std::vector<Token>& tokens, Range words) {
  std::size_t count = 0;
  for (std::size_t i = words.first; i < words.end; ++i)
    count += tokens[i].form != "." && !is_name_particle(tokens[i].lower) && !is_name_suffix(tokens[i].lower) ? 1 : 0;
  return count;
}

bool is_first_name(const Token& token) { return english_names().first_names.contains(token.lower); }

// Blanks of this width in a line stand where a printed entry was blacked out.
constexpr std::size_t kWideGap = 6;

bool is_after_wide_gap(std::string_view text, const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || tokens[i].span.start < tokens[i - 1].span.end + kWideGap) return false;
  const std::string_view gap = text.substr(tokens[i - 1].span.end, tokens[i].span.start - tokens[i - 1].span.end);
  return gap.find_first_not_of(' ') == std::string_view::npos;
}

// Parts at `separator` outside brackets and quotation marks. What opens and never closes ends at a semicolon.
std::vector<Range> parts_at(std::string_view text, const std::vector<Token>& tokens, Range range,
                            std::string_view separator) {
  std::vector<Range> parts;
  std::size_t first = range.first;
  int depth = 0;
  std::string_view quote;
  for (std::size_t i = range.first; i < range.end; ++i) {
    const std::string& form = tokens[i].form;
    const bool gap = i > first && is_after_wide_gap(text, tokens, i);
    if (form == ";" || gap) {
      depth = 0;
      quote = {};
    }
    if (gap && separator == ";") {
      parts.push_back({first, i});
      first = i;
    }
    if (form == separator && depth <= 0 && quote.empty() && !(i > range.first && tokens[i - 1].form == "\\")) {
      if (i > first) parts.push_back({first, i});
      first = i + 1;
    } else if (form == "<" || form == "[" || form == "(") {
      ++depth;
      quote = {};
    } else if (form == ">" || form == "]" || form == ")") {
      depth = std::max(depth - 1, 0);
    } else if (depth == 0 && (form == "\"" || form == "'")) {
      if (quote == form)
        quote = {};
      else if (quote.empty() && i == first)
        quote = form;
    }
  }
  if (range.end > first) parts.push_back({first, range.end});
  return parts;
}

class EntryReader {
 public:
  EntryReader(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  std::vector<MailEntry> read(Range range) {
    const std::vector<Range> parts = parts_at(text_, tokens_, range, ";");
    const bool semicolons = std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(range.first),
                                        tokens_.begin() + static_cast<std::ptrdiff_t>(range.end),
                                        [](const Token& token) { return token.form == ";"; });
    for (const Range part : parts) {
      const std::vector<Range> pieces = parts_at(text_, tokens_, part, ",");
      for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool pair = i + 1 < pieces.size() && is_pair(pieces[i], pieces[i + 1], semicolons && pieces.size() == 2);
        if (pair) {
          read_entry({pieces[i].first, pieces[i + 1].end});
          ++i;
        } else {
          read_entry(pieces[i]);
        }
      }
    }
    return std::move(entries_);
  }

 private:
  Range without_quotes(Range range) const {
    while (!range.empty() && is_quote(tokens_[range.first])) ++range.first;
    while (!range.empty() && is_quote(tokens_[range.end - 1])) --range.end;
    return range;
  }

  // Whether a comma between the two is one inside a name: "Lee, Ann B.".
  bool is_pair(Range surname, Range given, bool alone) const {
    surname = without_quotes(surname);
    given = without_quotes(given);
    if (surname.empty() || given.empty()) return false;
    if (words_end(tokens_, surname) != surname.end) return false;  // an address, a bracket, a directory's entry
    if (is_directory_word(tokens_[surname.end - 1].form)) return false;
    const Range words{given.first, words_end(tokens_, given)};
    if (words.empty()) return false;
    const bool tail = words.end < given.end && (tokens_[words.end].form == "<" || tokens_[words.end].form == "[" ||
                                                tokens_[words.end].form == "(");
    if (words.end < given.end && tokens_[words.end].form == "/") return false;
    std::size_t full = 0;  // words of the given names that are no initials
    for (std::size_t i = words.first; i < words.end; ++i)
      full += tokens_[i].form != "." && !is_initial(tokens_[i]) && !is_name_suffix(tokens_[i].lower) ? 1 : 0;
    const std::size_t before = count_words(tokens_, surname);
    // "Ann Lee, Bo Hill" is two; so is "Ann, Hill".
    if (before > 2 || full > 2 || (before == 2 && is_first_name(tokens_[surname.first]) && full > 1)) return false;
    // With an initial or an address behind it, the second is a given name, whatever the table lacks.
    const bool initial = words.end > words.first + 1 && full < words.end - words.first;
    if (is_first_name(tokens_[surname.first]) && !is_first_name(tokens_[given.first]) && !initial && !tail)
      return false;
    if (alone || tail) return true;
    // "Lee, Ann Mary", where nothing but a surname can stand in front.
    if (before == 1 && is_first_name(tokens_[given.first]) && !is_first_name(tokens_[surname.first])) return true;
    // "Lee Holm, Ann B."
    if (before == 2 && full == 1 && initial && is_first_name(tokens_[given.first])) return true;
    return before == 1 && full <= 1 && (full == 1 || is_initial(tokens_[words.first]));
  }

  // Not "Ann Lee, Acme", where a known first name leads and none follows.
  bool is_inverted(Range before, std::size_t behind) const {
    return count_words(tokens_, before) < 2 || !is_first_name(tokens_[before.first]) || is_first_name(tokens_[behind]);
  }

  void read_entry(Range range) {
    MailEntry entry;
    entry.first = range.first;
    entry.end = range.end;
    while (range.first < range.end && is_quote(tokens_[range.first])) ++range.first;
    // "CN=Ann Lee/OU=…"
    if (range.first + 2 < range.end && tokens_[range.first].lower == "cn" && tokens_[range.first + 1].form == "=")
      range.first += 2;
    std::size_t end = words_end(tokens_, range);
    entry.name_first = entry.name_end = range.first;
    if (end > range.first) {
      entry.name_end = end;
      std::size_t comma = end;
      while (comma < range.end && tokens_[comma].form == "\\") ++comma;
      if (comma + 1 < range.end && tokens_[comma].form == ",") {
        const std::size_t given = words_end(tokens_, {comma + 1, range.end});
        if (given > comma + 1 && is_inverted({range.first, end}, comma + 1)) {
          entry.reversed = true;
          entry.name_end = end = given;
        } else if (given > comma + 1) {
          end = given;  // "Ann Lee, Acme"
        }
      }
      while (end < range.end && is_quote(tokens_[end])) ++end;
      // "(Legal)" between name and bracket
      const bool office = end < range.end && tokens_[end].form == "(";
      if (office)
        while (end < range.end && tokens_[end++].form != ")") {
        }
      while (end < range.end && is_quote(tokens_[end])) ++end;
      entry.directory = is_directory_word(tokens_[entry.name_end - 1].form) ||
                        (end < range.end && tokens_[end].form == "/" && end == entry.name_end);
      entry.bracketed = end < range.end && (tokens_[end].form == "<" || tokens_[end].form == "[");
      const bool noise = std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                                      tokens_.begin() + static_cast<std::ptrdiff_t>(range.end),
                                      [](const Token& token) { return has_letter(token.form); });
      const bool clean = noise || (office && entry.reversed) || entry.directory || entry.bracketed ||
                         tokens_[end].form == "(" || tokens_[end].form.find_first_of("0123456789") != std::string::npos;
      if (!clean) entry.name_end = entry.name_first;
    } else if (range.first + 2 < range.end && is_mail_address(tokens_[range.first]) &&
               tokens_[range.first + 1].form == "(") {
      // "ann.lee@acme.com (Ann Lee)"
      const std::size_t name = words_end(tokens_, {range.first + 2, range.end});
      if (name < range.end && name > range.first + 2 && tokens_[name].form == ")") {
        entry.name_first = range.first + 2;
        entry.name_end = name;
        entry.bracketed = true;
      }
    }
    entries_.push_back(entry);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::vector<MailEntry> entries_;
};

}  // namespace

std::vector<MailEntry> mail_entries(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                                    std::size_t end) {
  return EntryReader(text, tokens).read({first, end});
}

bool is_mail_address(const Token& token) {
  const std::size_t at = token.form.find('@');
  return at != std::string::npos && at > 0 && token.form.find('.', at) != std::string::npos;
}

std::pair<std::size_t, std::size_t> joined_address(const std::vector<Token>& tokens, std::size_t first,
                                                   std::size_t end) {
  constexpr std::string_view kEnds = ",;<>[]():";
  const std::pair<std::size_t, std::size_t> none{first, first};
  const auto parts = [&](std::size_t i) {
    return kEnds.find(tokens[i].form) != std::string_view::npos || tokens[i].form == "mailto";
  };
  if (first >= end || parts(first)) return none;
  if (first > 0 && !parts(first - 1) && !is_quote(tokens[first - 1]) &&
      tokens[first - 1].span.end == tokens[first].span.start)
    return none;
  std::size_t last = first + 1;
  while (last < end && tokens[last].span.start == tokens[last - 1].span.end && !parts(last)) ++last;
  while (first < last && is_quote(tokens[first])) ++first;
  while (last > first && (is_quote(tokens[last - 1]) || tokens[last - 1].form == ".")) --last;
  std::string joined;
  for (std::size_t i = first; i < last; ++i) joined += tokens[i].form;
  const std::size_t at = joined.find('@');
  if (at == std::string::npos || at == 0 || joined.find('@', at + 1) != std::string::npos) return none;
  if (joined.find('.', at) == std::string::npos) return none;
  if (joined.find_first_of("\"=", 0) != std::string::npos) return none;
  return {first, last};
}

std::pair<std::size_t, std::size_t> local_part_name(const std::vector<Token>& tokens, const MailEntry& entry) {
  std::size_t first = entry.first;
  std::size_t end = entry.end;
  while (first < end && !has_letter(tokens[first].form)) ++first;
  while (end > first && !has_letter(tokens[end - 1].form)) --end;
  const std::pair<std::size_t, std::size_t> none{first, first};
  std::string joined;
  for (std::size_t i = first; i < end; ++i) {
    if (i > first && tokens[i - 1].span.end < tokens[i].span.start) return none;
    joined += tokens[i].form;
  }
  return is_local_part(joined) ? std::pair{first, end} : none;
}

bool is_local_part(std::string_view word) {
  constexpr std::size_t kMaxLength = 40;
  if (word.size() < 5 || word.size() > kMaxLength) return false;
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  // "LeeAB3"
  std::size_t at = 1;
  while (at < word.size() && is_small(word[at])) ++at;
  if (is_capital(word[0]) && at > 2) {
    std::size_t end = at;
    while (end < word.size() && is_capital(word[end])) ++end;
    const std::size_t initials = end - at;
    if (end < word.size() && word[end] >= '0' && word[end] <= '9') ++end;
    if (initials >= 1 && initials <= 2 && end == word.size()) return true;
  }
  // "ann.lee", "Ann_B._Lee": two names at least, with nothing but letters in them.
  std::size_t names = 0;
  std::size_t length = 0;
  for (const char c : word) {
    if (is_small(c) || is_capital(c)) {
      names += ++length == 2 ? 1 : 0;
    } else if (c == '.' || c == '_') {
      length = 0;
    } else {
      return false;
    }
  }
  const auto first = std::min(word.find_first_of("._"), word.size());
  return names == 2 && first < word.size() && english_names().first_names.contains(lower_case(word.substr(0, first)));
}

bool is_machine_mailbox(std::string_view lower) {
  // What Exchange makes of a name that it cannot address.
  if (lower.starts_with("imcea")) return true;
  const std::string_view local = lower.substr(0, lower.find('@'));
  // A message's id.
  if (std::ranges::count_if(local, [](char c) { return c >= '0' && c <= '9'; }) > 9) return true;
  const auto& words = english_names().machine_mailboxes;
  return words.contains(local) || words.contains(local.substr(0, local.find_first_of("._+ ")));
}

bool is_shared_mailbox(std::string_view lower) {
  if (is_machine_mailbox(lower)) return true;
  const std::size_t at = lower.find('@');
  const std::string_view domain = lower.substr(std::min(at, lower.size() - 1) + 1);
  for (const std::string_view host : {"list", "lists", "listserv", "groups", "googlegroups", "yahoogroups"})
    if (domain.substr(0, domain.find('.')) == host) return true;
  const auto& words = english_names().mailbox_words;
  const std::string_view local = lower.substr(0, at);
  if (words.contains(local)) return true;
  for (std::size_t start = 0; start <= local.size();) {
    const std::size_t end = std::min(local.find_first_of("._-+", start), local.size());
    if (words.contains(local.substr(start, end - start))) return true;
    start = end + 1;
  }
  return false;
}

bool has_mailbox_word(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view lower = tokens[i].lower;
    if (english_names().mailbox_words.contains(lower.substr(0, lower.find('@')))) return true;
  }
  return false;
}

}  // namespace whowhom

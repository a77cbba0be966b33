// One pass from left to right. At each place the longest of: fixed token, address, file name, handle, number, word, run
// of marks, one character.
#include "extract/language/tokenize.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/language/letters.hpp"
#include "extract/language/lexicon.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMostInitials = 12;

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

class Tokenizer {
 public:
  Tokenizer(const Document& document, Span span, TokenStyle style)
      : text_(document.text), treebank_(style == TokenStyle::treebank), end_(span.end), at_(span.start) {
    next_part_ = std::ranges::upper_bound(document.set_aside, span.start, {},
                                          [](const SetAside& part) { return part.span.end; });
    last_part_ = document.set_aside.end();
    find_limit();
  }

  std::vector<Token> run() {
    bool space = false;
    while (at_ < end_) {
      if (at_ >= limit_) {
        if (next_part_ == last_part_) break;
        at_ = std::max(at_, next_part_->span.end);
        ++next_part_;
        find_limit();
        continue;
      }
      const CodePoint point = code_point_at(text_, at_);
      if (is_blank(point.value)) {
        space = true;
        at_ += point.size;
        continue;
      }
      space_ = space;
      space = false;
      token();
    }
    return std::move(tokens_);
  }

 private:
  void find_limit() {
    limit_ = next_part_ == last_part_ ? end_ : std::min(end_, std::max(at_, next_part_->span.start));
  }

  std::string_view rest() const { return text_.substr(at_, limit_ - at_); }

  void emit(std::size_t end) {
    while (end - at_ > kMaxTokenBytes) {
      std::size_t cut = at_ + kMaxTokenBytes;
      while ((static_cast<unsigned char>(text_[cut]) & 0xC0) == 0x80) --cut;
      push(cut, std::string(text_.substr(at_, cut - at_)));
    }
    push(end, std::string(text_.substr(at_, end - at_)));
  }

  void emit_clitic(std::size_t end) {
    emit(end);
    tokens_.back().clitic = true;
  }

  void push(std::size_t end, std::string form) {
    Token token;
    token.span = {at_, end};
    token.lower = lower_case(form);
    token.form = std::move(form);
    token.space_before = space_;
    tokens_.push_back(std::move(token));
    space_ = false;
    at_ = end;
  }

  void token() {
    const char c = text_[at_];
    if (const std::size_t end = fixed_token(); end > at_) return emit(end);
    if (c == 'h' || c == 'f' || c == 'w' || c == 'H' || c == 'W')
      if (const std::size_t end = web_address(); end > at_) return emit(end);
    if (is_ascii_word(c)) {
      if (const std::size_t end = mail_address(); end > at_) return emit(end);
      if (const std::size_t end = file_name(); end > at_) return emit(end);
    }
    if ((c == '@' || c == '#') && at_ + 1 < limit_ && is_ascii_word(text_[at_ + 1]) &&
        !(treebank_ && c == '#' && digit_at(at_ + 1)))
      return emit(handle());
    if (digit_at(at_) || (c == '+' && digit_at(at_ + 1) && !follows_word())) return number();
    if (is_letter(code_point_at(text_, at_).value)) return word();
    emit(mark());
  }

  bool digit_at(std::size_t at) const { return at < limit_ && text_[at] >= '0' && text_[at] <= '9'; }
  bool follows_word() const { return !space_ && !tokens_.empty() && tokens_.back().span.end == at_; }

  // The longest entry of fixed_tokens.txt that stands here and is not the start of a longer word.
  std::size_t fixed_token() const {
    const char first = text_[at_] >= 'A' && text_[at_] <= 'Z' ? static_cast<char>(text_[at_] + 32) : text_[at_];
    const auto& table = english_lexicon().fixed_tokens;
    const auto found = table.find(first);
    if (found == table.end()) return at_;
    for (const std::string_view entry : found->second) {
      const std::size_t end = at_ + entry.size();
      if (end > limit_ || lower_case(text_.substr(at_, entry.size())) != entry) continue;
      const bool with_letter = std::ranges::any_of(entry, is_ascii_word);
      if (with_letter && is_ascii_word(entry.back()) && word_character_at(end)) continue;
      if (with_letter && !is_ascii_word(entry.front()) && follows_word()) continue;
      // ":(a)" and ":/" of an address are no faces.
      if (!with_letter && end < limit_ && (is_ascii_word(text_[end]) || text_[end] == '/')) continue;
      return end;
    }
    return at_;
  }

  // "report.pdf", "example.com/page", "alt.animals.cat": words with stops between, of which the last is known as an
  // ending, or three and more in small letters. Anything else with a stop inside is two sentences without their blank.
  std::size_t file_name() const {
    const std::size_t longest = std::min(limit_, at_ + kMaxTokenBytes);
    const auto part_end = [this, longest](std::size_t at) {
      while (at < longest && (is_ascii_word(text_[at]) || text_[at] == '_' ||
                              (text_[at] == '-' && at + 1 < limit_ && is_ascii_word(text_[at + 1]))))
        ++at;
      return at;
    };
    std::size_t end = part_end(at_);
    std::size_t parts = 1;
    std::size_t last = at_;
    while (end + 1 < longest && text_[end] == '.' && is_ascii_word(text_[end + 1])) {
      last = end + 1;
      end = part_end(last);
      ++parts;
    }
    if (parts == 1 || end == at_ + kMaxTokenBytes) return at_;
    const std::string ending = lower_case(text_.substr(last, end - last));
    const bool known = english_lexicon().name_endings.contains(ending);
    const std::string_view name = text_.substr(at_, end - at_);
    const bool newsgroup = parts > 2 && last > at_ + 5 && end > last + 1 && std::ranges::all_of(name, [](char c) {
                             return (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '_';
                           });
    if (!known && !newsgroup) return at_;
    return known && end < limit_ && text_[end] == '/' ? address_end(end) : end;
  }

  std::size_t web_address() const {
    const std::string_view text = rest();
    const bool starts = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.") ||
                        text.starts_with("ftp://") || text.starts_with("HTTP://") || text.starts_with("WWW.");
    return starts ? address_end(at_) : at_;
  }

  // Up to the next blank, without the marks that close what the address stands in.
  std::size_t address_end(std::size_t from) const {
    std::size_t end = from;
    while (end < limit_ && !is_blank(code_point_at(text_, end).value)) end += code_point_at(text_, end).size;
    constexpr std::string_view kClosing = ".,;:!?)]}>\"'";
    while (end > at_ && kClosing.find(text_[end - 1]) != std::string_view::npos) --end;
    for (const std::string_view quote : {"”", "’", "…"})
      if (text_.substr(at_, end - at_).ends_with(quote)) end -= quote.size();
    return end;
  }

  std::size_t mail_address() const {
    const auto is_local = [](char c) {
      return is_ascii_word(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    };
    std::size_t at = at_;
    const std::size_t longest = std::min(limit_, at_ + kMaxTokenBytes);
    while (at < longest && is_local(text_[at])) ++at;
    if (at + 1 >= limit_ || at == longest || text_[at] != '@' || !is_ascii_word(text_[at + 1])) return at_;
    ++at;
    while (at < limit_ && (is_ascii_word(text_[at]) || text_[at] == '.' || text_[at] == '-')) ++at;
    while (text_[at - 1] == '.' || text_[at - 1] == '-') --at;
    return at;
  }

  std::size_t handle() const {
    std::size_t end = at_ + 1;
    while (end < limit_ && (is_ascii_word(text_[end]) || text_[end] == '_')) ++end;
    return end;
  }

  // "25", "1,000.50", "07/30/2001", "12:46", "2001-09-11", "30th", "2A", "60's", "+44".
  void number() {
    std::size_t end = at_ + (text_[at_] == '+' ? 1 : 0);
    while (digit_at(end) ||
           (end < limit_ && std::string_view(".,/:-").find(text_[end]) != std::string_view::npos && digit_at(end + 1)))
      ++end;
    if (treebank_)
      if (const std::size_t hyphen = range_hyphen(end); hyphen > at_) {
        emit(hyphen);
        emit(hyphen + 1);
        return emit(end);
      }
    const std::size_t letters = end;
    while (end < limit_ && is_letter(code_point_at(text_, end).value)) end += code_point_at(text_, end).size;
    if (treebank_ && end > letters && english_lexicon().units.contains(text_.substr(letters, end - letters))) {
      emit(letters);
      return emit(end);
    }
    if (const std::size_t size = apostrophe_at(end);
        treebank_ && size > 0 && end + size < limit_ && text_[end + size] == 's' && !word_character_at(end + size + 1))
      end += size + 1;
    emit(end);
  }

  // The hyphen of "10-15" or "9:00-5:30"; of a date, a telephone number or a reference: `at_`.
  std::size_t range_hyphen(std::size_t end) const {
    const std::string_view form = text_.substr(at_, end - at_);
    const std::size_t hyphen = form.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0 ||
        form.find_first_of("-/", hyphen + 1) != std::string_view::npos)
      return at_;
    const std::size_t before = hyphen;
    const std::size_t after = form.size() - hyphen - 1;
    const bool telephone = after == 4 && (before == 3 || before == 5 || before == 1);
    return telephone ? at_ : at_ + hyphen;
  }

  std::size_t mark() const {
    const std::string_view text = rest();
    if (text.starts_with(". . .")) return at_ + (text.starts_with(". . . .") ? 7 : 5);
    for (const std::string_view quote : {"''", "``", "’’", "‘’", "‘‘"})
      if (text.starts_with(quote)) return at_ + quote.size();
    if (text.size() > 2 && treebank_ && (text.starts_with("'") || text.starts_with("’")))
      if (const std::size_t end = year_end(); end > at_) return end;
    const auto run_of = [&](std::string_view set) {
      std::size_t end = at_;
      while (end < limit_ && set.find(text_[end]) != std::string_view::npos) ++end;
      return end;
    };
    constexpr std::string_view kStops = ".!?";
    if (kStops.find(text[0]) != std::string_view::npos) return run_of(kStops);
    constexpr std::string_view kRule = "-=_*~#+|<>";
    if (kRule.find(text[0]) != std::string_view::npos) {
      const std::size_t same = run_of(text.substr(0, 1));
      if (text[0] == '|' || text[0] == '+') return same;
      const std::size_t rule = run_of(kRule);
      return rule - at_ > 3 ? rule : same;
    }
    if (text[0] == '$') return run_of("$");
    return at_ + code_point_at(text_, at_).size;
  }

  // "'72", "’98".
  std::size_t year_end() const {
    const std::size_t from = at_ + apostrophe_at(at_);
    return digit_at(from) && digit_at(from + 1) && !word_character_at(from + 2) ? from + 2 : at_;
  }

  std::size_t apostrophe_at(std::size_t at) const {
    if (at >= limit_) return 0;
    if (text_[at] == '\'' || text_[at] == '`') return 1;
    return text_.substr(at, limit_ - at).starts_with("’") ? std::string_view("’").size() : 0;
  }

  std::size_t hyphen_at(std::size_t at) const {
    if (at >= limit_) return 0;
    if (text_[at] == '-') return 1;
    const std::string_view text = text_.substr(at, limit_ - at);
    return text.starts_with("‐") || text.starts_with("‑") ? 3 : 0;
  }

  bool letter_at(std::size_t at) const { return at < limit_ && is_letter(code_point_at(text_, at).value); }
  bool word_character_at(std::size_t at) const { return letter_at(at) || (at < limit_ && is_ascii_word(text_[at])); }

  std::size_t letters_from(std::size_t at) const {
    while (word_character_at(at) || (at < limit_ && text_[at] == '_' && word_character_at(at + 1)))
      at += code_point_at(text_, at).size;
    return at;
  }

  // "U.S.", "a.m.", "e.g.", "J.P.": single letters, each with its stop.
  std::size_t dotted_acronym() const {
    std::size_t at = at_;
    std::size_t parts = 0;
    while (letter_at(at) && parts < kMostInitials) {
      const std::size_t stop = at + code_point_at(text_, at).size;
      if (stop >= limit_ || text_[stop] != '.') break;
      at = stop + 1;
      ++parts;
    }
    if (parts < 2) return at_;
    return letter_at(at) && parts < kMostInitials ? at_ : at;
  }

  void word() {
    if (const std::size_t end = dotted_acronym(); end > at_) return emit(end);
    if (rest().starts_with("w/") || rest().starts_with("W/")) return emit(letters_from(at_ + 2));
    std::size_t end = letters_from(at_);
    while (true) {
      if (const std::size_t size = apostrophe_at(end); size > 0 && letter_at(end + size)) {
        end = letters_from(end + size);
      } else if (const std::size_t hyphen = hyphen_at(end); hyphen > 0 && word_character_at(end + hyphen)) {
        if (is_dash_for_comma(end + hyphen) || (treebank_ && parts_words(end))) break;
        end = letters_from(end + hyphen);
      } else if (end + 1 < limit_ && text_[end] == '&' && text_[end - 1] >= 'A' && text_[end - 1] <= 'Z' &&
                 text_[end + 1] >= 'A' && text_[end + 1] <= 'Z') {
        end = letters_from(end + 1);
      } else {
        break;
      }
    }
    if (end - at_ > kMaxTokenBytes) return emit(end);
    if (broken_word(end)) return;
    if (stop_belongs(end)) return emit(end + 1);
    clitics(end);
  }

  // Whether the hyphen at `hyphen` stands between two tokens of the treebank.
  bool parts_words(std::size_t hyphen) const {
    return !english_lexicon().prefixes.contains(lower_case(text_.substr(at_, hyphen - at_)));
  }

  // "her-and the new one": a dash without its blanks.
  bool is_dash_for_comma(std::size_t after) const {
    constexpr std::array<std::string_view, 19> kWords = {
        "and",  "the", "but", "who",  "which", "whom",  "whose",   "that",     "he",       "she",
        "they", "had", "was", "were", "would", "while", "because", "although", "including"};
    const std::size_t end = letters_from(after);
    return hyphen_at(end) == 0 &&
           std::ranges::find(kWords, lower_case(text_.substr(after, end - after))) != kWords.end();
  }

  // A word cut by a line's end or, in scanned text, by "pro- gram".
  bool broken_word(std::size_t end) {
    if (end >= limit_ || text_[end] != '-') return false;
    std::size_t next = end + 1;
    std::size_t feeds = 0;
    while (next < limit_ && (text_[next] == ' ' || text_[next] == '\n' || text_[next] == '\r' || text_[next] == '\t'))
      feeds += text_[next++] == '\n' ? 1 : 0;
    if (next == end + 1 || next - end > 200 || feeds > 1 || (feeds == 0 && next > end + 2)) return false;
    if (!letter_at(next) || is_upper(code_point_at(text_, next).value) || end - at_ < 2) return false;
    const std::size_t last = letters_from(next);
    const std::string_view second = text_.substr(next, last - next);
    if (second.size() < 2 || english_lexicon().function_words.contains(second)) return false;
    if (last - at_ > kMaxTokenBytes) return false;
    push(last, std::string(text_.substr(at_, end - at_)) + std::string(second));
    return true;
  }

  bool stop_belongs(std::size_t end) const {
    if (end >= limit_ || text_[end] != '.' || (end + 1 < limit_ && text_[end + 1] == '.')) return false;
    const std::string_view form = text_.substr(at_, end - at_);
    const auto& abbreviations = english_lexicon().abbreviations;
    std::size_t next = end + 1;
    while (next < limit_ && is_blank(code_point_at(text_, next).value)) next += code_point_at(text_, next).size;
    if (const auto found = abbreviations.find(form); found != abbreviations.end())
      return found->second != Abbreviation::number || (next < limit_ && text_[next] >= '0' && text_[next] <= '9');
    // "John D. Smith": an initial, unless it is the word "I".
    const bool single = form.size() == code_point_at(text_, at_).size && is_upper(code_point_at(text_, at_).value);
    return single && form != "I" && next > end + 1 && letter_at(next) && is_upper(code_point_at(text_, next).value);
  }

  void clitics(std::size_t end) {
    const std::string lower = lower_case(text_.substr(at_, end - at_));
    if (treebank_ || lower == "cannot") {
      const auto& contractions = english_lexicon().contractions;
      if (const auto found = contractions.find(lower); found != contractions.end()) {
        emit(at_ + found->second.size());
        return emit_clitic(end);
      }
    }
    for (std::size_t at = end; at > at_; --at) {
      const std::size_t size = apostrophe_at(at - 1);
      // The apostrophe of "’" is found at its first byte.
      if (size == 0) continue;
      const std::size_t mark = at - 1;
      const std::string tail = lower_case(text_.substr(mark + size, end - mark - size));
      if (tail == "t" && mark > at_ && (text_[mark - 1] == 'n' || text_[mark - 1] == 'N')) {
        if (mark - 1 == at_) return emit(end);
        emit(mark - 1);
        return emit_clitic(end);
      }
      constexpr std::array<std::string_view, 6> kTails = {"s", "re", "ve", "ll", "d", "m"};
      if (std::ranges::find(kTails, tail) != kTails.end()) {
        if (mark == at_) return emit(end);
        emit(mark);
        return emit_clitic(end);
      }
      break;
    }
    emit(end);
    if (treebank_ && possessive(end, lower)) emit_clitic(end + apostrophe_at(end));
  }

  // "the members' list", unless the apostrophe closes a quotation.
  bool possessive(std::size_t end, const std::string& lower) const {
    const std::size_t size = apostrophe_at(end);
    if (size == 0 || lower.size() < 3 || lower.back() != 's' || word_character_at(end + size)) return false;
    const std::size_t first = tokens_.size() > 60 ? tokens_.size() - 60 : 0;
    for (std::size_t i = tokens_.size(); i > first; --i) {
      const std::string& form = tokens_[i - 1].form;
      if (form == "‘" || form == "'" || form == "`") return tokens_[i - 1].clitic;
    }
    return true;
  }

  std::string_view text_;
  bool treebank_;
  std::size_t end_;
  std::size_t at_;
  std::size_t limit_ = 0;  // start of the next part set aside, or end_
  std::vector<SetAside>::const_iterator next_part_;
  std::vector<SetAside>::const_iterator last_part_;
  bool space_ = false;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(const Document& document, Span span, TokenStyle style) {
  return Tokenizer(document, span, style).run();
}

}  // namespace whowhom

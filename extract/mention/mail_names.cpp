// RFC 5322 addresses and what Exchange and Notes print; angle brackets of a directory entry hold no names.
#include "extract/mention/mail_names.hpp"

#include <algorithm>
#include <array>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"

namespace whowhom {
namespace {

bool is_address(const Token& token) {
  const std::size_t at = token.form.find('@');
  return at != std::string::npos && at > 0 && token.form.find('.', at) != std::string::npos;
}

bool is_role_address(const std::string& lower) {
  constexpr std::array<std::string_view, 9> kRoles = {"admin",   "info",  "noreply",       "no-reply",  "support",
                                                      "contact", "press", "administrator", "postmaster"};
  const std::string_view local = std::string_view(lower).substr(0, lower.find('@'));
  return std::ranges::find(kRoles, local) != kRoles.end();
}

bool is_name_word(const Token& token) {
  return starts_upper(token.form) && token.form.find_first_of("0123456789@_/=") == std::string::npos;
}

// "Surname, First" or "Surname, First M." up to the next separator; `first` where there is none.
std::size_t reversed_name_end(const std::vector<Token>& tokens, std::size_t first) {
  const std::size_t comma = first + 1;
  if (!is_name_word(tokens[first]) || comma + 1 >= tokens.size() || tokens[comma].form != ",") return first;
  // "Ann, Hill" would be a list of two.
  const auto is_first_name = [&](std::size_t i) { return english_names().first_names.contains(tokens[i].lower); };
  if (is_first_name(first) && !is_first_name(comma + 1)) return first;
  // "TO: Chief, Far East".
  if (english_names().title_heads.contains(tokens[first].lower)) return first;
  std::size_t end = comma + 1;
  while (end < tokens.size() && end < comma + 3 && is_name_word(tokens[end])) ++end;
  if (end == comma + 1) return first;
  if (end < tokens.size() && tokens[end].form == "." && tokens[end - 1].form.size() == 1) ++end;
  return end;
}

// The message's id is in angle brackets too, but no person.
bool is_identifier(const std::vector<Token>& tokens) {
  return tokens[0].lower == "message-id" || tokens[0].lower == "references" || tokens[0].lower == "in-reply-to";
}

}  // namespace

bool names_people_in_header(const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 10> kKeys = {"from",     "to",     "cc",   "bcc",  "sender",
                                                      "reply-to", "x-from", "x-to", "x-cc", "x-bcc"};
  return tokens.size() > 2 && tokens[1].form == ":" && std::ranges::find(kKeys, tokens[0].lower) != kKeys.end();
}

void find_mail_names(SentenceMentions& sentence) {
  const std::vector<Token>& tokens = sentence.tokens();
  if (is_identifier(tokens)) return sentence.take(0, tokens.size());
  const bool header = names_people_in_header(tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_address(tokens[i])) {
      if (is_role_address(tokens[i].lower))
        sentence.take(i, i + 1);
      else
        sentence.add(i, i + 1, MentionKind::name, EntityType::person);
      continue;
    }
    if (!header || i < 2) continue;
    if (tokens[i].form == "<" && i + 1 < tokens.size() && tokens[i + 1].form == "/") {
      std::size_t close = i;
      while (close < tokens.size() && tokens[close].form != ">") ++close;
      sentence.take(i, std::min(close + 1, tokens.size()));
      i = close;
      continue;
    }
    const bool starts = tokens[i - 1].form == ":" || tokens[i - 1].form == "," || tokens[i - 1].form == ";" ||
                        tokens[i - 1].form == "\"";
    if (!starts) continue;
    if (const std::size_t end = reversed_name_end(tokens, i); end > i) {
      sentence.add(i, end, MentionKind::name, EntityType::person);
      i = end - 1;
    }
  }
}

}  // namespace whowhom

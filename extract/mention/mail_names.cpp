// The layout says where a field is, its entries where names may be; a name is taken where its shape, a known first name
// or an address beside it says that it is a person's.
#include "extract/mention/mail_names.hpp"

#include <algorithm>

#include "extract/language/letters.hpp"
#include "extract/mention/mail_entries.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/name_votes.hpp"

namespace whowhom {
namespace {

const NameTables& names() { return english_names(); }

bool is_first_name(const Token& token) { return names().first_names.contains(token.lower); }

// The message's id is in angle brackets too, but no person.
bool is_identifier(const std::vector<Token>& tokens) {
  return tokens[0].lower == "message-id" || tokens[0].lower == "references" || tokens[0].lower == "in-reply-to";
}

std::pair<std::size_t, std::size_t> tokens_in(const std::vector<Token>& tokens, Span span) {
  const auto first = std::ranges::partition_point(tokens, [&](const Token& t) { return t.span.start < span.start; });
  const auto end = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.end <= span.end; });
  return {static_cast<std::size_t>(first - tokens.begin()), static_cast<std::size_t>(end - tokens.begin())};
}

// Words that no person is called by, unless a first name in front says otherwise.
bool has_common_word(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  if (has_mailbox_word(tokens, first, end)) return true;
  for (std::size_t i = first; i < end; ++i) {
    const std::string& lower = tokens[i].lower;
    if (is_first_name(tokens[i])) continue;
    if (names().organization_heads.contains(lower) || names().not_names.contains(lower) ||
        names().not_organizations.contains(tokens[i].form) || names().party_nouns.contains(lower) ||
        names().place_nouns.contains(lower) || names().nationalities.contains(tokens[i].form) ||
        names().document_nouns.contains(lower))
      return true;
  }
  return names().places.longest(tokens, first) == end || names().countries.longest(tokens, first) == end ||
         names().agencies.longest(tokens, first) == end;
}

bool is_all_person(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                     tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Token& token) { return is_person_tag(token.name); });
}

// "USUN", "FeltmanJD": what stands in a directory beside people.
bool is_code(const std::string& form) {
  std::size_t capitals = 0;
  for (const char c : form) capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
  return form.size() > 1 &&
         (capitals == form.size() || (capitals > 1 && form.size() >= 2 && form.back() >= 'A' && form.back() <= 'Z'));
}

// "White, Ann B": the form says that the word in front is a surname.
bool is_inverted_in_full(const std::vector<Token>& tokens, const MailEntry& entry) {
  if (!entry.reversed) return false;
  std::size_t given = entry.name_first;
  while (given < entry.name_end && tokens[given].form != ",") ++given;
  const bool first_name = given + 1 < entry.name_end && is_first_name(tokens[given + 1]);
  const bool initial = given + 2 < entry.name_end && tokens[given + 2].form.size() <= 2;
  return first_name && (initial || entry.bracketed);
}

// Whether the entry's words are a person's name; `mail` where the header is certainly one of mail.
bool is_person(const std::vector<Token>& tokens, const MailEntry& entry, bool mail, bool repeated) {
  const std::size_t first = entry.name_first;
  const std::size_t end = entry.name_end;
  if (first == end || (!is_inverted_in_full(tokens, entry) && has_common_word(tokens, first, end))) return false;
  // "TO: Chief, Far East".
  if (!entry.bracketed && names().title_heads.contains(tokens[first].lower) && !(mail && is_first_name(tokens[first])))
    return false;
  std::size_t words = 0;
  for (std::size_t i = first; i < end; ++i) words += has_letter(tokens[i].form) ? 1 : 0;
  if (words > 5) return false;
  if (words == 1) {
    // "H <h1@acme.com>", "Ann".
    if (!mail || is_code(tokens[first].form)) return false;
    return entry.bracketed || is_first_name(tokens[first]) || tokens[first].form.size() == 1;
  }
  if (entry.reversed) return true;
  if (!mail) return is_first_name(tokens[first]) && words < 4;
  // A whole in capitals may be a ship or an office, unless its first word is a name.
  return is_first_name(tokens[first]) || entry.directory || repeated || is_all_person(tokens, first, end) ||
         (entry.bracketed && !is_code(tokens[first].form));
}

// Whom an address names: somebody, or, as all that a header says of them, those who read a mailbox or a list.
void add_address(SentenceMentions& sentence, std::size_t first, std::size_t end, bool party) {
  std::string lower;
  for (std::size_t i = first; i < end; ++i) lower += sentence.token(i).lower;
  if (!is_shared_mailbox(lower))
    sentence.add(first, end, MentionKind::name, EntityType::person);
  else if (party && !is_machine_mailbox(lower))
    sentence.add(first, end, MentionKind::name, EntityType::group);
  else
    sentence.take(first, end);
}

// The words of an entry that is a list's name. "All Acme Houston": everybody of a body is a list, and not the body.
// "Press Team", "ABC-Duty_Officers": a mailbox's words, or one word made of parts, as directories call lists.
std::pair<std::size_t, std::size_t> list_name(const std::vector<Token>& tokens, const MailEntry& entry) {
  std::size_t first = entry.first;
  std::size_t end = first;
  while (first < entry.end && !has_letter(tokens[first].form)) ++first;
  // "#HARBOUR", of one token or two
  const bool hash = first + 1 == entry.end &&
                    (tokens[first].form[0] == '#' || (first > entry.first && tokens[first - 1].form == "#"));
  if (hash) return {tokens[first].form[0] == '#' ? first : first - 1, first + 1};
  bool blank = false;
  bool joint = false;
  for (end = first; end < entry.end; ++end) {
    const std::string& form = tokens[end].form;
    if (form == "<" || form == "[" || form == "(" || form == "/" || form == "\"" || form == "'") break;
    if (form.find_first_of("@,:?!") != std::string::npos) return {first, first};
    blank = blank || (end > first && tokens[end - 1].span.end < tokens[end].span.start);
    joint = joint || form.find_first_of("_-") != std::string::npos;
  }
  constexpr std::size_t kMaxWords = 6;
  if (first == end || end > first + (blank ? kMaxWords : 2 * kMaxWords)) return {first, first};
  if (!starts_upper(tokens[first].form) || is_machine_mailbox(tokens[first].lower)) return {first, first};
  if (blank ? tokens[first].lower == "all" || has_mailbox_word(tokens, first, end) : joint) return {first, end};
  return {first, first};
}

void take_entry(SentenceMentions& sentence, const MailEntry& entry, bool mail, bool repeated) {
  const std::vector<Token>& tokens = sentence.tokens();
  std::size_t tail = entry.name_end;
  const auto [list_first, list_end] = list_name(tokens, entry);
  const bool all = list_end > list_first && tokens[list_first].lower == "all";
  const bool person = !all && is_person(tokens, entry, mail, repeated);
  if (const auto [first, end] = local_part_name(tokens, entry); mail && end > first && sentence.is_free(first, end)) {
    sentence.add(first, end, MentionKind::name, EntityType::person);
    return;
  }
  if (mail && !person && list_end > list_first && sentence.is_free(list_first, list_end)) {
    // What a header says again is said in the field itself.
    if (repeated)
      sentence.take(list_first, list_end);
    else
      sentence.add(list_first, list_end, MentionKind::name, EntityType::group);
    tail = list_end;
    for (std::size_t i = tail; i < entry.end; ++i)
      if (sentence.is_free(i)) sentence.take(i, i + 1);
    return;
  }
  if (person && sentence.is_free(entry.name_first, entry.name_end)) {
    sentence.add(entry.name_first, entry.name_end, MentionKind::name, EntityType::person);
  } else if (entry.directory || entry.bracketed) {
    // A list's display name may be that of a body: left to those who know bodies.
    tail = entry.name_end;
  } else {
    tail = entry.first;
  }
  const bool plain = !entry.directory && !entry.bracketed;
  const bool named = tail > entry.first && person;
  for (std::size_t i = tail; i < entry.end; ++i) {
    if (!sentence.is_free(i)) continue;
    const auto [first, end] = joined_address(tokens, i, entry.end);
    if (end > first && first == i && sentence.is_free(first, end))
      add_address(sentence, first, end, mail && !repeated && !named);
    else if (end > first && first > i)
      continue;  // a quotation mark in front of it
    else if (is_mail_address(tokens[i]) && tokens[i].form[0] != '@')
      add_address(sentence, i, i + 1, mail && !repeated && !named);
    else if (!plain || tokens[i].form[0] == '@')
      sentence.take(i, i + 1);
  }
}

// "Ann Lee@ACME" of a directory outside a header: the words before the sign.
void take_directory_name(SentenceMentions& sentence, std::size_t last) {
  const std::vector<Token>& tokens = sentence.tokens();
  std::size_t first = last;
  while (first > 0 && last - first < 3 && sentence.is_free(first - 1) && starts_upper(tokens[first - 1].form) &&
         tokens[first - 1].form.find_first_of("0123456789@/") == std::string::npos)
    --first;
  while (first < last && !is_first_name(tokens[first])) ++first;
  if (first == last) return;
  const std::vector<MailEntry> entries = mail_entries({}, tokens, first, last + 1);
  if (entries.size() == 1 && entries[0].directory && entries[0].name_end == last + 1)
    take_entry(sentence, entries[0], true, false);
}

// "Lee, Ann" <ann.lee@acme.org> at the start of a line.
void take_bracketed_sender(SentenceMentions& sentence, std::string_view text, std::size_t first, std::size_t end) {
  const std::vector<Token>& tokens = sentence.tokens();
  std::size_t open = first;
  while (open < end && tokens[open].form != "<") ++open;
  std::size_t close = open;
  while (close < end && tokens[close].form != ">") ++close;
  if (close == end || !std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(open),
                                   tokens.begin() + static_cast<std::ptrdiff_t>(close), is_mail_address))
    return;
  std::size_t start = open;
  const auto breaks_before = [&](std::size_t i) {
    const std::string_view gap = text.substr(tokens[i - 1].span.end, tokens[i].span.start - tokens[i - 1].span.end);
    return gap.find('\n') != std::string_view::npos;
  };
  while (start > first && !breaks_before(start)) --start;
  constexpr std::size_t kMaxTokens = 10;
  if (open - start > kMaxTokens) return;
  for (const MailEntry& entry : mail_entries(text, tokens, start, close + 1)) take_entry(sentence, entry, true, false);
}

}  // namespace

namespace {

// Words of letters alone that stand by themselves behind the quotation mark that opens an entry.
void collect_quoted_words(std::string_view value, std::set<std::string_view>& words) {
  constexpr std::size_t kMinLetters = 5;
  constexpr std::string_view kEnds = "';(<\r\n";
  for (std::size_t mark = value.find('\''); mark != std::string_view::npos; mark = value.find('\'', mark + 1)) {
    const std::size_t before = mark == 0 ? std::string_view::npos : value.find_last_not_of(" \t\r\n", mark - 1);
    if (before != std::string_view::npos && value[before] != ';' && value[before] != ',') continue;
    std::size_t end = mark + 1;
    while (end < value.size() && has_letter(value.substr(end, 1))) ++end;
    const std::string_view word = value.substr(mark + 1, end - mark - 1);
    const bool ends =
        end == value.size() || kEnds.find(value[end]) != std::string_view::npos || value.substr(end).starts_with("  ");
    if (ends && word.size() >= kMinLetters) words.insert(word);
  }
}

}  // namespace

MailNames::MailNames(const Document& document)
    : text_(document.text), headers_(find_mail_headers(document.text)), chat_turns_(find_chat_turns(document.text)) {
  for (const MailHeader& header : headers_)
    for (const MailLine& line : header.lines)
      if (header.mail && line.field != MailField::other)
        collect_quoted_words(text_.substr(line.value.start, line.value.size()), quoted_words_);
}

// An entry that is one word which another header, or this one, puts into quotation marks.
void MailNames::take_quoted_word(SentenceMentions& sentence, const MailEntry& entry) const {
  const std::vector<Token>& tokens = sentence.tokens();
  std::size_t word = entry.first;
  while (word < entry.end && !has_letter(tokens[word].form)) ++word;
  if (word == entry.end || !quoted_words_.contains(tokens[word].form) || !sentence.is_free(word)) return;
  if (has_common_word(tokens, word, word + 1)) return;
  for (std::size_t i = word + 1; i < entry.end; ++i)
    if (has_letter(tokens[i].form)) return;
  sentence.add(word, word + 1, MentionKind::name, EntityType::person);
}

void MailNames::find_in(SentenceMentions& sentence, const MailHeader& header) const {
  const std::vector<Token>& tokens = sentence.tokens();
  for (const MailLine& line : header.lines) {
    if (line.value.end <= tokens.front().span.start || line.key.start >= tokens.back().span.end) continue;
    const auto [key, key_end] = tokens_in(tokens, line.key);
    sentence.take(key, key_end);
    const auto [first, end] = tokens_in(tokens, line.value);
    if (line.field == MailField::other) {
      // "X-Folder: \Ann_Lee\Notes", "Sent: Tue, May 4".
      const bool dated = key < key_end && (tokens[key].lower == "sent" || tokens[key].lower == "date");
      if (line.technical || dated) sentence.take(first, end);
      continue;
    }
    // What stands before the time in a header of Notes are the sender's lines, or the end of a paragraph.
    if (header.notes && line.field == MailField::from) {
      take_bracketed_sender(sentence, text_, first, end);
      continue;
    }
    std::size_t start = first;
    for (std::size_t i = first; i + 2 < end; ++i) {
      if (tokens[i].lower != "on" || tokens[i + 1].lower != "behalf" || tokens[i + 2].lower != "of") continue;
      for (const MailEntry& entry : mail_entries(text_, tokens, start, i))
        take_entry(sentence, entry, header.mail, false);
      start = i + 3;
    }
    // Memoranda put each receiver into a line of its own, without a separator.
    for (std::size_t i = start + 1; i < end && !header.mail; ++i) {
      const std::string_view gap = text_.substr(tokens[i - 1].span.end, tokens[i].span.start - tokens[i - 1].span.end);
      if (gap.find('\n') == std::string_view::npos || tokens[i - 1].form == "," || tokens[i - 1].form == ";") continue;
      for (const MailEntry& entry : mail_entries(text_, tokens, start, i))
        take_entry(sentence, entry, false, line.repeated);
      start = i;
    }
    for (const MailEntry& entry : mail_entries(text_, tokens, start, end)) {
      if (header.mail) take_quoted_word(sentence, entry);
      take_entry(sentence, entry, header.mail, line.repeated);
    }
  }
}

// A name of one word is only taken where it is a first name: chats have groups and notices as well.
void MailNames::find_chat_names(SentenceMentions& sentence) const {
  const std::vector<Token>& tokens = sentence.tokens();
  auto turn = std::ranges::partition_point(chat_turns_,
                                           [&](const ChatTurn& t) { return t.name.end <= tokens.front().span.start; });
  for (; turn != chat_turns_.end() && turn->name.start < tokens.back().span.end; ++turn) {
    take_chat_name(sentence, turn->name);
    if (turn->to.size() > 0) take_chat_name(sentence, turn->to);
  }
}

void MailNames::take_chat_name(SentenceMentions& sentence, Span name) const {
  const std::vector<Token>& tokens = sentence.tokens();
  const auto [first, end] = tokens_in(tokens, name);
  if (first == end || !(Span{tokens[first].span.start, tokens[end - 1].span.end} == name)) return;
  const std::vector<MailEntry> entries = mail_entries(text_, tokens, first, end);
  const bool whole = entries.size() == 1 && entries[0].name_first == first && entries[0].name_end == end;
  if (!whole || entries[0].reversed || has_common_word(tokens, first, end) || end - first > 4) return;
  if (end == first + 1 && !is_first_name(tokens[first])) return;
  if (sentence.is_free(first, end)) sentence.add(first, end, MentionKind::name, EntityType::person);
}

void MailNames::find(SentenceMentions& sentence) const {
  const std::vector<Token>& tokens = sentence.tokens();
  if (is_identifier(tokens)) return sentence.take(0, tokens.size());
  const Span span{tokens.front().span.start, tokens.back().span.end};
  auto header = std::ranges::partition_point(headers_, [&](const MailHeader& h) { return h.whole.end <= span.start; });
  for (; header != headers_.end() && header->whole.start < span.end; ++header) find_in(sentence, *header);
  find_chat_names(sentence);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].form.find('@') == std::string::npos || !sentence.is_free(i)) continue;
    if (is_mail_address(tokens[i]))
      add_address(sentence, i, i + 1, false);
    else if (tokens[i].form[0] != '@')
      take_directory_name(sentence, i);
  }
}

}  // namespace whowhom

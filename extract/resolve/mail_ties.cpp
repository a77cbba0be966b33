// Message by message, a message being what stands under a header up to the next one. In a salutation a name means a
// receiver, in a signature the sender, elsewhere in the message one of its parties or whom it names in full; where two
// of them can be meant, nothing is said here.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/read/mail_layout.hpp"
#include "extract/resolve/addresses.hpp"

namespace whowhom {
namespace {

// Beyond this a text that has a header in it is rather a report with a mail in it.
constexpr std::size_t kMaxMessage = 30000;
constexpr std::size_t kMaxBetween = 8;  // tokens between a name and its address

struct Party {
  std::size_t mention = 0;
  std::string given;
  std::string surname;
};

bool is_word_of_greeting(std::string_view lower) {
  constexpr std::array<std::string_view, 22> kWords = {
      "hi",  "hello", "hey", "dear", "thanks", "thank", "you", "good", "morning", "afternoon", "evening",
      "all", "yes",   "no",  "ok",   "okay",   "sorry", "my",  "and",  "to",      "fyi",       "congratulations"};
  return std::ranges::find(kWords, lower) != kWords.end();
}

bool is_word_of_closing(std::string_view lower) {
  constexpr std::array<std::string_view, 24> kWords = {
      "best",         "regards", "kind",  "warm", "warmest",   "sincerely", "yours",  "cheers",
      "thanks",       "thank",   "you",   "many", "cordially", "all",       "the",    "with",
      "respectfully", "love",    "truly", "take", "care",      "xo",        "wishes", "faithfully"};
  return std::ranges::find(kWords, lower) != kWords.end();
}

// Whether the bytes hold only such words and marks.
template <class IsWord>
bool only_words(std::string_view bytes, IsWord is_word) {
  std::string word;
  for (std::size_t i = 0; i <= bytes.size(); ++i) {
    const char c = i < bytes.size() ? bytes[i] : ' ';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
    } else {
      if (!word.empty() && !is_word(lower_case(word))) return false;
      word.clear();
      if (c >= '0' && c <= '9') return false;
    }
  }
  return true;
}

bool is_same_given(const std::string& a, const std::string& b) {
  const auto& short_names = english_names().short_names;
  return !a.empty() && !b.empty() && (a == b || short_names.contains({a, b}) || short_names.contains({b, a}));
}

class TieFinder {
 public:
  TieFinder(const Document& document, const Clusters& clusters)
      : text_(document.text), clusters_(clusters), headers_(find_mail_headers(document.text)) {}

  MailTies find() {
    const auto& mentions = clusters_.mentions();
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].type != EntityType::person || mentions[i].kind != MentionKind::name) continue;
      people_.push_back(i);
      if (name_of(i).is_address)
        if (const auto name = written_beside(i)) ties_.name_of_address.emplace(i, *name);
    }
    for (std::size_t h = 0; h < headers_.size(); ++h) {
      tie_repeated_fields(headers_[h]);
      if (headers_[h].mail) {
        const std::size_t start = headers_[h].whole.end;
        const std::size_t end = h + 1 < headers_.size() ? headers_[h + 1].whole.start : text_.size();
        read_message(headers_[h], {start, std::max(start, std::min(end, start + kMaxMessage))});
      }
    }
    return std::move(ties_);
  }

 private:
  PersonName name_of(std::size_t mention) const {
    return parse_person_name(clusters_.sentence_of(mention), clusters_.mention(mention));
  }

  // Mentions of people by name in the bytes.
  std::vector<std::size_t> people_in(Span span) const {
    const auto first = std::ranges::partition_point(
        people_, [&](std::size_t m) { return clusters_.mention(m).span.start < span.start; });
    std::vector<std::size_t> out;
    for (auto it = first; it != people_.end() && clusters_.mention(*it).span.start < span.end; ++it)
      if (clusters_.mention(*it).span.end <= span.end) out.push_back(*it);
    return out;
  }

  // "Ann Lee" <al@…>, Ann Lee (Legal) [mailto:al@…], al@… (Ann Lee).
  std::optional<std::size_t> written_beside(std::size_t address) const {
    const Mention& m = clusters_.mention(address);
    const auto& tokens = clusters_.sentence_of(address).tokens;
    const auto [first, last] = clusters_.mentions_in(m.sentence);
    for (std::size_t other = first; other < last; ++other) {
      const Mention& name = clusters_.mention(other);
      if (name.type != EntityType::person || name.kind != MentionKind::name || name_of(other).is_address) continue;
      if (name.end_token < m.first_token && name.end_token + kMaxBetween > m.first_token &&
          opens_bracket(tokens, quotation_end(tokens, name), m.first_token) && !is_anothers(other, address))
        return other;
      if (name.first_token == m.end_token + 1 && tokens[m.end_token].form == "(" && name.end_token < tokens.size() &&
          tokens[name.end_token].form == ")")
        return other;
    }
    return std::nullopt;
  }

  // "Ann Lee, Acme" <…>: what else the quotation marks hold.
  static std::size_t quotation_end(const std::vector<Token>& tokens, const Mention& name) {
    const auto is_mark = [&](std::size_t i) { return tokens[i].form == "\"" || tokens[i].form == "'"; };
    if (name.first_token == 0 || !is_mark(name.first_token - 1)) return name.end_token;
    for (std::size_t i = name.end_token; i < tokens.size() && i < name.end_token + kMaxBetween; ++i)
      if (is_mark(i)) return i;
    return name.end_token;
  }

  static bool opens_bracket(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
    bool open = false;
    int round = 0;
    for (std::size_t i = first; i < end; ++i) {
      const std::string& form = tokens[i].form;
      if (form == "(") ++round;
      if (form == ")") --round;
      if (form == "<" || form == "[") open = true;
      const bool mark = form == "\"" || form == "'" || form == "<" || form == "[" || form == "(" || form == ")" ||
                        form == ":" || form == "’" || tokens[i].lower == "mailto" || form == "\\";
      if (!mark && round == 0) return false;
    }
    return open;
  }

  // "Ann Lee <bo.hill@…>": sent by somebody's office for another.
  bool is_anothers(std::size_t name, std::size_t address) const {
    const auto local = local_name(name_of(address).bare);
    if (!local) return false;
    const PersonName person = name_of(name);
    return !person.given.empty() && !is_same_given(local->given, person.given) && local->surname != person.surname &&
           local->given != person.surname && local->surname != person.given;
  }

  // "From: al@…" and "X-From: Ann Lee"; "To:" and "X-To:" too where they have equally many, and each fits the other.
  void tie_repeated_fields(const MailHeader& header) {
    for (const MailField field : {MailField::from, MailField::to, MailField::cc}) {
      std::vector<std::size_t> addresses;
      std::vector<std::size_t> names;
      bool both = false;
      for (const MailLine& line : header.lines) {
        if (line.field != field) continue;
        for (const std::size_t mention : people_in(line.value)) {
          const bool address = name_of(mention).is_address;
          both = both || (line.repeated && address) || (!line.repeated && !address);
          (address ? addresses : names).push_back(mention);
        }
      }
      if (both || addresses.size() != names.size()) continue;
      if (field == MailField::from && addresses.size() != 1) continue;
      for (std::size_t i = 0; i < addresses.size(); ++i) {
        const bool fits = field == MailField::from ? !is_anothers(names[i], addresses[i])
                                                   : may_own(name_of(names[i]), name_of(addresses[i]).bare);
        if (fits) ties_.name_of_address.emplace(addresses[i], names[i]);
      }
    }
  }

  std::vector<Party> parties_of(const MailHeader& header, bool senders) const {
    std::vector<Party> parties;
    for (const MailLine& line : header.lines) {
      if (line.field == MailField::other || (line.field == MailField::from) != senders) continue;
      for (const std::size_t mention : people_in(line.value)) {
        const PersonName name = name_of(mention);
        Party party{mention, name.given, name.surname};
        if (name.is_address) {
          const auto local = local_name(name.bare);
          if (!local) continue;
          party.given = local->given;
          party.surname = local->surname;
        } else if (party.given.empty()) {
          party.given = party.surname;  // "To: Ann"
        }
        parties.push_back(party);
      }
    }
    // A name tells more than an address.
    std::ranges::stable_sort(parties, {}, [&](const Party& party) { return name_of(party.mention).is_address; });
    return parties;
  }

  void read_message(const MailHeader& header, Span body) {
    const std::vector<std::size_t> people = people_in(body);
    if (people.empty()) return;
    const std::vector<Party> senders = parties_of(header, true);
    const std::vector<Party> receivers = parties_of(header, false);
    std::vector<Party> all = senders;
    all.insert(all.end(), receivers.begin(), receivers.end());
    std::vector<Party> named;  // in full, in the body
    for (const std::size_t mention : people)
      if (const PersonName name = name_of(mention); !name.given.empty())
        named.push_back({mention, name.given, name.surname});
    for (const std::size_t mention : people) {
      const PersonName name = name_of(mention);
      if (name.is_address || !name.given.empty() || name.surname.empty()) continue;
      const bool titled = !name.office.name.empty() || name.bearer.has_value();
      const Span span = clusters_.mention(mention).span;
      const bool bare = clusters_.mention(mention).end_token == clusters_.mention(mention).first_token + 1;
      if (is_salutation(span, body)) {
        if (tie(mention, name, receivers, bare, "greeted in a mail to")) continue;
      } else if (bare && is_signature(span, body)) {
        if (tie(mention, name, senders, true, "signed under a mail from")) continue;
      } else if (bare && !titled && !has_given(named, name.surname)) {
        if (tie(mention, name, all, true, "the only one so called who sent or received the mail:")) continue;
      }
      if (tie_to_named(mention, name, named)) continue;
    }
  }

  static bool has_given(const std::vector<Party>& parties, const std::string& given) {
    return std::ranges::any_of(parties, [&](const Party& p) { return is_same_given(p.given, given); });
  }

  // The one among the parties who has the name as given name (or, behind "Dear Ms", as surname).
  bool tie(std::size_t mention, const PersonName& name, const std::vector<Party>& parties, bool by_given,
           const char* why) {
    const Party* found = nullptr;
    for (const Party& party : parties) {
      const bool same = by_given ? is_same_given(party.given, name.surname) : party.surname == name.surname;
      if (!same) continue;
      const bool other =
          found != nullptr && (by_given ? found->surname != party.surname : !is_same_given(found->given, party.given));
      // "To: Ann; Lee, Ann": an address, a bare name and a full name can be one person's.
      if (other && found->surname != found->given && party.surname != party.given) return false;
      if (found == nullptr || found->surname == found->given) found = &party;
    }
    if (found == nullptr) return false;
    ties_.meant[mention] = {found->mention, by_given, fmt::format("{} {}", why, name_of(found->mention).bare)};
    return true;
  }

  bool tie_to_named(std::size_t mention, const PersonName& name, const std::vector<Party>& named) {
    const Party* found = nullptr;
    bool by_given = false;
    for (const Party& party : named) {
      const bool surname = party.surname == name.surname;
      const bool given = !surname && is_same_given(party.given, name.surname);
      if (!surname && !given) continue;
      const PersonName other = name_of(party.mention);
      if (surname && !are_compatible(other, name)) continue;
      if (found != nullptr && (found->surname != party.surname || !is_same_given(found->given, party.given)))
        return false;
      if (found == nullptr) by_given = given;
      found = found == nullptr ? &party : found;
    }
    if (found == nullptr || (by_given && !name.office.name.empty())) return false;
    ties_.meant[mention] = {found->mention, by_given, "named in full in the same mail"};
    return true;
  }

  std::size_t line_start(std::size_t at) const {
    const std::size_t feed = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return feed == std::string_view::npos ? 0 : feed + 1;
  }

  // The body's first line begins with it, behind no more than "Dear".
  bool is_salutation(Span name, Span body) const {
    if (name.start - body.start > 400) return false;
    const std::string_view before = text_.substr(body.start, name.start - body.start);
    const std::size_t line = before.find_first_not_of(" \t\r\n>");
    if (line != std::string_view::npos && before.find('\n', line) != std::string_view::npos) return false;
    if (!only_words(before, is_word_of_greeting)) return false;
    const std::size_t end = std::min(text_.find_first_not_of(" \t", name.end), text_.size());
    return end == text_.size() || std::string_view(",:;-!.\n\r").find(text_[end]) != std::string_view::npos;
  }

  // Alone in its line, at most behind a dash or "Best,".
  bool is_signature(Span name, Span body) const {
    const std::size_t start = std::max(line_start(name.start), body.start);
    const std::size_t feed = std::min(text_.find('\n', name.end), text_.size());
    const std::string_view behind = text_.substr(name.end, feed - name.end);
    if (behind.find_first_not_of(" \t\r.-*") != std::string_view::npos) return false;
    return name.start - start < 40 && only_words(text_.substr(start, name.start - start), is_word_of_closing);
  }

  std::string_view text_;
  const Clusters& clusters_;
  std::vector<MailHeader> headers_;
  std::vector<std::size_t> people_;
  MailTies ties_;
};

}  // namespace

MailTies find_mail_ties(const Document& document, const Clusters& clusters) {
  return TieFinder(document, clusters).find();
}

}  // namespace whowhom

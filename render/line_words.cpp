// Words are tables; nothing here looks at what a text says.
#include "render/line_words.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "graph/word_table.hpp"

namespace whowhom {
namespace {

constexpr WordTable<Channel, 14> kChannelWords = {{
    {Channel::call, "call"},
    {Channel::meeting, "meeting"},
    {Channel::email, "e-mail"},
    {Channel::letter, "letter"},
    {Channel::memo, "memo"},
    {Channel::text_message, "text message"},
    {Channel::interview, "interview"},
    {Channel::testimony, "testimony"},
    {Channel::briefing, "briefing"},
    {Channel::report, "report"},
    {Channel::conversation, "conversation"},
    {Channel::statement, "statement"},
    {Channel::order, "order"},
    {Channel::unspecified, ""},
}};

struct DocumentWords {
  RelationType type;
  std::string_view happened;
  std::string_view did_not_happen;
  std::string_view uncertain;
  std::string_view denied;
};

constexpr std::array<DocumentWords, 5> kDocumentWords = {{
    {RelationType::authored, "wrote", "did not write", "may have written", "not written"},
    {RelationType::sent, "sent", "did not send", "may have sent", "not sent"},
    {RelationType::received, "received", "did not receive", "may have received", "not received"},
    {RelationType::saw, "saw", "did not see", "may have seen", "not seen"},
    {RelationType::approved, "approved", "did not approve", "may have approved", "not approved"},
}};

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

// The digits of `text` as a number; 0 where there is anything else.
int number_of(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc() && end == text.data() + text.size() ? value : 0;
}

}  // namespace

std::string_view channel_words(Channel channel) { return word_of(kChannelWords, channel); }

std::string_view silence_words(Channel channel, bool mutual) {
  switch (channel) {
    case Channel::call:
      return "did not call";
    case Channel::email:
    case Channel::letter:
    case Channel::memo:
    case Channel::text_message:
      return "did not write";
    case Channel::meeting:
      // With a direction it is what was not said at a meeting, which can well have taken place.
      return mutual ? "did not meet" : "did not tell";
    default:
      return mutual ? "did not talk" : "did not tell";
  }
}

std::string_view document_words(RelationType type, Polarity polarity) {
  for (const DocumentWords& words : kDocumentWords) {
    if (words.type != type) continue;
    if (polarity == Polarity::happened) return words.happened;
    return polarity == Polarity::did_not_happen ? words.did_not_happen : words.uncertain;
  }
  return {};
}

std::string_view denied_words(RelationType type) {
  for (const DocumentWords& words : kDocumentWords)
    if (words.type == type) return words.denied;
  return {};
}

std::string date_words(std::string_view iso) {
  if (const std::size_t slash = iso.find('/'); slash != std::string_view::npos)
    return fmt::format("{} to {}", date_words(iso.substr(0, slash)), date_words(iso.substr(slash + 1)));
  if (iso.size() == 16 && iso[10] == 'T') return fmt::format("{}, {}", date_words(iso.substr(0, 10)), iso.substr(11));
  const bool has_month = (iso.size() == 7 || iso.size() == 10) && iso[4] == '-';
  const bool has_day = iso.size() == 10 && iso[7] == '-';
  if (!has_month || (iso.size() == 10 && !has_day)) return std::string(iso);
  const int month = number_of(iso.substr(5, 2));
  const int day = has_day ? number_of(iso.substr(8, 2)) : 0;
  if (month < 1 || month > 12) return std::string(iso);
  const std::string_view name = kMonths[static_cast<std::size_t>(month - 1)];
  if (!has_day) return fmt::format("{} {}", name, iso.substr(0, 4));
  return fmt::format("{} {} {}", day, name, iso.substr(0, 4));
}

std::string enumeration(const std::vector<std::string>& names, std::size_t max) {
  std::string out;
  const std::size_t shown = names.size() > max ? max - 1 : names.size();
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
  if (shown < names.size()) out += fmt::format(" and {} others", names.size() - shown);
  return out;
}

std::string count_words(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace whowhom

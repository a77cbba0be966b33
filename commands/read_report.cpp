#include "commands/read_report.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/wording.hpp"
#include "extract/language/analyse.hpp"

namespace whowhom {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kPlacesTold = 8;

struct Extent {
  std::size_t sentences = 0;
  std::size_t words = 0;
};

Extent measure(const Document& document) {
  const Analysis analysis = find_sentences(document, TokenStyle::whole_words);
  Extent extent{analysis.sentences.size(), 0};
  for (const Sentence& sentence : analysis.sentences)
    extent.words += static_cast<std::size_t>(std::ranges::count_if(
        sentence.tokens, [](const Token& token) { return token.part_of_speech != PartOfSpeech::punct; }));
  return extent;
}

// Where a part of the text stands, for people: a page, else lines. Asked in the order of the text.
class Whereabouts {
 public:
  explicit Whereabouts(const Document& document) : document_(document) {}

  std::string of(Span span) {
    if (!document_.pages.empty()) {
      const auto next =
          std::ranges::upper_bound(document_.pages, span.start, {}, [](const Page& page) { return page.span.start; });
      return fmt::format("page {}", next == document_.pages.begin() ? 1 : std::prev(next)->number);
    }
    const std::size_t first = line_of(span.start);
    const std::size_t last = line_of(std::max(span.start, span.end - 1));
    return first == last ? fmt::format("line {}", first) : fmt::format("lines {} to {}", first, last);
  }

 private:
  std::size_t line_of(std::size_t offset) {
    if (offset < at_) at_ = 0, line_ = 1;
    line_ += static_cast<std::size_t>(std::count(document_.text.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 document_.text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    at_ = offset;
    return line_;
  }

  const Document& document_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

std::string shown(const std::vector<Mailbox>& boxes) {
  std::string out;
  for (const Mailbox& box : boxes)
    out += (out.empty() ? "" : ", ") + (box.name.empty()      ? box.address
                                        : box.address.empty() ? box.name
                                                              : fmt::format("{} <{}>", box.name, box.address));
  return fold_white_space(out);
}

// Each reason with the places it was for; what stands on every page is counted, not listed.
std::string set_aside_lines(const Document& document) {
  Whereabouts whereabouts(document);
  std::vector<std::string> reasons;
  std::map<std::string, std::vector<std::string>> places;
  for (const SetAside& part : document.set_aside) {
    std::vector<std::string>& of_reason = places[part.reason];
    if (of_reason.empty()) reasons.push_back(part.reason);
    const std::string place = whereabouts.of(part.span);
    if (of_reason.empty() || of_reason.back() != place) of_reason.push_back(place);
  }
  std::string out;
  for (const std::string& reason : reasons) {
    const std::vector<std::string>& all = places[reason];
    out += fmt::format("  set aside, {}: ", reason);
    const std::size_t told = std::min(all.size(), kPlacesTold);
    for (std::size_t i = 0; i < told; ++i) out += (i > 0 ? ", " : "") + all[i];
    out += told < all.size() ? fmt::format(" and {} more\n", counted(all.size() - told, "place")) : "\n";
  }
  return out;
}

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json mailboxes(const std::vector<Mailbox>& boxes) {
  Json out = Json::array();
  for (const Mailbox& box : boxes) out.push_back({{"name", box.name}, {"address", box.address}});
  return out;
}

Json mail_to_json(const MailHead& mail) {
  return {{"message_id", mail.message_id}, {"references", mail.references}, {"from", mailboxes(mail.from)},
          {"to", mailboxes(mail.to)},      {"cc", mailboxes(mail.cc)},      {"bcc", mailboxes(mail.bcc)},
          {"date", or_null(mail.date)},    {"subject", mail.subject}};
}

std::string_view word_of(ReadState state) {
  switch (state) {
    case ReadState::read:
      return "read";
    case ReadState::partly:
      return "partly";
    case ReadState::not_read:
      break;
  }
  return "not read";
}

}  // namespace

std::string describe(const Document& document) {
  const Extent extent = measure(document);
  std::string out = fold_white_space(document.source.path);
  if (!document.source.part.empty()) out += fmt::format(": {}", fold_white_space(document.source.part));
  out += fmt::format("\n  title   {}\n  type    {}\n", fold_white_space(document.source.title),
                     described(document.media_type));
  if (document.mail) {
    const MailHead& mail = *document.mail;
    out += fmt::format("  from    {}\n  to      {}\n", shown(mail.from), shown(mail.to));
    if (!mail.cc.empty()) out += fmt::format("  cc      {}\n", shown(mail.cc));
    if (!mail.bcc.empty()) out += fmt::format("  bcc     {}\n", shown(mail.bcc));
    if (mail.date) out += fmt::format("  date    {}\n", *mail.date);
  }
  out += fmt::format("  read    {}, {}, {}\n", counted(document.text.size(), "byte"),
                     counted(extent.sentences, "sentence"), counted(extent.words, "word"));
  if (!document.read_from_picture.empty()) {
    const auto doubtful = std::ranges::count_if(document.read_from_picture,
                                                [](const WordConfidence& word) { return word.confidence < 0.7; });
    out += fmt::format("  picture {}, {} of them in doubt\n", counted(document.read_from_picture.size(), "word"),
                       doubtful);
  }
  out += fmt::format("  sha256  {}\n", document.source.sha256);
  if (!document.pages.empty()) out += fmt::format("  pages   {}\n", page_count(document));
  return out + set_aside_lines(document);
}

std::string text_that_is_read(const Document& document) {
  std::string out;
  std::size_t at = 0;
  for (const SetAside& part : document.set_aside) {
    out.append(document.text, at, part.span.start - at);
    at = part.span.end;
  }
  return out + document.text.substr(at);
}

Json document_to_json(const Document& document) {
  Json parts = Json::array();
  for (const SetAside& part : document.set_aside)
    parts.push_back({{"start", part.span.start}, {"end", part.span.end}, {"reason", part.reason}});
  Json pages = Json::array();
  for (const Page& page : document.pages)
    pages.push_back({{"number", page.number}, {"start", page.span.start}, {"end", page.span.end}});
  Json places = Json::array();
  for (const SourcePlace& place : document.places) {
    Json item = {{"start", place.span.start}, {"end", place.span.end}};
    if (place.bytes) item["source"] = {place.bytes->start, place.bytes->end};
    if (place.box) item["box"] = {place.box->left, place.box->top, place.box->right, place.box->bottom};
    if (!place.what.empty()) item["what"] = place.what;
    places.push_back(std::move(item));
  }
  Json words = Json::array();
  for (const WordConfidence& word : document.read_from_picture)
    words.push_back({{"start", word.span.start}, {"end", word.span.end}, {"confidence", word.confidence}});
  const Extent extent = measure(document);
  Json out = {{"path", document.source.path}};
  if (!document.source.part.empty()) out["part"] = document.source.part;
  out.update({{"title", document.source.title},
              {"media_type", mime_type(document.media_type)},
              {"sha256", document.source.sha256},
              {"created", or_null(document.created)},
              {"bytes", document.text.size()},
              {"sentences", extent.sentences},
              {"words", extent.words},
              {"mail", document.mail ? mail_to_json(*document.mail) : Json(nullptr)},
              {"pages", std::move(pages)},
              {"set_aside", std::move(parts)},
              {"places", std::move(places)},
              {"read_from_picture", std::move(words)},
              {"text", document.text}});
  return out;
}

Json outcome_to_json(const FileOutcome& outcome) {
  Json messages = Json::array();
  for (const Diagnostic& diagnostic : outcome.diagnostics)
    messages.push_back(
        {{"severity", label_of(diagnostic.severity)}, {"where", diagnostic.where}, {"message", diagnostic.message}});
  Json out = {{"path", outcome.path}, {"state", word_of(outcome.state)}, {"documents", outcome.documents}};
  if (!outcome.reason.empty()) out["reason"] = outcome.reason;
  out["messages"] = std::move(messages);
  return out;
}

}  // namespace whowhom

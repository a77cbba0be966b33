// What the later stages take for granted of a document, asked of each that comes out of a reader.
#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/read/document_codec.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxWords = 4000;

class Check {
 public:
  Check(const Document& document, std::size_t max_text_bytes) : document_(document), max_bytes_(max_text_bytes) {}

  std::optional<std::string> run() {
    if (document_.text.size() > max_bytes_) say("its text is larger than what is read at once");
    if (document_.media_type < MediaType{} || document_.media_type > MediaType::unknown) say("its kind is none");
    text("text", document_.text);
    words();
    spans("pages", document_.pages);
    spans("set_aside", document_.set_aside);
    spans("places", document_.places);
    spans("read_from_picture", document_.read_from_picture);
    numbers();
    return std::move(flaw_);
  }

 private:
  void say(std::string what) {
    if (!flaw_) flaw_ = std::move(what);
  }

  void text(const char* name, std::string_view words) {
    if (words.find('\0') != std::string_view::npos) say(fmt::format("NUL in `{}`", name));
    if (first_wrong_utf8_byte(words)) say(fmt::format("`{}` is not UTF-8", name));
  }

  void mailboxes(const char* name, const std::vector<Mailbox>& list) {
    for (const Mailbox& mailbox : list) {
      text(name, mailbox.name);
      text(name, mailbox.address);
    }
  }

  void words() {
    text("title", document_.source.title);
    text("part", document_.source.part);
    text("created", document_.created.value_or(""));
    for (const SetAside& part : document_.set_aside) text("reason", part.reason);
    for (const SourcePlace& place : document_.places) text("what", place.what);
    const std::string& digest = document_.source.sha256;
    if (digest.size() != 64 || digest.find_first_not_of("0123456789abcdef") != std::string::npos)
      say("`sha256` is no digest");
    if (!document_.mail) return;
    const MailHead& mail = *document_.mail;
    text("message_id", mail.message_id);
    for (const std::string& reference : mail.references) text("references", reference);
    mailboxes("from", mail.from);
    mailboxes("to", mail.to);
    mailboxes("cc", mail.cc);
    mailboxes("bcc", mail.bcc);
    text("date", mail.date.value_or(""));
    text("subject", mail.subject);
  }

  bool between_characters(std::size_t at) const {
    return at == document_.text.size() || (static_cast<unsigned char>(document_.text[at]) & 0xC0) != 0x80;
  }

  template <typename T>
  void spans(const char* name, const std::vector<T>& list) {
    std::size_t done = 0;
    for (const T& item : list) {
      const Span span = item.span;
      if (span.start > span.end || span.end > document_.text.size())
        return say(fmt::format("a span of `{}` is outside of the text", name));
      if (!between_characters(span.start) || !between_characters(span.end))
        return say(fmt::format("a span of `{}` cuts a character", name));
      if (span.start < done) return say(fmt::format("the spans of `{}` overlap or are out of order", name));
      done = span.end;
    }
  }

  void numbers() {
    for (const Page& page : document_.pages)
      if (page.number < 1) say("a page's number is below 1");
    for (const SourcePlace& place : document_.places) {
      if (place.bytes && place.bytes->start > place.bytes->end) say("a place ends before it starts");
      if (place.box && !(std::isfinite(place.box->left) && std::isfinite(place.box->top) &&
                         std::isfinite(place.box->right) && std::isfinite(place.box->bottom)))
        say("a box is not of numbers");
    }
    for (const WordConfidence& word : document_.read_from_picture)
      if (!(word.confidence >= 0.0 && word.confidence <= 1.0)) say("a confidence is not between 0 and 1");
  }

  const Document& document_;
  const std::size_t max_bytes_;
  std::optional<std::string> flaw_;
};

}  // namespace

std::optional<std::string> flaw_of(const Document& document, std::size_t max_text_bytes) {
  return Check(document, max_text_bytes).run();
}

std::string harmless_words(std::string_view words) {
  std::string out;
  words = words.substr(0, kMaxWords);
  while (!words.empty()) {
    const std::size_t good = std::min(first_wrong_utf8_byte(words).value_or(words.size()), words.size());
    for (std::size_t at = 0; at < good;) {
      const CodePoint point = code_point_at(words, at);
      const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
      // Characters that turn the direction of a line make a name look like another (Unicode TR 36).
      const bool turns =
          (point.value >= 0x202A && point.value <= 0x202E) || (point.value >= 0x2066 && point.value <= 0x2069);
      if (control || turns)
        out += ' ';
      else
        out += words.substr(at, point.size);
      at += point.size;
    }
    if (good < words.size()) out += "\uFFFD";
    words.remove_prefix(std::min(good + 1, words.size()));
  }
  return out;
}

}  // namespace whowhom

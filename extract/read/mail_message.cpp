// GMime parses, the body's parts are chosen, and header and body become one text.
#include "extract/read/mail_message.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/mail_message_body.hpp"
#include "extract/read/mail_message_header.hpp"
#include "extract/read/markdown.hpp"
#include "extract/read/text_reader.hpp"
#include "extract/read/transfer_marks.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxMessage = 1u << 30;

// Without the line that an Apple mailbox puts first, the message's size, and the property list behind; without the line
// of a mailbox that a single message was cut from with it.
std::string_view message_bytes(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  const std::size_t feed = bytes.find('\n');
  if (feed == std::string_view::npos) return bytes;
  const std::string_view first = slice(bytes, trimmed(bytes, {0, feed}));
  if (first.size() < 11 && !first.empty() && first.find_first_not_of("0123456789") == std::string_view::npos) {
    std::size_t size = 0;
    for (const char digit : first) size = size * 10 + static_cast<std::size_t>(digit - '0');
    return bytes.substr(feed + 1, size);
  }
  if (bytes.starts_with("From ") || bytes.starts_with(">From ")) return bytes.substr(feed + 1);
  return bytes;
}

// A page that a browser saved: its "From:" is the browser.
bool is_saved_page(GMimeMessage* message) {
  if (g_mime_object_get_header(GMIME_OBJECT(message), "Snapshot-Content-Location")) return true;
  const char* from = g_mime_object_get_header(GMIME_OBJECT(message), "From");
  return from && lower_ascii(from).starts_with("<saved by ");
}

void set_aside(Document& document, Span part, const std::vector<Span>& spans, const char* reason) {
  for (const Span span : spans)
    document.set_aside.push_back({{span.start + part.start, span.end + part.start}, reason});
}

Document make_document(const ParsedMail& mail, std::size_t offset, MailBody& body) {
  Document document;
  document.media_type = MediaType::email;
  if (is_saved_page(mail.message())) {
    document.media_type = MediaType::html;
    document.source.title = mail_head(mail.message()).subject;
  } else {
    document.mail = mail_head(mail.message());
    document.source.title = document.mail->subject;
    document.text = mail_header_text(mail.message());
    if (!document.text.empty()) document.text += '\n';
  }
  const std::size_t start = document.text.size();
  document.text += body.text;
  for (SourcePlace& place : body.places) {
    place.span.start += start;
    place.span.end += start;
    place.bytes->start += offset;
    place.bytes->end += offset;
  }
  document.places = std::move(body.places);
  for (SetAside& part : body.set_aside) {
    part.span.start += start;
    part.span.end += start;
    document.set_aside.push_back(std::move(part));
  }
  for (Span part : body.plain) {
    part = {part.start + start, part.end + start};
    set_aside(document, part, strong_marks(slice(document.text, part)), "markup");
    set_aside(document, part, transfer_marks(slice(document.text, part)), "transfer encoding");
  }
  return document;
}

void read_attachments(const ReadInput& input, Reading& reading, std::string_view bytes, const MailBody& body) {
  for (const MailAttachment& attachment : body.attachments) {
    std::string unpacked = attachment.unpacked;
    std::string_view file = unpacked;
    if (!attachment.bytes.empty()) {
      file = bytes.substr(attachment.bytes.start, attachment.bytes.size());
      if (attachment.encoding != GMIME_CONTENT_ENCODING_DEFAULT && attachment.encoding != GMIME_CONTENT_ENCODING_7BIT &&
          attachment.encoding != GMIME_CONTENT_ENCODING_8BIT && attachment.encoding != GMIME_CONTENT_ENCODING_BINARY)
        file = unpacked = transfer_decoded(file, attachment.encoding);
    }
    if (file.empty()) continue;
    if (!reading.read_part(input, attachment.label, attachment.name, file)) return;
  }
}

void read_message(const ReadInput& input, Reading& reading, bool of_mailbox) {
  const std::string_view bytes = message_bytes(input.bytes);
  if (bytes.size() > kMaxMessage)
    throw Error(
        fmt::format("{}: is one message of more than 1 GB and is not read; take its attachments out in a mail "
                    "program",
                    where(input)));
  const ParsedMail mail(bytes);
  // Cut within its header: what is there is text all the same.
  if (!mail.message()) return read_text(input, reading);
  MailBody body = mail_body(mail, {.of_mailbox = of_mailbox, .is_page = is_saved_page(mail.message())});
  for (const std::string& note : body.notes) reading.tell(Severity::note, where(input), note);
  for (const std::string& warning : body.warnings) reading.tell(Severity::warning, where(input), warning);
  const auto offset = static_cast<std::size_t>(bytes.data() - input.bytes.data());
  Document document = make_document(mail, offset, body);
  reading.progress();
  const bool blank = trimmed(document.text, {0, document.text.size()}).empty();
  if (!blank || body.attachments.empty()) reading.deliver(input, std::move(document));
  read_attachments(input, reading, bytes, body);
}

}  // namespace

void read_mail_message(const ReadInput& input, Reading& reading) { read_message(input, reading, false); }

void read_message_of_mailbox(const ReadInput& input, Reading& reading) { read_message(input, reading, true); }

}  // namespace whowhom

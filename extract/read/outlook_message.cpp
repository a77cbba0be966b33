// Properties to fields of a header, then as any mail. The numbers are those of [MS-OXPROPS].
#include "extract/read/outlook_message.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <glib.h>

#include "extract/language/letters.hpp"
#include "extract/read/html.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/mail_message_body.hpp"
#include "extract/read/mail_message_characters.hpp"
#include "extract/read/mail_message_header.hpp"
#include "extract/read/outlook_storage.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxReceivers = 20'000;
constexpr std::size_t kMaxAttachments = 20'000;
constexpr std::size_t kSmallPicture = 45u << 10;  // bytes of logos and smileys inside HTML
constexpr std::size_t kMaxRtf = 64u << 20;
constexpr std::size_t kMaxLabel = 150;

enum Property : unsigned {
  kSubject = 0x0037,
  kSubmitted = 0x0039,
  kFromName = 0x0042,
  kFromAddress = 0x0065,
  kTransportHeader = 0x007D,
  kReceiverKind = 0x0C15,
  kSenderName = 0x0C1A,
  kSenderAddress = 0x0C1F,
  kShownBcc = 0x0E02,
  kShownCc = 0x0E03,
  kShownTo = 0x0E04,
  kDelivered = 0x0E06,
  kBody = 0x1000,
  kRtf = 0x1009,
  kHtml = 0x1013,
  kMessageId = 0x1035,
  kReferences = 0x1039,
  kInReplyTo = 0x1042,
  kName = 0x3001,
  kAddress = 0x3003,
  kData = 0x3701,
  kShortFileName = 0x3704,
  kMethod = 0x3705,
  kFileName = 0x3707,
  kContentId = 0x3712,
  kSmtpAddress = 0x39FE,
  kHtmlCodepage = 0x3FDE,
  kSenderSmtp = 0x5D01,
  kFromSmtp = 0x5D02,
};

bool is_blank_text(std::string_view text) { return trimmed(text, {0, text.size()}).empty(); }

// An address of the net; those of an Exchange directory ("/O=ACME/…") say nothing outside of it.
std::string net_address(const OutlookObject& object, unsigned smtp, unsigned other) {
  for (const unsigned property : {smtp, other})
    if (std::string address = one_line(object.text(property)); address.find('@') != std::string::npos) return address;
  return {};
}

Mailbox mailbox_of(const OutlookObject& object, unsigned name, unsigned smtp, unsigned address) {
  Mailbox mailbox{one_line(object.text(name)), net_address(object, smtp, address)};
  if (mailbox.name.size() > 2 && mailbox.name.front() == '\'' && mailbox.name.back() == '\'')
    mailbox.name = mailbox.name.substr(1, mailbox.name.size() - 2);
  // Programs write the address for a name that they do not know.
  if (lower_ascii(mailbox.name) == lower_ascii(mailbox.address)) mailbox.name.clear();
  return mailbox;
}

std::string ids_in(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '<' || c == '>' || c == ',' ? ' ' : c;
  return out;
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string::npos && words.size() < 1000;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(' ', end);
  }
  return words;
}

struct Header {
  std::string text;
  MailHead head;
};

void add_field(std::string& text, std::string_view name, const std::string& value) {
  if (!value.empty()) text.append(name).append(": ").append(value) += '\n';
}

std::string written(const std::vector<Mailbox>& mailboxes) {
  std::string out;
  for (const Mailbox& mailbox : mailboxes) {
    if (!out.empty()) out += ", ";
    out += written_mailbox(mailbox);
  }
  return out;
}

// "Fri, 4 May 2001 22:00:00 +0000", as the line "Date:" has it.
std::string written_time(const std::string& iso) {
  const std::unique_ptr<GTimeZone, decltype(&g_time_zone_unref)> utc(g_time_zone_new_utc(), g_time_zone_unref);
  GDateTime* time = g_date_time_new_from_iso8601(iso.c_str(), utc.get());
  if (!time) return {};
  const GText text(g_mime_utils_header_format_date(time));
  g_date_time_unref(time);
  return text ? std::string(text.get()) : std::string();
}

Header header_of_properties(const OutlookObject& message) {
  Header header;
  MailHead& head = header.head;
  const Mailbox from = mailbox_of(message, kFromName, kFromSmtp, kFromAddress);
  const Mailbox sender = mailbox_of(message, kSenderName, kSenderSmtp, kSenderAddress);
  const Mailbox& writer = from == Mailbox{} ? sender : from;
  if (!(writer == Mailbox{})) head.from.push_back(writer);
  for (const OutlookObject& receiver : message.children("__recip_version1.0_#", kMaxReceivers)) {
    Mailbox mailbox = mailbox_of(receiver, kName, kSmtpAddress, kAddress);
    if (mailbox == Mailbox{}) continue;
    const std::uint32_t kind = receiver.number(kReceiverKind).value_or(1);
    (kind == 2 ? head.cc : kind == 3 ? head.bcc : head.to).push_back(std::move(mailbox));
  }
  head.subject = one_line(message.text(kSubject));
  head.date = message.time(kSubmitted);
  if (!head.date) head.date = message.time(kDelivered);
  for (std::string& id : words_in(ids_in(message.text(kMessageId)))) head.message_id = std::move(id);
  for (const unsigned property : {kReferences, kInReplyTo})
    for (std::string& id : words_in(ids_in(message.text(property)))) {
      std::erase(head.references, id);
      head.references.push_back(std::move(id));
    }
  add_field(header.text, "From", written(head.from));
  if (lower_case(sender.name) != lower_case(writer.name) && !(sender == Mailbox{}))
    add_field(header.text, "Sender", written_mailbox(sender));
  if (head.date) add_field(header.text, "Date", written_time(*head.date));
  const bool no_receivers = head.to.empty() && head.cc.empty() && head.bcc.empty();
  add_field(header.text, "To", no_receivers ? one_line(message.text(kShownTo)) : written(head.to));
  add_field(header.text, "Cc", no_receivers ? one_line(message.text(kShownCc)) : written(head.cc));
  add_field(header.text, "Bcc", no_receivers ? one_line(message.text(kShownBcc)) : written(head.bcc));
  add_field(header.text, "Subject", head.subject);
  return header;
}

Header header_of(const OutlookObject& message) {
  Header header = header_of_properties(message);
  std::string fields = message.text(kTransportHeader);
  if (is_blank_text(fields)) return header;
  fields += "\n\n";
  const ParsedMail mail(std::string_view(fields).substr(fields.find_first_not_of("\r\n")));
  if (!mail.message()) return header;
  MailHead head = mail_head(mail.message());
  if (head.from.empty() || (head.to.empty() && head.cc.empty())) return header;
  if (head.bcc.empty()) head.bcc = header.head.bcc;
  if (head.subject.empty()) head.subject = header.head.subject;
  return {mail_header_text(mail.message()), std::move(head)};
}

void take_body(const OutlookObject& message, Document& document, std::string& rtf) {
  const auto add = [&document](std::string_view words) {
    const std::size_t start = document.text.size();
    document.text += mail_text(words, std::nullopt, {}).text;
    return start;
  };
  if (const std::string plain = message.text(kBody); !is_blank_text(plain)) {
    add(plain);
    return;
  }
  std::string html = message.binary(kHtml);
  std::string charset = message.charset();
  if (const auto page = message.number(kHtmlCodepage)) charset = *page == 65001 ? "utf-8" : fmt::format("cp{}", *page);
  if (html.empty()) {
    html = message.text(kHtml);
    charset = "utf-8";
  }
  if (!is_blank_text(html)) {
    Document page = html_document(html, {.charset = charset, .is_mail = true});
    if (!is_blank_text(page.text)) {
      const std::size_t start = document.text.size();
      document.text += page.text;
      for (SetAside& part : page.set_aside) {
        part.span.start += start;
        part.span.end += start;
        document.set_aside.push_back(std::move(part));
      }
      return;
    }
  }
  rtf = unpacked_outlook_rtf(message.binary(kRtf), kMaxRtf);
}

std::string digest(const std::string& text) {
  const GText sum(
      g_compute_checksum_for_data(G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(text.data()), text.size()));
  return sum.get();
}

std::string label_of(const std::string& name, std::size_t number) {
  if (name.empty()) return fmt::format("attachment {}", number);
  std::string label = name.substr(0, kMaxLabel);
  while (first_wrong_utf8_byte(label)) label.pop_back();
  return label;
}

class MessageReader {
 public:
  MessageReader(const ReadInput& file, Reading& reading) : file_(file), reading_(reading) {}

  // The documents of `message`, the part `part` of the file.
  void read(const OutlookObject& message, const std::string& part, std::size_t depth) {
    const ReadInput input{file_.bytes, file_.path, part, file_.name};
    Header header = header_of(message);
    Document document;
    document.media_type = MediaType::outlook_message;
    document.source.title = header.head.subject;
    document.mail = std::move(header.head);
    document.text = std::move(header.text);
    if (!document.text.empty()) document.text += '\n';
    std::string rtf;
    take_body(message, document, rtf);
    // Of a message in the file there are no bytes of its own.
    if (depth > 0) document.source.sha256 = digest(document.text);
    const std::vector<OutlookObject> attachments = message.children("__attach_version1.0_#", kMaxAttachments);
    reading_.progress();
    if (!is_blank_text(document.text) || (attachments.empty() && rtf.empty()))
      reading_.deliver(input, std::move(document));
    if (!rtf.empty() && !reading_.read_part(input, "text", "text.rtf", rtf)) return;
    std::size_t files = 0;
    std::size_t messages = 0;
    for (const OutlookObject& attachment : attachments)
      if (!take_attachment(attachment, input, depth, files, messages)) return;
  }

 private:
  // False where a limit of all parts is met.
  bool take_attachment(const OutlookObject& attachment, const ReadInput& input, std::size_t depth, std::size_t& files,
                       std::size_t& messages) {
    constexpr std::uint32_t kIsMessage = 5;
    constexpr std::uint32_t kIsObject = 6;
    const std::uint32_t method = attachment.number(kMethod).value_or(1);
    if (method == kIsMessage) {
      if (const auto inner = attachment.inner_message()) read_inner(*inner, input, ++messages, depth + 1);
      return true;
    }
    ++files;
    std::string name = one_line(attachment.text(kFileName));
    if (name.empty()) name = one_line(attachment.text(kShortFileName));
    const std::string label = label_of(name, files);
    if (method == kIsObject) {
      reading_.tell(Severity::note, fmt::format("{}, {}", where(input), label),
                    "is an object of another program and is not read");
      return true;
    }
    const std::string bytes = attachment.binary(kData);
    if (bytes.empty()) return true;
    if (bytes.size() < kSmallPicture && !attachment.text(kContentId).empty() &&
        sniff_media_type(bytes, name) == MediaType::image)
      return true;
    return reading_.read_part(input, label, name, bytes);
  }

  void read_inner(const OutlookObject& message, const ReadInput& input, std::size_t number, std::size_t depth) {
    const std::string own = fmt::format("forwarded message {}", number);
    const std::string part = input.part.empty() ? own : input.part + ", " + own;
    const std::string place = where({{}, file_.path, part, {}});
    if (depth > reading_.options().max_depth) {
      reading_.tell(Severity::error, place,
                    fmt::format("is nested more than {} deep and is not read; take it out and "
                                "read it by itself",
                                reading_.options().max_depth));
      return;
    }
    try {
      read(message, part, depth);
    } catch (const Error& error) {
      std::string words = error.what();
      if (words.starts_with(place + ": ")) words.erase(0, place.size() + 2);
      reading_.tell(Severity::warning, place, std::move(words));
    }
  }

  const ReadInput& file_;
  Reading& reading_;
};

}  // namespace

void read_outlook_message(const ReadInput& input, Reading& reading) {
  GsfStorage root = open_compound_file(input.bytes);
  if (!root)
    throw Error(fmt::format(
        "{}: is a damaged Outlook message; open it in Outlook and save it again, as text or as .eml", where(input)));
  MessageReader(input, reading)
      .read(OutlookObject(std::move(root), OutlookKind::message, input.bytes.size()), input.part, 0);
}

}  // namespace whowhom

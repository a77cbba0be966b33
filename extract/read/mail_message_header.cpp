// Values stay as they were written, unfolded: what reads header lines knows how programs write them. Only where names
// are encoded (RFC 2047) are the addresses parsed and written anew, with marks around names that hold separators.
#include "extract/read/mail_message_header.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extract/language/letters.hpp"
#include "extract/read/mail_message_characters.hpp"
#include "extract/read/mail_message_mime.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxValue = 1u << 20;
constexpr std::size_t kMaxMailboxes = 20'000;  // of one field
constexpr int kMaxReferences = 1000;

struct Field {
  std::string_view lower;
  std::string_view shown;
  bool mailboxes;
  bool repeats;  // may stand there more than once
};

constexpr std::array kFields = {
    Field{"from", "From", true, false},      Field{"sender", "Sender", true, false},
    Field{"to", "To", true, true},           Field{"cc", "Cc", true, true},
    Field{"bcc", "Bcc", true, true},         Field{"reply-to", "Reply-To", true, false},
    Field{"date", "Date", false, false},     Field{"subject", "Subject", false, false},
    Field{"x-from", "X-From", false, false}, Field{"x-to", "X-To", false, true},
    Field{"x-cc", "X-cc", false, true},      Field{"x-bcc", "X-bcc", false, true},
};

template <typename Visit>
void each_mailbox(InternetAddressList* list, const Visit& visit) {
  const int count = list ? internet_address_list_length(list) : 0;
  for (int i = 0; i < count; ++i) {
    InternetAddress* address = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(address)) {
      InternetAddressList* members = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address));
      const int inner = members ? internet_address_list_length(members) : 0;
      // A group holds no groups (RFC 5322 section 3.4).
      for (int k = 0; k < inner; ++k) {
        InternetAddress* member = internet_address_list_get_address(members, k);
        if (INTERNET_ADDRESS_IS_MAILBOX(member)) visit(member);
      }
    } else {
      visit(address);
    }
  }
}

Mailbox mailbox_of(InternetAddress* address) {
  Mailbox mailbox;
  if (const char* name = internet_address_get_name(address)) mailbox.name = one_line(name);
  if (const char* at = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))
    mailbox.address = one_line(at);
  return mailbox;
}

std::vector<Mailbox> mailboxes_of(InternetAddressList* list) {
  std::vector<Mailbox> out;
  each_mailbox(list, [&out](InternetAddress* address) {
    Mailbox mailbox = mailbox_of(address);
    if (out.size() < kMaxMailboxes && !(mailbox == Mailbox{})) out.push_back(std::move(mailbox));
  });
  return out;
}

// The value in UTF-8, still with encoded words.
std::string utf8_value(GMimeHeader* header) {
  const char* raw = g_mime_header_get_raw_value(header);
  if (!raw) return {};
  const std::string_view bytes = std::string_view(raw).substr(0, kMaxValue);
  return one_line(mail_to_utf8(bytes, "").text);
}

std::string decoded(const std::string& value) {
  const GText text(g_mime_utils_header_decode_text(mail_parser_options(), value.c_str()));
  return text ? one_line(text.get()) : value;
}

std::string decoded_mailboxes(const std::string& value) {
  const GObjectPtr<InternetAddressList> list(internet_address_list_parse(mail_parser_options(), value.c_str()));
  std::string out;
  for (const Mailbox& mailbox : mailboxes_of(list.get())) {
    if (!out.empty()) out += ", ";
    out += written_mailbox(mailbox);
  }
  return out.empty() ? decoded(value) : out;
}

std::string value_of(GMimeHeader* header, const Field& field) {
  const std::string value = utf8_value(header);
  if (value.find("=?") == std::string::npos) return value;
  return field.mailboxes ? decoded_mailboxes(value) : decoded(value);
}

// Whether a sender or a place for answers is somebody else than whom the mail is from.
bool says_more(const Field& field, GMimeMessage* message) {
  InternetAddressList* others = nullptr;
  if (field.lower == "sender") others = g_mime_message_get_sender(message);
  if (field.lower == "reply-to") others = g_mime_message_get_reply_to(message);
  if (!others) return true;
  const std::vector<Mailbox> from = mailboxes_of(g_mime_message_get_from(message));
  return std::ranges::any_of(mailboxes_of(others), [&](const Mailbox& other) {
    return std::ranges::none_of(
        from, [&](const Mailbox& sender) { return lower_ascii(sender.address) == lower_ascii(other.address); });
  });
}

}  // namespace

std::string written_mailbox(const Mailbox& mailbox) {
  if (mailbox.name.empty()) return mailbox.address;
  const bool marks = mailbox.name.find_first_of(",;<>()@\":[]\\") != std::string::npos;
  std::string name = mailbox.name;
  if (marks) {
    std::erase(name, '"');
    name = '"' + name + '"';
  }
  return mailbox.address.empty() ? name : name + " <" + mailbox.address + '>';
}

std::string mail_header_text(GMimeMessage* message) {
  std::string out;
  std::array<bool, kFields.size()> seen{};
  GMimeHeaderList* fields = g_mime_object_get_header_list(GMIME_OBJECT(message));
  const int count = g_mime_header_list_get_count(fields);
  for (int i = 0; i < count; ++i) {
    GMimeHeader* header = g_mime_header_list_get_header_at(fields, i);
    const char* name = g_mime_header_get_name(header);
    if (!name || std::string_view(name).size() > 10) continue;
    const auto field = std::ranges::find(kFields, lower_ascii(name), &Field::lower);
    if (field == kFields.end()) continue;
    bool& again = seen[static_cast<std::size_t>(field - kFields.begin())];
    if ((again && !field->repeats) || !says_more(*field, message)) continue;
    const std::string value = value_of(header, *field);
    if (value.empty()) continue;
    again = true;
    out.append(field->shown).append(": ").append(value) += '\n';
  }
  return out;
}

std::string iso_time(GDateTime* time) {
  if (!time) return {};
  const GText text(g_date_time_format(time, "%Y-%m-%dT%H:%M:%S%:z"));
  return text ? std::string(text.get()) : std::string();
}

MailHead mail_head(GMimeMessage* message) {
  MailHead head;
  if (const char* id = g_mime_message_get_message_id(message)) head.message_id = one_line(id);
  for (const char* name : {"References", "In-Reply-To"}) {
    const char* value = g_mime_object_get_header(GMIME_OBJECT(message), name);
    if (!value) continue;
    GMimeReferences* references = g_mime_references_parse(mail_parser_options(), value);
    const int count = references ? g_mime_references_length(references) : 0;
    for (int i = std::max(0, count - kMaxReferences); i < count; ++i) {
      std::string id = one_line(g_mime_references_get_message_id(references, i));
      std::erase(head.references, id);
      if (!id.empty()) head.references.push_back(std::move(id));
    }
    g_mime_references_free(references);
  }
  head.from = mailboxes_of(g_mime_message_get_from(message));
  head.to = mailboxes_of(g_mime_message_get_to(message));
  head.cc = mailboxes_of(g_mime_message_get_cc(message));
  head.bcc = mailboxes_of(g_mime_message_get_bcc(message));
  if (GDateTime* time = g_mime_message_get_date(message))
    if (std::string date = iso_time(time); !date.empty()) head.date = std::move(date);
  if (const char* subject = g_mime_message_get_subject(message)) head.subject = one_line(subject);
  return head;
}

}  // namespace whowhom

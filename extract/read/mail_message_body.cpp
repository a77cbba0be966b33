// A walk over the tree of parts (RFC 2045 to 2049, 2183, 2387, 3462).
#include "extract/read/mail_message_body.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/read/html.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/mail_message_characters.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxStub = 300;             // bytes of a plain text that may only stand in for the other form
constexpr std::size_t kSmallPicture = 60u << 10;  // encoded bytes of logos and smileys inside HTML
constexpr std::size_t kMaxLabel = 150;

struct Kind {
  std::string type;     // "text", in small letters
  std::string subtype;  // "plain"
  bool is(std::string_view t, std::string_view s) const { return type == t && subtype == s; }
};

Kind kind_of(GMimeObject* part) {
  GMimeContentType* type = g_mime_object_get_content_type(part);
  if (!type) return {"text", "plain"};
  const char* media = g_mime_content_type_get_media_type(type);
  const char* subtype = g_mime_content_type_get_media_subtype(type);
  return {lower_ascii(media ? media : "text"), lower_ascii(subtype ? subtype : "plain")};
}

bool is_attached(GMimeObject* part) {
  const char* disposition = g_mime_object_get_disposition(part);
  return disposition && lower_ascii(disposition) == "attachment";
}

std::string_view trimmed_view(std::string_view text) { return slice(text, trimmed(text, {0, text.size()})); }

// Where the walk is.
struct Place {
  std::size_t depth = 0;
  bool text_wanted = true;  // else only the files are
  bool in_related = false;  // beside HTML that shows the part
  bool of_failure = false;  // in a report that a mail was not delivered
};

class BodyReader {
 public:
  BodyReader(const ParsedMail& mail, const MailBodyOptions& options) : mail_(mail), options_(options) {}

  MailBody read() {
    if (GMimeObject* root = g_mime_message_get_mime_part(mail_.message())) take(root, {});
    return std::move(body_);
  }

 private:
  void take(GMimeObject* part, Place place) {
    if (++place.depth > kMaxDepth) {
      if (!std::exchange(too_deep_, true))
        body_.warnings.push_back(fmt::format("has parts more than {} deep; those are not read", kMaxDepth));
      return;
    }
    if (GMIME_IS_MULTIPART(part)) return take_multipart(GMIME_MULTIPART(part), place);
    if (GMIME_IS_MESSAGE_PART(part)) return take_message(GMIME_MESSAGE_PART(part), place);
    if (GMIME_IS_PART(part)) take_leaf(GMIME_PART(part), place);
  }

  void take_multipart(GMimeMultipart* multipart, Place place) {
    const Kind kind = kind_of(GMIME_OBJECT(multipart));
    const int count = g_mime_multipart_get_count(multipart);
    if (count == 0) return take_faces(multipart, place);
    if (kind.subtype == "encrypted") {
      body_.warnings.push_back("is encrypted; decrypt it in the mail program that has its key, and save it from there");
      return;
    }
    const char* boundary = g_mime_multipart_get_boundary(multipart);
    boundaries_.push_back(boundary ? boundary : "");
    if (kind.subtype == "alternative") {
      take_alternative(multipart, place);
    } else if (kind.subtype == "related") {
      take_related(multipart, place);
    } else {
      place.of_failure = place.of_failure || (kind.subtype == "report" && is_failure(multipart));
      // Of a signed mail the second part is the signature (RFC 1847).
      const int taken = kind.subtype == "signed" ? 1 : count;
      for (int i = 0; i < taken; ++i) take(g_mime_multipart_get_part(multipart, i), place);
    }
    boundaries_.pop_back();
  }

  // The lines of a multipart without parts: its boundary is another one than it says.
  void take_faces(GMimeMultipart* multipart, const Place& place) {
    if (!place.text_wanted) return;
    for (const char* face : {g_mime_multipart_get_prologue(multipart), g_mime_multipart_get_epilogue(multipart)}) {
      if (!face) continue;
      const Utf8Text utf8 = mail_to_utf8(face, "");
      add(mail_text(utf8.text, std::nullopt, {.of_mailbox = options_.of_mailbox, .take_files = true}), false);
    }
    if (!body_.text.empty())
      body_.notes.push_back("says it has parts, and their boundary does not stand in it; read as one text");
  }

  bool is_failure(GMimeMultipart* multipart) const {
    const int count = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count; ++i) {
      GMimeObject* part = g_mime_multipart_get_part(multipart, i);
      if (!GMIME_IS_PART(part) || !kind_of(part).is("message", "delivery-status")) continue;
      std::string report = lower_ascii(decoded(GMIME_PART(part)));
      std::erase(report, ' ');
      if (report.find("action:failed") != std::string::npos) return true;
    }
    return false;
  }

  // The first text of a part, plain or not as asked; null where it has none.
  static GMimePart* find_text(GMimeObject* part, bool plain, std::size_t depth) {
    if (depth > kMaxDepth) return nullptr;
    if (GMIME_IS_MULTIPART(part)) {
      const int count = g_mime_multipart_get_count(GMIME_MULTIPART(part));
      for (int i = 0; i < count; ++i)
        if (GMimePart* found = find_text(g_mime_multipart_get_part(GMIME_MULTIPART(part), i), plain, depth + 1))
          return found;
      return nullptr;
    }
    if (!GMIME_IS_PART(part) || is_attached(part)) return nullptr;
    const Kind kind = kind_of(part);
    return kind.type == "text" && (kind.subtype == "plain") == plain && kind.subtype != "calendar" ? GMIME_PART(part)
                                                                                                   : nullptr;
  }

  // Whether the plain form is empty or only says that there is another: short where the other has much.
  bool is_stub(GMimePart* plain, GMimePart* other) const {
    const std::string_view content = mail_.bytes().substr(mail_.content(plain).start, mail_.content(plain).size());
    if (trimmed_view(content).empty()) return true;
    if (content.size() > 4 * kMaxStub) return false;
    const std::string words = utf8_of(plain).text;
    const std::size_t size = trimmed_view(words).size();
    if (size == 0) return true;
    return size < kMaxStub && trimmed_view(html_of(other).text).size() > 4 * size;
  }

  void take_alternative(GMimeMultipart* multipart, const Place& place) {
    const int count = g_mime_multipart_get_count(multipart);
    int plain = -1;
    int other = -1;
    for (int i = 0; i < count; ++i) {
      GMimeObject* part = g_mime_multipart_get_part(multipart, i);
      if (plain < 0 && find_text(part, true, place.depth)) plain = i;
      if (find_text(part, false, place.depth)) other = i;  // the last is the best (RFC 2046 section 5.1.4)
    }
    int chosen = plain >= 0 ? plain : other;
    if (plain >= 0 && other >= 0 && plain != other && place.text_wanted &&
        is_stub(find_text(g_mime_multipart_get_part(multipart, plain), true, place.depth),
                find_text(g_mime_multipart_get_part(multipart, other), false, place.depth)))
      chosen = other;
    for (int i = 0; i < count; ++i) {
      Place inner = place;
      GMimeObject* part = g_mime_multipart_get_part(multipart, i);
      inner.text_wanted = place.text_wanted && (i == chosen || chosen < 0 || kind_of(part).subtype == "calendar");
      take(part, inner);
    }
  }

  // The first part is the text (or that which "start" names, which mail programs put first), the others are shown in
  // it.
  void take_related(GMimeMultipart* multipart, Place place) {
    const int count = g_mime_multipart_get_count(multipart);
    take(g_mime_multipart_get_part(multipart, 0), place);
    place.in_related = true;
    for (int i = 1; i < count; ++i) take(g_mime_multipart_get_part(multipart, i), place);
  }

  void take_message(GMimeMessagePart* part, const Place& place) {
    GMimeMessage* message = g_mime_message_part_get_message(part);
    if (!message) return;
    if (place.of_failure) {
      body_.notes.push_back("set aside the mail that was sent back, which did not arrive");
      return;
    }
    MailAttachment attachment;
    attachment.bytes = mail_.inner_message(message, boundaries_);
    if (attachment.bytes.empty()) return;
    attachment.label = fmt::format("forwarded message {}", ++messages_);
    attachment.name = attachment.label + ".eml";
    body_.attachments.push_back(std::move(attachment));
  }

  void take_leaf(GMimePart* part, const Place& place) {
    const Kind kind = kind_of(GMIME_OBJECT(part));
    const std::string name = file_name_of(GMIME_OBJECT(part));
    if (mail_.content(part).empty() && kind.type != "message") return;
    if (kind.is("message", "delivery-status") || kind.is("message", "disposition-notification") ||
        kind.is("message", "feedback-report"))
      return take_text(part, place, false);
    if (kind.is("text", "rfc822-headers")) {
      body_.notes.push_back("set aside the header of the mail that a report is about");
      return;
    }
    if (kind.is("message", "external-body")) {
      body_.notes.push_back("names a file that is kept elsewhere and is not read");
      return;
    }
    if (GMIME_IS_MESSAGE_PARTIAL(part)) {
      body_.warnings.push_back("is one piece of a mail that was sent in pieces; only its own text is read");
      return take_text(part, place, false);
    }
    if (is_sealed(kind, name)) return;
    const bool root = place.depth == 1;
    const bool text = kind.type == "text" && (kind.subtype == "plain" || is_hypertext(kind));
    // A name alone does not make the only part a file.
    if (text && !is_attached(GMIME_OBJECT(part)) && (name.empty() || root))
      return take_text(part, place, is_hypertext(kind));
    if (kind.is("text", "calendar") && place.text_wanted) return take_text(part, place, false);
    add_attachment(part, kind, name, place);
  }

  static bool is_hypertext(const Kind& kind) {
    return kind.subtype == "html" || kind.subtype == "enriched" || kind.subtype == "richtext" ||
           kind.subtype == "x-amp-html";
  }

  // What cannot be opened or says nothing: told where it may hold words.
  bool is_sealed(const Kind& kind, const std::string& name) {
    const std::string lower = lower_case(name);
    if (kind.subtype == "ms-tnef" || kind.subtype == "vnd.ms-tnef" || lower == "winmail.dat") {
      body_.warnings.push_back(
          "has its text and files packed by Outlook (winmail.dat); save that file and unpack it: `tnef winmail.dat` "
          "(package tnef)");
      return true;
    }
    if (kind.subtype == "pkcs7-mime" || kind.subtype == "x-pkcs7-mime" || lower == "smime.p7m") {
      body_.warnings.push_back(
          "is encrypted or sealed (S/MIME); open it in the mail program that has its key, and save it from there");
      return true;
    }
    if (kind.subtype == "pkcs7-signature" || kind.subtype == "x-pkcs7-signature" || kind.subtype == "pgp-signature" ||
        kind.subtype == "pgp-keys" || kind.subtype == "pgp-encrypted")
      return true;
    if (kind.type == "audio" || kind.type == "video") {
      body_.notes.push_back(fmt::format("has {} that is not heard: {}", kind.type == "audio" ? "a sound" : "a film",
                                        name.empty() ? "without a name" : name));
      return true;
    }
    return false;
  }

  void add_attachment(GMimePart* part, const Kind& kind, const std::string& name, const Place& place) {
    MailAttachment attachment;
    attachment.bytes = mail_.content(part);
    attachment.encoding = g_mime_part_get_content_encoding(part);
    if (place.in_related && kind.type == "image" && attachment.bytes.size() < kSmallPicture) {
      if (!std::exchange(picture_told_, true)) body_.notes.push_back("set aside small pictures inside the text");
      return;
    }
    ++files_;
    attachment.label = name.empty() ? fmt::format("attachment {}", files_) : name.substr(0, kMaxLabel);
    while (first_wrong_utf8_byte(attachment.label)) attachment.label.pop_back();
    attachment.name = name;
    if (name.empty() && kind.is("message", "rfc822")) attachment.name = "message.eml";
    if (name.empty() && kind.is("text", "html")) attachment.name = "text.html";
    body_.attachments.push_back(std::move(attachment));
  }

  std::string decoded(GMimePart* part) const {
    const Span span = mail_.content(part);
    return transfer_decoded(mail_.bytes().substr(span.start, span.size()), g_mime_part_get_content_encoding(part));
  }

  static bool is_encoded(GMimePart* part) {
    const GMimeContentEncoding encoding = g_mime_part_get_content_encoding(part);
    return encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE || encoding == GMIME_CONTENT_ENCODING_BASE64 ||
           encoding == GMIME_CONTENT_ENCODING_UUENCODE;
  }

  Utf8Text utf8_of(GMimePart* part) const {
    return mail_to_utf8(decoded(part), type_parameter(GMIME_OBJECT(part), "charset"));
  }

  Document html_of(GMimePart* part) const {
    const std::string html = decoded(part);
    if (trimmed_view(html).empty()) return {};
    return html_document(html,
                         {.charset = type_parameter(GMIME_OBJECT(part), "charset"), .is_mail = !options_.is_page});
  }

  void take_text(GMimePart* part, const Place& place, bool hypertext) {
    if (!place.text_wanted) return;
    if (hypertext) return add_html(html_of(part));
    Utf8Text utf8 = utf8_of(part);
    if (!utf8.said.empty()) body_.notes.push_back(std::move(utf8.said));
    MailTextForm form;
    const bool encoded = is_encoded(part);
    form.flowed = lower_ascii(type_parameter(GMIME_OBJECT(part), "format")) == "flowed";
    form.delete_space = lower_ascii(type_parameter(GMIME_OBJECT(part), "delsp")) == "yes";
    form.of_mailbox = options_.of_mailbox && !encoded;
    form.take_files = !encoded;
    std::optional<std::size_t> source;
    if (!encoded && utf8.unchanged) source = mail_.content(part).start;
    add(mail_text(utf8.text, source, form), !encoded);
  }

  void add(MailText part, bool plain) {
    for (UuFile& file : part.files) {
      ++files_;
      MailAttachment& attachment = body_.attachments.emplace_back();
      attachment.name = one_line(file.name);
      attachment.label = attachment.name.empty() ? fmt::format("attachment {}", files_) : attachment.name;
      attachment.unpacked = std::move(file.bytes);
    }
    const auto start = add_words(part.text);
    if (!start) return;
    if (plain) body_.plain.push_back({*start, body_.text.size()});
    for (SourcePlace& at : part.places) {
      at.span.start += *start;
      at.span.end += *start;
      body_.places.push_back(std::move(at));
    }
  }

  void add_html(Document page) {
    const auto start = add_words(page.text);
    if (!start) return;
    for (SetAside& part : page.set_aside) {
      part.span.start += *start;
      part.span.end += *start;
      body_.set_aside.push_back(std::move(part));
    }
  }

  // Where the words stand in the text, behind an empty line; nothing where there are none.
  std::optional<std::size_t> add_words(std::string_view words) {
    if (trimmed_view(words).empty()) return std::nullopt;
    if (!body_.text.empty()) body_.text += body_.text.ends_with('\n') ? "\n" : "\n\n";
    const std::size_t start = body_.text.size();
    body_.text += words;
    return start;
  }

  const ParsedMail& mail_;
  const MailBodyOptions& options_;
  MailBody body_;
  std::vector<std::string> boundaries_;  // of the multiparts that the walk is in
  std::size_t messages_ = 0;
  std::size_t files_ = 0;
  bool too_deep_ = false;
  bool picture_told_ = false;
};

}  // namespace

MailBody mail_body(const ParsedMail& mail, const MailBodyOptions& options) { return BodyReader(mail, options).read(); }

}  // namespace whowhom

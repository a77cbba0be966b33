#include "extract/read/mail_message.hpp"

#include <doctest/doctest.h>

#include "extract/read/read_document.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

const std::string kHead = "Message-ID: <1@x.example>\nFrom: ann@x.example\nTo: bo@y.example\n";

ReadResult read(const std::string& mail) { return read_bytes(mail, "mail.eml"); }

std::string text_of(const std::string& mail) { return read(mail).documents.at(0).text; }

// The text below the header.
std::string body_of(const std::string& mail) {
  const std::string text = text_of(mail);
  return text.substr(text.find("\n\n") + 2);
}

std::string said(const ReadResult& result) {
  std::string out;
  for (const Diagnostic& diagnostic : result.diagnostics) out += diagnostic.where + ": " + diagnostic.message + "\n";
  return out;
}

std::string part(const std::string& head, const std::string& body) { return "--b\n" + head + "\n\n" + body + "\n"; }

std::string multipart(const std::string& subtype, const std::string& parts) {
  return kHead + "Content-Type: multipart/" + subtype + "; boundary=b\n\n" + parts + "--b--\n";
}

}  // namespace

TEST_CASE("the fields that people read stand one a line above the text, and those of machines do not") {
  const Document mail =
      read(
          "Received: from a by b\nMessage-ID: <1@x.example>\nDate: Fri, 4 May 2001 15:00:00 -0700\n"
          "From: Ann Lee <ann@x.example>\nTo: bo@y.example,\n\tcy@z.example\nSubject: The\n road\n"
          "Cc:\nX-From: Ann Lee\nX-Folder: \\Ann\\Sent\nReferences: <a@x> <b@x>\nIn-Reply-To: <a@x>\n\n"
          "Hello.\n")
          .documents.at(0);
  CHECK(mail.text ==
        "Date: Fri, 4 May 2001 15:00:00 -0700\nFrom: Ann Lee <ann@x.example>\nTo: bo@y.example, cy@z.example\n"
        "Subject: The road\nX-From: Ann Lee\n\nHello.\n");
  CHECK(mail.media_type == MediaType::email);
  CHECK(mail.source.title == "The road");
  CHECK(mail.source.part.empty());
  REQUIRE(mail.mail);
  CHECK(mail.mail->message_id == "1@x.example");
  CHECK(mail.mail->references == std::vector<std::string>{"b@x", "a@x"});
  CHECK(mail.mail->from == std::vector<Mailbox>{{"Ann Lee", "ann@x.example"}});
  CHECK(mail.mail->to == std::vector<Mailbox>{{"", "bo@y.example"}, {"", "cy@z.example"}});
  CHECK(mail.mail->date == "2001-05-04T15:00:00-07:00");
}

TEST_CASE("encoded words are decoded, and a name that would break the field is held together") {
  CHECK(text_of("Message-ID: <1@x>\nFrom: =?utf-8?Q?L=C3=A9a_Roux?= <lea@x.example>\n"
                "To: =?utf-8?Q?Roux=2C_L=C3=A9a?= <l@x.example>, \"=?iso-8859-1?B?Suly?=\" <j@x.example>\n"
                "Subject: =?utf-8?Q?a=0ATo:_eve@x.example?=\n\nHi.\n") ==
        "From: Léa Roux <lea@x.example>\nTo: \"Roux, Léa\" <l@x.example>, Jér <j@x.example>\n"
        "Subject: a To: eve@x.example\n\nHi.\n");
  CHECK(text_of("Message-ID: <1@x>\nFrom: L\xE9\x61 <lea@x.example>\nSubject: =?nonsense?Q?a\n\nHi.\n") ==
        "From: Léa <lea@x.example>\nSubject: =?nonsense?Q?a\n\nHi.\n");
}

TEST_CASE("transfer encodings and character sets are undone") {
  CHECK(body_of(kHead + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                        "caf=C3=A9 and a lo=\nng word\n") == "café and a long word\n");
  CHECK(body_of(kHead + "Content-Type: text/plain; charset=iso-2022-jp\n\n\x1B$B$\"\x1B(B\n") == "あ\n");
  CHECK(body_of(kHead + "Content-Transfer-Encoding: base64\n\nSGVsbG8uDQo=\n") == "Hello.\n");
  CHECK(body_of(kHead + "Content-Type: text/plain; charset=iso-8859-1\n\n\x93quoted\x94\n") == "“quoted”\n");
}

TEST_CASE("a character set that is wrong or unknown is told, and the text is read as it looks") {
  const ReadResult wrong = read(kHead + "Content-Type: text/plain; charset=utf-8\n\ncaf\xE9\n");
  CHECK(wrong.documents.at(0).text.ends_with("café\n"));
  CHECK(said(wrong).find("says utf-8") != std::string::npos);
  const ReadResult unknown = read(kHead + "Content-Type: text/plain; charset=klingon\n\ncafé\n");
  CHECK(unknown.documents.at(0).text.ends_with("café\n"));
  CHECK(said(read(kHead + "Content-Type: text/plain; charset=klingon\n\ncaf\xE9\n")).find("says klingon") !=
        std::string::npos);
}

TEST_CASE("the body of plain mail is mapped to the bytes of the message") {
  const std::string mail = kHead + "Content-Type: text/plain\n\nOne.\nTwo.\n";
  const Document document = read(mail).documents.at(0);
  REQUIRE(document.places.size() == 1);
  const SourcePlace& place = document.places[0];
  REQUIRE(place.bytes);
  CHECK(document.text.substr(place.span.start, place.span.size()) == "One.\nTwo.\n");
  CHECK(mail.substr(place.bytes->start, place.bytes->size()) == "One.\nTwo.\n");

  const std::string crlf = "Message-ID: <1@x>\r\nFrom: ann@x.example\r\n\r\nOne.\r\nTwo.\r\n";
  const Document lines = read(crlf).documents.at(0);
  CHECK(lines.text == "From: ann@x.example\n\nOne.\nTwo.\n");
  REQUIRE(lines.places.size() >= 2);
  for (const SourcePlace& at : lines.places)
    CHECK(lines.text.substr(at.span.start, at.span.size()) == crlf.substr(at.bytes->start, at.bytes->size()));
}

TEST_CASE("flowed lines go on, quotes and signatures keep theirs") {
  CHECK(body_of(kHead +
                "Content-Type: text/plain; format=flowed\n\nOne long \nline.\n> said \n> she\n From\n-- \nAnn\n") ==
        "One long line.\n> said she\nFrom\n-- \nAnn\n");
  CHECK(body_of(kHead + "Content-Type: text/plain; format=flowed; delsp=yes\n\nwo \nrd\n") == "word\n");
}

TEST_CASE("of two forms the plain one is read, unless it says nothing") {
  const std::string html =
      part("Content-Type: text/html", "<p>" + std::string(40, 'x') + " words of the other form</p>");
  CHECK(body_of(multipart("alternative", part("Content-Type: text/plain",
                                              "Plain words, which are as long as those "
                                              "of the other form.") +
                                             html))
            .find("Plain words") == 0);
  CHECK(body_of(multipart("alternative", part("Content-Type: text/plain", "See HTML") + html)).find("other form") !=
        std::string::npos);
  CHECK(body_of(multipart("alternative", part("Content-Type: text/plain", " ") + html)).find("other form") !=
        std::string::npos);
}

TEST_CASE("parts without a name are the text, files and messages are documents of their own") {
  const ReadResult result = read(multipart(
      "mixed",
      part("Content-Type: text/plain", "Body.") + part("Content-Type: text/plain", "More.") +
          part("Content-Type: text/plain; name=\"notes.txt\"\nContent-Disposition: attachment", "Notes.") +
          part("Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''caf%C3%A9.txt", "Menu.") +
          part("Content-Type: message/rfc822", "Message-ID: <2@x>\nFrom: cy@z.example\n\nInner.\n")));
  REQUIRE(result.documents.size() == 4);
  CHECK(result.documents[0].text == "From: ann@x.example\nTo: bo@y.example\n\nBody.\n\nMore.");
  CHECK(result.documents[1].source.part == "notes.txt");
  CHECK(result.documents[1].text == "Notes.");
  CHECK(result.documents[2].source.part == "café.txt");
  CHECK(result.documents[3].source.part == "forwarded message 1");
  CHECK(result.documents[3].text == "From: cy@z.example\n\nInner.\n");
  CHECK(result.documents[3].mail->message_id == "2@x");
}

TEST_CASE("uuencoded files are taken out of the text") {
  const ReadResult result = read(kHead + "\nHere it is.\nbegin 644 note.txt\n%;F]W+@H \n`\nend\nBye.\n");
  REQUIRE(result.documents.size() == 2);
  CHECK(result.documents[0].text.ends_with("Here it is.\nBye.\n"));
  CHECK(result.documents[1].source.part == "note.txt");
  CHECK(result.documents[1].text.starts_with("now."));
  CHECK(body_of(kHead + "\nLet us\nbegin 644 times\nnow.\n") == "Let us\nbegin 644 times\nnow.\n");
}

TEST_CASE("what is encrypted or packed is told with a way out, and what is signed is read") {
  const std::string encrypted = said(
      read(multipart("encrypted", part("Content-Type: application/pgp-encrypted", "Version: 1") +
                                      part("Content-Type: application/octet-stream", "-----BEGIN PGP MESSAGE-----"))));
  CHECK(encrypted.find("encrypted") != std::string::npos);
  CHECK(said(read(multipart("mixed", part("Content-Type: text/plain", "Hi.") +
                                         part("Content-Type: application/ms-tnef; name=winmail.dat", "x"))))
            .find("package tnef") != std::string::npos);
  const ReadResult sealed = read(multipart(
      "signed", part("Content-Type: text/plain", "Signed.") + part("Content-Type: application/pgp-signature", "abc")));
  CHECK(sealed.documents.size() == 1);
  CHECK(sealed.documents[0].text.ends_with("Signed."));
  CHECK(said(sealed).empty());
}

TEST_CASE("a mail that came back is not read as one that arrived") {
  const auto report = [](const std::string& action) {
    return read(multipart(
        "report",
        part("Content-Type: text/plain", "About your mail.") +
            part("Content-Type: message/delivery-status", "Final-Recipient: rfc822; bo@y.example\nAction: " + action) +
            part("Content-Type: message/rfc822", "Message-ID: <2@x>\nFrom: a@x\n\nLost.\n")));
  };
  CHECK(report("failed").documents.size() == 1);
  CHECK(report("failed").documents[0].text.find("Action: failed") != std::string::npos);
  CHECK(report("delivered").documents.size() == 2);
}

TEST_CASE("boundaries that are missing, doubled or nested without end cost no more than a diagnostic") {
  CHECK(body_of(kHead + "Content-Type: multipart/mixed; boundary=other\n\n--b\n\nWords.\n--b--\n").find("Words.") !=
        std::string::npos);
  CHECK(body_of(multipart("mixed", "--b\n" + part("Content-Type: text/plain", "Words."))).find("Words.") !=
        std::string::npos);
  std::string deep = kHead;
  for (int i = 0; i < 5000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  deep += "\nWords.\n";
  CHECK(said(read(deep)).find("deep") != std::string::npos);
  std::string nested;
  for (int i = 0; i < 50; ++i) nested += "Content-Type: message/rfc822\nMessage-ID: <1@x>\nSubject: s\n\n";
  CHECK(said(read(nested + "Words.\n")).find("nested more than") != std::string::npos);
}

TEST_CASE("a mail that is cut in its header or before its HTML is read as far as it goes") {
  CHECK(text_of(kHead + "Subject: cu").find("Subject: cu") != std::string::npos);
  CHECK(text_of(kHead + "Subj").find("To: bo@y.example") != std::string::npos);
  CHECK(body_of(kHead + "Content-Type: multipart/alternative; boundary=b\n\n" +
                part("Content-Type: text/plain", "Words.") + "--b\nContent-Type: text/html; cha") == "Words.");
}

TEST_CASE("an Apple mailbox's file is its message, and a page saved as mail has no sender") {
  const std::string mail = kHead + "\nHi.\n";
  CHECK(read_bytes(std::to_string(mail.size()) + "\n" + mail + "<?xml version=\"1.0\"?><plist/>\n", "1.emlx")
            .documents.at(0)
            .text.ends_with("\n\nHi.\n"));
  const Document page = read_bytes(
                            "From: <Saved by Blink>\nSubject: News\nMIME-Version: 1.0\n"
                            "Content-Type: text/plain\n\nThe page.\n",
                            "page.mht")
                            .documents.at(0);
  CHECK(page.text == "The page.\n");
  CHECK(page.source.title == "News");
  CHECK(!page.mail);
}

TEST_CASE("mail that a person saved as text stays the file's own bytes") {
  const std::string mail = kHead + "\nHi.\n";
  const Document document = read_one_document(mail, "mail.txt");
  CHECK(document.text == mail);
  CHECK(document.media_type == MediaType::plain_text);
}

}  // namespace whowhom

#include "extract/read/outlook_message.hpp"

#include <functional>

#include <doctest/doctest.h>
#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-output-memory.h>
#include <gsf/gsf-utils.h>

#include "extract/read/read_document.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// A folder of a compound file while it is written.
class Storage {
 public:
  explicit Storage(GsfOutfile* folder) : folder_(folder) {}

  void stream(const std::string& name, const std::string& bytes) const {
    GsfOutput* child = gsf_outfile_new_child(folder_, name.c_str(), FALSE);
    gsf_output_write(child, bytes.size(), reinterpret_cast<const guint8*>(bytes.data()));
    gsf_output_close(child);
    g_object_unref(child);
  }

  // ASCII only.
  void wide(const std::string& property, const std::string& ascii) const {
    std::string bytes;
    for (const char c : ascii) bytes += std::string{c, '\0'};
    stream("__substg1.0_" + property + "001F", bytes);
  }

  void folder(const std::string& name, const std::function<void(const Storage&)>& fill) const {
    GsfOutput* child = gsf_outfile_new_child(folder_, name.c_str(), TRUE);
    fill(Storage(GSF_OUTFILE(child)));
    gsf_output_close(child);
    g_object_unref(child);
  }

  // The table of properties: a head of zeros, then a number with its type and value.
  void numbers(std::size_t head, const std::vector<std::pair<unsigned, std::uint64_t>>& tags) const {
    std::string bytes(head, '\0');
    for (const auto& [tag, value] : tags) {
      for (unsigned i = 0; i < 4; ++i) bytes += static_cast<char>(tag >> 8 * i & 0xFF);
      bytes += std::string(4, '\0');
      for (unsigned i = 0; i < 8; ++i) bytes += static_cast<char>(value >> 8 * i & 0xFF);
    }
    stream("__properties_version1.0", bytes);
  }

 private:
  GsfOutfile* folder_;
};

std::string compound_file(const std::function<void(const Storage&)>& fill) {
  gsf_init();
  GsfOutput* memory = gsf_output_memory_new();
  GsfOutfile* file = gsf_outfile_msole_new(memory);
  fill(Storage(file));
  gsf_output_close(GSF_OUTPUT(file));
  g_object_unref(file);
  const auto* bytes = gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory));
  std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(gsf_output_size(memory)));
  g_object_unref(memory);
  return out;
}

void receiver(const Storage& message, const std::string& number, unsigned kind, const std::string& name,
              const std::string& address) {
  message.folder("__recip_version1.0_#0000000" + number, [&](const Storage& folder) {
    folder.wide("3001", name);
    folder.wide("3003", address);
    folder.numbers(8, {{0x0C150003, kind}});
  });
}

}  // namespace

TEST_CASE("an Outlook message is a header of its properties, its body, and its attachments") {
  const std::string bytes = compound_file([](const Storage& message) {
    message.wide("0037", "The road");
    message.wide("0C1A", "Ann Lee");
    message.wide("0C1F", "/O=ACME/OU=NA/CN=RECIPIENTS/CN=ALEE");
    message.wide("5D01", "ann@x.example");
    message.wide("1000", "Hello.\r\nHere it is.\r\n");
    // 2001-05-04T22:00:00Z in tenths of microseconds since 1601
    message.numbers(32, {{0x00390040, (989013600ull + 11644473600ull) * 10000000ull}});
    receiver(message, "0", 1, "Hill, Bo", "bo@y.example");
    receiver(message, "1", 2, "'cy@z.example'", "cy@z.example");
    receiver(message, "2", 3, "Day, Di", "/O=ACME/CN=DDAY");
    message.folder("__attach_version1.0_#00000000", [](const Storage& folder) {
      folder.wide("3707", "notes.txt");
      folder.stream("__substg1.0_37010102", "Notes.");
      folder.numbers(8, {{0x37050003, 1}});
    });
    message.folder("__attach_version1.0_#00000001", [](const Storage& folder) {
      folder.numbers(8, {{0x37050003, 5}});
      folder.folder("__substg1.0_3701000D", [](const Storage& inner) {
        inner.wide("0C1A", "Eve Ott");
        inner.wide("1000", "Inner.");
        inner.numbers(24, {});
      });
    });
  });
  const ReadResult result = read_bytes(bytes, "mail.msg");
  REQUIRE(result.documents.size() == 3);
  const Document& mail = result.documents[0];
  CHECK(mail.text ==
        "From: Ann Lee <ann@x.example>\nDate: Fri, 04 May 2001 22:00:00 +0000\nTo: \"Hill, Bo\" <bo@y.example>\n"
        "Cc: cy@z.example\nBcc: \"Day, Di\"\nSubject: The road\n\nHello.\nHere it is.\n");
  CHECK(mail.media_type == MediaType::outlook_message);
  CHECK(mail.source.title == "The road");
  CHECK(mail.mail->date == "2001-05-04T22:00:00+00:00");
  CHECK(result.documents[1].source.part == "notes.txt");
  CHECK(result.documents[2].source.part == "forwarded message 1");
  CHECK(result.documents[2].text == "From: Eve Ott\n\nInner.");
  CHECK(result.documents[2].source.sha256 != mail.source.sha256);
}

TEST_CASE("the header that came over the net is read where there is one") {
  const std::string bytes = compound_file([](const Storage& message) {
    message.wide("0C1A", "Somebody");
    message.wide("007D",
                 "Received: by x\r\nFrom: Ann Lee <ann@x.example>\r\nTo: bo@y.example\r\nMessage-ID: <1@x>\r\n");
    message.wide("1000", "Hello.");
    message.numbers(32, {});
  });
  const Document mail = read_bytes(bytes, "mail.msg").documents.at(0);
  CHECK(mail.text == "From: Ann Lee <ann@x.example>\nTo: bo@y.example\n\nHello.");
  CHECK(mail.mail->message_id == "1@x");
}

TEST_CASE("text of 8 bits is in the set that the message names, and a body may be HTML") {
  const std::string bytes = compound_file([](const Storage& message) {
    message.stream("__substg1.0_0037001E", "\xCF\xF0\xE8\xE2\xE5\xF2");
    message.stream("__substg1.0_10130102", "<html><body><p>One <b>two</b></p></body></html>");
    message.numbers(32, {{0x3FFD0003, 1251}});
  });
  const Document mail = read_bytes(bytes, "mail.msg").documents.at(0);
  CHECK(mail.source.title == "Привет");
  CHECK(mail.text.find("One two") != std::string::npos);
}

TEST_CASE("a damaged file costs a message and never more") {
  const std::string bytes = compound_file([](const Storage& message) {
    message.wide("1000", std::string(9000, 'x'));
    message.numbers(32, {});
  });
  for (std::size_t size = 512; size < bytes.size(); size += 97) {
    try {
      read_bytes(bytes.substr(0, size), "mail.msg");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).starts_with("mail.msg"));
    }
  }
}

TEST_CASE("rich text is unpacked as its specification's example") {
  // [MS-OXRTFCP] section 4.1.1 in hexadecimal.
  const std::string packed(
      "\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72\x63\x70\x67\x31\x32\x35\x42"
      "\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0",
      49);
  CHECK(unpacked_outlook_rtf(packed, 1000) == "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  CHECK(unpacked_outlook_rtf(packed, 10).size() <= 27);
  CHECK(unpacked_outlook_rtf("short", 1000).empty());
}

}  // namespace whowhom

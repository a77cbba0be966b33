// Mails a second of a mailbox, on one core: GMime alone, which parses and reads four header fields, and the reader,
// which delivers documents that nobody keeps. `bench_mail BOX [ROUNDS]`; the rounds take turns.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmime/gmime.h>

#include "extract/read/mbox.hpp"
#include "extract/read/read_file.hpp"

namespace whowhom {
namespace {

class NullSink final : public DocumentSink {
 public:
  void take(Document document) override { bytes += document.text.size(); }
  void take(Diagnostic) override {}
  void progress(std::size_t pages) override { messages += pages; }

  std::size_t bytes = 0;
  std::size_t messages = 0;
};

std::size_t with_gmime(const std::string& box) {
  GMimeStream* stream = g_mime_stream_mem_new_with_buffer(box.data(), box.size());
  GMimeParser* parser = g_mime_parser_new_with_stream(stream);
  g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
  g_mime_parser_set_persist_stream(parser, TRUE);
  std::size_t read = 0;
  std::size_t messages = 0;
  while (!g_mime_parser_eos(parser)) {
    GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
    if (!message) break;
    read += static_cast<std::size_t>(internet_address_list_length(g_mime_message_get_from(message)) +
                                     internet_address_list_length(g_mime_message_get_to(message)));
    if (g_mime_message_get_date(message)) ++read;
    if (const char* subject = g_mime_message_get_subject(message)) read += std::string_view(subject).size();
    ++messages;
    g_object_unref(message);
  }
  g_object_unref(parser);
  g_object_unref(stream);
  return read > 0 ? messages : 0;
}

std::size_t with_reader(const std::string& box) {
  NullSink sink;
  const ReadOptions options;
  Reading reading(options, sink);
  read_mbox({box, "box.mbox", "", "box.mbox"}, reading);
  return sink.messages;
}

template <typename Read>
double rate(const Read& read, const std::string& box) {
  const auto start = std::chrono::steady_clock::now();
  const std::size_t messages = read(box);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  return static_cast<double>(messages) / took.count();
}

}  // namespace
}  // namespace whowhom

int main(int count, char** arguments) {
  using namespace whowhom;
  if (count < 2) return 2;
  const std::string box = read_file(arguments[1], std::size_t{1} << 30);
  const int rounds = count > 2 ? std::atoi(arguments[2]) : 5;
  g_mime_init();
  double gmime = 0;
  double reader = 0;
  for (int i = 0; i < rounds; ++i) {
    gmime = std::max(gmime, rate(with_gmime, box));
    reader = std::max(reader, rate(with_reader, box));
  }
  fmt::print("GMime alone {:.0f} mails/s, the reader {:.0f}, ratio {:.2f}\n", gmime, reader, reader / gmime);
  return 0;
}

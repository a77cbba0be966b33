// Every seed goes through its target without a fuzzer: what once ended a target, and became a seed, never does again.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "fuzz/targets.hpp"

namespace whowhom {
namespace {

struct Target {
  const char* name;
  void (*run)(std::string_view);
};

constexpr Target kTargets[] = {
    {"archive", fuzz_archive},
    {"chat_json", fuzz_chat_json},
    {"chat_layout", fuzz_chat_layout},
    {"csv", fuzz_csv},
    {"document_codec", fuzz_document_codec},
    {"docx", fuzz_docx},
    {"eml", fuzz_eml},
    {"encodings", fuzz_encodings},
    {"epub", fuzz_epub},
    {"html", fuzz_html},
    {"image", fuzz_image},
    {"mail_layout", fuzz_mail_layout},
    {"markdown", fuzz_markdown},
    {"mbox", fuzz_mbox},
    {"messages", fuzz_messages},
    {"ocr_text", fuzz_ocr_text},
    {"ods", fuzz_ods},
    {"odt", fuzz_odt},
    {"outlook", fuzz_outlook},
    {"pdf", fuzz_pdf},
    {"pdf_layout", fuzz_pdf_layout},
    {"pptx", fuzz_pptx},
    {"rtf", fuzz_rtf},
    {"sniff", fuzz_sniff},
    {"text", fuzz_text},
    {"text_marks", fuzz_text_marks},
    {"turn_labels", fuzz_turn_labels},
    {"xlsx", fuzz_xlsx},
};

std::vector<std::filesystem::path> seeds_of(const std::string& target) {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(WHOWHOM_SOURCE_DIR "/tests/fuzz/seeds/" + target))
    out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

}  // namespace

TEST_CASE("what once ended a target ends it no more") {
  for (const Target& target : kTargets) {
    CAPTURE(target.name);
    target.run("");
    const auto seeds = seeds_of(target.name);
    CHECK_FALSE(seeds.empty());
    for (const auto& seed : seeds) {
      INFO(seed.string());
      std::ifstream file(seed, std::ios::binary);
      target.run(std::string(std::istreambuf_iterator<char>(file), {}));
    }
  }
}

}  // namespace whowhom

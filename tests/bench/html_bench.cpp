// HTML to text beside libxml2's own parse of the same bytes to a tree. The file is named in WHOWHOM_BENCH_HTML; without
// it a page of some 1.2 MB is made up.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>
#include <libxml/HTMLparser.h>

#include "extract/read/html.hpp"

namespace {

std::string page() {
  if (const char* path = std::getenv("WHOWHOM_BENCH_HTML")) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::string out = "<html><body>";
  for (int i = 0; out.size() < 1'200'000; ++i)
    out += "<p class='x'>On <b>4 May</b> Ann Lee told Bo Ek<sup><a href='#fn" + std::to_string(i) + "'>" +
           std::to_string(i % 900) + "</a></sup> of the flood &amp; of the crane.<br>He left.</p>\n";
  return out + "</body></html>";
}

void html_to_text(benchmark::State& state) {
  const std::string html = page();
  for ([[maybe_unused]] const auto _ : state) benchmark::DoNotOptimize(whowhom::html_document(html).text.size());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(html.size()));
}
BENCHMARK(html_to_text)->Unit(benchmark::kMillisecond);

void libxml2_tree(benchmark::State& state) {
  const std::string html = page();
  for ([[maybe_unused]] const auto _ : state) {
    htmlDocPtr tree = htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    benchmark::DoNotOptimize(tree);
    xmlFreeDoc(tree);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(html.size()));
}
BENCHMARK(libxml2_tree)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

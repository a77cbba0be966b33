// The stages in their order, document by document, and the merge of what they state.
#include "extract/pipeline.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "extract/communication/communication_mention.hpp"
#include "extract/each_in_parallel.hpp"
#include "extract/language/analyse.hpp"
#include "extract/mention/mention.hpp"
#include "extract/merge.hpp"
#include "extract/resolve/resolution.hpp"

namespace whowhom {
namespace {

// The same documents in any order get the same places and ids.
void put_in_order(std::vector<Document>& documents) {
  const auto key = [](const Document& document) {
    return std::tie(document.source.title, document.source.sha256, document.source.path);
  };
  std::ranges::sort(documents, {}, key);
  std::set<std::string> seen;
  std::erase_if(documents, [&seen](const Document& document) { return !seen.insert(document.source.sha256).second; });
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i].source.id = {fmt::format("d{}", i + 1)};
}

DocumentReading read_claims(const Document& document) {
  const Analysis analysis = analyse(document, kForExtraction);
  const std::vector<Mention> mentions = find_mentions(document, analysis);
  DocumentReading reading;
  reading.source = document.source;
  reading.resolution = resolve_entities(document, analysis, mentions);
  reading.relations = find_relations(document, analysis, mentions, reading.resolution);
  reading.communications = find_communications(document, analysis, mentions, reading.resolution, reading.relations);
  return reading;
}

}  // namespace

Findings extract(std::vector<Document> documents, const ExtractOptions& options) {
  put_in_order(documents);
  std::vector<DocumentReading> readings(documents.size());
  each_in_parallel(documents.size(), options.jobs, [&](std::size_t i) { readings[i] = read_claims(documents[i]); });
  return merge(readings);
}

}  // namespace whowhom

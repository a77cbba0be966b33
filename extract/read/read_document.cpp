#include "extract/read/read_document.hpp"

#include <utility>

#include <fmt/format.h>

#include "extract/read/read_file.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

class Collector final : public DocumentSink {
 public:
  void take(Document document) override { result.documents.push_back(std::move(document)); }
  void take(Diagnostic diagnostic) override { result.diagnostics.push_back(std::move(diagnostic)); }
  void progress(std::size_t) override {}

  ReadResult result;
};

}  // namespace

ReadResult read_bytes(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  Collector collector;
  Reading(options, collector).read({bytes, path, "", path});
  return std::move(collector.result);
}

ReadResult read_documents(const std::string& path, const ReadOptions& options) {
  return read_bytes(read_file(path, options.max_bytes), path, options);
}

Document read_one_document(std::string_view bytes, const std::string& path, const ReadOptions& options) {
  ReadResult result = read_bytes(bytes, path, options);
  if (result.documents.size() != 1)
    throw Error(fmt::format("{}: has {} documents; exactly one was expected", path, result.documents.size()));
  return std::move(result.documents.front());
}

}  // namespace whowhom

#include "extract/read/zip_parts.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxPart = 256u << 20;

struct CloseArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

int hex_digit(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[at + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

// False where the member is cut or over a limit.
bool unpack(archive* handle, const ReadInput& input, Reading& reading, std::string& bytes) {
  while (true) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(handle, &block, &size, &offset);
    if (result == ARCHIVE_EOF) return true;
    if (result == ARCHIVE_RETRY) continue;
    if (result != ARCHIVE_OK || bytes.size() + size > kMaxPart || !reading.unpacked(input, size)) return false;
    bytes.append(static_cast<const char*>(block), size);
  }
}

}  // namespace

std::string_view ZipParts::of(std::string_view name) const {
  const auto found = parts.find(name);
  return found == parts.end() ? std::string_view{} : std::string_view(found->second);
}

ZipParts read_zip_parts(const ReadInput& input, Reading& reading,
                        const std::function<bool(std::string_view name)>& wanted) {
  const std::unique_ptr<archive, CloseArchive> handle(archive_read_new());
  if (!handle) throw std::bad_alloc();
  archive_read_support_format_zip(handle.get());
  if (archive_read_open_memory(handle.get(), input.bytes.data(), input.bytes.size()) < ARCHIVE_WARN)
    throw Error(
        fmt::format("{}: is damaged: it is no zip; save it anew in the program it was written with", where(input)));
  ZipParts out;
  archive_entry* entry = nullptr;
  int result = ARCHIVE_OK;
  while ((result = archive_read_next_header(handle.get(), &entry)) != ARCHIVE_EOF) {
    if (result < ARCHIVE_WARN) {
      out.damaged = true;
      break;
    }
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || !wanted(name)) continue;
    std::string& bytes = out.parts[name];
    bytes.clear();
    if (!unpack(handle.get(), input, reading, bytes)) out.damaged = true;
  }
  return out;
}

std::string part_path(std::string_view from, std::string_view target) {
  const std::string decoded = percent_decoded(target.substr(0, target.find('#')));
  std::vector<std::string_view> steps;
  const auto walk = [&steps](std::string_view path) {
    for (std::size_t start = 0; start <= path.size();) {
      const std::size_t end = std::min(path.find('/', start), path.size());
      const std::string_view step = path.substr(start, end - start);
      if (step == ".." && !steps.empty()) steps.pop_back();
      if (!step.empty() && step != "." && step != "..") steps.push_back(step);
      start = end + 1;
    }
  };
  const std::size_t slash = from.rfind('/');
  if (!decoded.starts_with('/') && slash != std::string_view::npos) walk(from.substr(0, slash));
  walk(decoded);
  std::string out;
  for (const std::string_view step : steps) out += (out.empty() ? "" : "/") + std::string(step);
  return out;
}

}  // namespace whowhom

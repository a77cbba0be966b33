// Layout: "WHOWHOM1", number of tensors, 0, then 64 bytes a tensor: name[32], kind, rows, columns, 0, offset, size.
#include "extract/language/model_file.hpp"

#include <fmt/format.h>

#include <cstring>

#include "graph/error.hpp"

namespace whowhom {
namespace {

constexpr std::string_view kMagic = "WHOWHOM1";
constexpr std::size_t kHeader = 16;
constexpr std::size_t kEntry = 64;
constexpr std::size_t kNameSize = 32;
constexpr std::size_t kAlignment = 64;

struct Entry {
  char name[kNameSize];
  std::uint32_t kind, rows, columns, zero;
  std::uint64_t offset, size;
};
static_assert(sizeof(Entry) == kEntry);

std::size_t expected_size(const Entry& entry) {
  const std::size_t cells = std::size_t{entry.rows} * entry.columns;
  switch (TensorKind{entry.kind}) {
    case TensorKind::text:
      return entry.size;
    case TensorKind::float32:
      return cells * sizeof(float);
    case TensorKind::int8:
      return cells;
    case TensorKind::packed:
      return entry.rows % 16 == 0 && entry.columns % 64 == 0 ? cells : SIZE_MAX;
  }
  return SIZE_MAX;
}

}  // namespace

ModelFile::ModelFile(std::span<const std::byte> bytes) {
  if (bytes.size() < kHeader || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
    throw Error("the language model does not begin as one: it was cut or is no model file");
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % kAlignment != 0)
    throw Error("the language model does not lie at a multiple of 64 bytes");
  std::uint32_t count = 0;
  std::memcpy(&count, bytes.data() + kMagic.size(), sizeof count);
  if (count > (bytes.size() - kHeader) / kEntry) throw Error("the language model ends within its list of tensors");
  for (std::uint32_t k = 0; k < count; ++k) {
    const std::byte* const at = bytes.data() + kHeader + k * kEntry;
    Entry entry;
    std::memcpy(&entry, at, sizeof entry);
    const char* const name_start = reinterpret_cast<const char*>(at);
    const std::string_view name(name_start, strnlen(name_start, kNameSize));
    if (entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset || entry.offset % kAlignment != 0 ||
        entry.size != expected_size(entry))
      throw Error(fmt::format("the language model is damaged at its tensor {}", name));
    tensors_[name] = {TensorKind{entry.kind}, entry.rows, entry.columns, bytes.subspan(entry.offset, entry.size)};
  }
}

const Tensor& ModelFile::tensor(std::string_view name) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) throw Error(fmt::format("the language model has no tensor {}", name));
  return found->second;
}

std::string_view ModelFile::text(std::string_view name) const {
  const Tensor& found = tensor(name);
  if (found.kind != TensorKind::text) throw Error(fmt::format("tensor {} of the language model is no text", name));
  return {reinterpret_cast<const char*>(found.bytes.data()), found.bytes.size()};
}

std::vector<std::string_view> ModelFile::lines(std::string_view name) const {
  std::vector<std::string_view> out;
  std::string_view rest = text(name);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    out.push_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return out;
}

const std::byte* ModelFile::shaped(std::string_view name, TensorKind kind, std::size_t rows,
                                   std::size_t columns) const {
  const Tensor& found = tensor(name);
  if (found.kind != kind || found.rows != rows || found.columns != columns)
    throw Error(fmt::format("tensor {} of the language model is {} × {}, and should be {} × {}", name, found.rows,
                            found.columns, rows, columns));
  return found.bytes.data();
}

const float* ModelFile::floats(std::string_view name, std::size_t rows, std::size_t columns) const {
  return reinterpret_cast<const float*>(shaped(name, TensorKind::float32, rows, columns));
}

const std::int8_t* ModelFile::int8(std::string_view name, std::size_t rows, std::size_t columns) const {
  return reinterpret_cast<const std::int8_t*>(shaped(name, TensorKind::int8, rows, columns));
}

const std::int8_t* ModelFile::packed(std::string_view name, std::size_t rows, std::size_t columns) const {
  return reinterpret_cast<const std::int8_t*>(shaped(name, TensorKind::packed, rows, columns));
}

}  // namespace whowhom

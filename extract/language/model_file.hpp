// A model file as it lies in memory: named tensors, used where they are. Nothing is parsed or copied but the list of
// names, so a model that is part of the program costs only the pages that are touched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace whowhom {

enum class TensorKind : std::uint32_t { text, float32, int8, packed };

struct Tensor {
  TensorKind kind = TensorKind::text;
  std::size_t rows = 0;  ///< 0 for text
  std::size_t columns = 0;
  std::span<const std::byte> bytes;
};

/// Tensors by name, as views into the bytes that it was made from.
class ModelFile {
 public:
  /// The bytes have to outlive it and start at a multiple of 64. Throws Error where they are not a model file: a wrong
  /// magic number, a tensor that reaches beyond the end, lies askew or has another size than its shape.
  explicit ModelFile(std::span<const std::byte> bytes);

  /// The tensor of this name; throws Error where there is none.
  const Tensor& tensor(std::string_view name) const;

  std::string_view text(std::string_view name) const;
  /// Lines of a text, without the line ends.
  std::vector<std::string_view> lines(std::string_view name) const;
  /// Row-major numbers of a tensor of this shape; throws Error where the shape is another.
  const float* floats(std::string_view name, std::size_t rows, std::size_t columns) const;
  const std::int8_t* int8(std::string_view name, std::size_t rows, std::size_t columns) const;
  /// Weights packed for products, [rows / 16][columns / 4][16][4].
  const std::int8_t* packed(std::string_view name, std::size_t rows, std::size_t columns) const;

 private:
  const std::byte* shaped(std::string_view name, TensorKind kind, std::size_t rows, std::size_t columns) const;

  std::map<std::string_view, Tensor> tensors_;
};

}  // namespace whowhom

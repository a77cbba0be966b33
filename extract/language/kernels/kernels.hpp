// The inner loops of the learned analysis, once for each instruction set: products of bytes, and the float steps
// between them. Products are exact integers; float steps run in 16 lanes in one order, however wide the registers are,
// so every path gives the same bits. Which paths the processor has is asked when the program runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace whowhom {

enum class InstructionSet { portable, sse41, avx2, avx_vnni, avx512_vnni };

/// Weights are in -63..63, packed as [outputs / 16][inputs / 4][16][4], so that no pair of products u8 × s8 leaves
/// 16 bits. y = (Σ u·w - zero·sums)·(row scale·scale) + bias.
struct PackedMatrix {
  const std::int8_t* weights = nullptr;
  const float* scale = nullptr;        ///< [outputs]
  const float* bias = nullptr;         ///< [outputs]
  const std::int32_t* sums = nullptr;  ///< [outputs]: the sum of the weights of each output
  std::size_t outputs = 0;             ///< a multiple of 16
  std::size_t inputs = 0;              ///< a multiple of 64
};

/// Rows as bytes: x ≈ (byte - zero)·scale.
struct ByteRows {
  std::uint8_t* bytes = nullptr;  ///< [rows][stride]
  std::size_t stride = 0;         ///< in bytes, at least the inputs of the matrix
  float* scale = nullptr;         ///< [rows]
  std::int32_t* zero = nullptr;   ///< [rows]
};

/// Float rows. The stride is in floats.
struct FloatRows {
  float* values = nullptr;
  std::size_t stride = 0;
};

/// Weight and bias of a layer norm.
struct NormWeights {
  const float* weight = nullptr;
  const float* bias = nullptr;
};

constexpr std::size_t kLanes = 16;
constexpr std::size_t kHeadSize = 32;      ///< floats of one attention head
constexpr std::size_t kAttentionRows = 8;  ///< rows whose scores are in memory at a time

/// Floats of scratch memory that `attend` needs for a sentence of so many rows.
constexpr std::size_t attention_scratch(std::size_t rows) {
  const std::size_t padded = (rows + kLanes - 1) / kLanes * kLanes;
  return padded * (2 * kHeadSize + kAttentionRows);
}

/// The functions of one instruction set. `width` is always a multiple of 64.
struct Kernels {
  /// Outputs 16·first_block up to 16·last_block of every row; output 16·first_block is stored at column 0.
  void (*product)(const PackedMatrix& matrix, const ByteRows& rows, std::size_t count, std::size_t first_block,
                  std::size_t last_block, FloatRows out);
  /// The same, with y replaced by an approximation of gelu(y) of second degree (Kim et al. 2021, I-BERT).
  void (*product_gelu)(const PackedMatrix& matrix, const ByteRows& rows, std::size_t count, std::size_t first_block,
                       std::size_t last_block, FloatRows out);
  /// sums[o] = Σ over inputs of the weights of output o.
  void (*weight_sums)(const std::int8_t* weights, std::size_t outputs, std::size_t inputs, std::int32_t* sums);
  /// Each row on 256 steps from min(0, least) to max(0, greatest).
  void (*quantise)(FloatRows in, std::size_t count, std::size_t width, const ByteRows& out);
  /// state = layer norm of (state + added), or of state where added.values is null; then as bytes.
  void (*add_norm_quantise)(FloatRows added, FloatRows state, NormWeights norm, std::size_t count, std::size_t width,
                            const ByteRows& out);
  /// Attention of one sentence to itself. A row of `qkv` holds queries, keys and values of all heads, each
  /// heads·kHeadSize floats. O(count²).
  void (*attend)(FloatRows qkv, std::size_t count, std::size_t heads, FloatRows out, float* scratch);
  /// out[i][j] = Σ left[i][d]·right[j][d] for d < depth, a multiple of 4. Columns of `out` are filled up to a multiple
  /// of 16; `scratch` holds depth times that many floats.
  void (*dot_products)(FloatRows left, std::size_t left_count, FloatRows right, std::size_t right_count,
                       std::size_t depth, FloatRows out, float* scratch);
};

std::string_view name_of(InstructionSet set);
/// Those that this processor and this build have, the slowest first; never empty.
std::vector<InstructionSet> available_instruction_sets();
/// The fastest of them.
InstructionSet best_instruction_set();
/// The set must be available.
const Kernels& kernels_of(InstructionSet set);

}  // namespace whowhom

#include "support/random_model.hpp"

#include <cstring>
#include <random>
#include <string_view>

namespace whowhom {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kPositions = 512;

std::size_t padded(std::size_t count, std::size_t to) { return (count + to - 1) / to * to; }

struct Part {
  std::string name;
  std::uint32_t kind, rows, columns;
  std::string bytes;
};

class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}

  std::size_t text(const std::string& name, const std::vector<std::string>& lines) {
    std::string joined;
    for (const std::string& line : lines) joined += (joined.empty() ? "" : "\n") + line;
    parts_.push_back({name, 0, static_cast<std::uint32_t>(lines.size()), 1, joined});
    return lines.size();
  }

  void floats(const std::string& name, std::size_t rows, std::size_t columns, float middle, float spread) {
    std::uniform_int_distribution<int> step(-1000, 1000);
    std::string bytes(rows * columns * sizeof(float), '\0');
    for (std::size_t k = 0; k < rows * columns; ++k) {
      const float value = middle + spread * static_cast<float>(step(random_)) / 1000.0F;
      std::memcpy(bytes.data() + k * sizeof value, &value, sizeof value);
    }
    parts_.push_back({name, 1, static_cast<std::uint32_t>(rows), static_cast<std::uint32_t>(columns), bytes});
  }

  void bytes(const std::string& name, std::uint32_t kind, std::size_t rows, std::size_t columns, int greatest) {
    std::uniform_int_distribution<int> weight(-greatest, greatest);
    std::string values(rows * columns, '\0');
    for (char& value : values) value = static_cast<char>(weight(random_));
    parts_.push_back({name, kind, static_cast<std::uint32_t>(rows), static_cast<std::uint32_t>(columns), values});
  }

  void product(const std::string& name, std::size_t outputs, std::size_t inputs) {
    const std::size_t rows = padded(outputs, 16);
    bytes(name, 3, rows, inputs, 63);
    floats(name + ".scale", 1, rows, 0.002F, 0.0005F);
    floats(name + ".bias", 1, rows, 0.0F, 0.02F);
  }

  void norm(const std::string& name, std::size_t width) { floats(name, 2, width, 0.6F, 0.5F); }

  ModelBytes written() const {
    std::string file = "WHOWHOM1";
    append(file, static_cast<std::uint32_t>(parts_.size()));
    append(file, std::uint32_t{0});
    std::size_t offset = padded(16 + 64 * parts_.size(), kAlignment);
    for (const Part& part : parts_) {
      std::string name = part.name;
      name.resize(32, '\0');
      file += name;
      for (const std::uint32_t value : {part.kind, part.rows, part.columns, std::uint32_t{0}}) append(file, value);
      append(file, static_cast<std::uint64_t>(offset));
      append(file, static_cast<std::uint64_t>(part.bytes.size()));
      offset = padded(offset + part.bytes.size(), kAlignment);
    }
    for (const Part& part : parts_) {
      file.resize(padded(file.size(), kAlignment), '\0');
      file += part.bytes;
    }
    return ModelBytes(std::as_bytes(std::span(file)));
  }

 private:
  template <class T>
  static void append(std::string& file, T value) {
    file.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  std::mt19937 random_;
  std::vector<Part> parts_;
};

std::vector<std::string> vocabulary() {
  std::vector<std::string> pieces = {"[UNK]",  "[CLS]",  ".",    ",",     "-",   "the",
                                     "letter", "##tter", "tell", "##ing", "##ed"};
  for (char digit = '0'; digit <= '9'; ++digit) pieces.emplace_back(1, digit);
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    pieces.emplace_back(1, letter);
    pieces.push_back(std::string("##") + letter);
  }
  return pieces;
}

}  // namespace

ModelBytes::ModelBytes(std::span<const std::byte> bytes) : storage_(bytes.size() + kAlignment), size_(bytes.size()) {
  const auto address = reinterpret_cast<std::uintptr_t>(storage_.data());
  start_ = storage_.data() + (kAlignment - address % kAlignment) % kAlignment;
  std::copy(bytes.begin(), bytes.end(), start_);
}

ModelBytes random_model(const RandomModelSizes& sizes, std::uint32_t seed) {
  const std::size_t hidden = 32 * sizes.heads;
  Writer file(seed);
  const auto line = [](const char* name, std::size_t value) { return name + (" " + std::to_string(value)); };
  file.text("config",
            {line("layers", sizes.layers), line("piece_layers", 1), line("hidden", hidden), line("heads", sizes.heads),
             line("ffn", sizes.ffn), line("arc", sizes.arc), line("label", sizes.label), line("role", sizes.role),
             line("max_words", sizes.max_words), line("max_pieces", sizes.max_pieces), line("max_word_pieces", 8)});
  const std::size_t pieces = file.text("vocabulary", vocabulary());
  const std::size_t upos = file.text("upos", {"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART",
                                              "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"});
  const std::size_t relations = file.text("deprel", {"nsubj", "obj", "obl", "punct", "root", "parataxis"});
  const std::size_t names = file.text("ner", {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"});
  const std::size_t lemmas = file.text("lemma", {"L0:", "K0:", "L1:", "L2:", "L3:y", "K2:e"});
  file.text("lemma.known", {"left\tVERB\tleave", "told\tVERB\ttell"});
  const std::size_t roles = file.text("role", {"_", "SAYER", "HEARER", "TOPIC", "NEG", "MOD"});
  file.bytes("word", 2, pieces, hidden, 127);
  file.floats("word.scale", pieces, 1, 0.01F, 0.003F);
  file.floats("position", kPositions, hidden, 0.0F, 0.5F);
  file.floats("case", 8, hidden, 0.0F, 0.5F);
  file.norm("embed.ln", hidden);
  for (std::size_t k = 0; k < sizes.layers; ++k) {
    const std::string layer = std::to_string(k);
    file.product(layer + ".qkv", 3 * hidden, hidden);
    file.product(layer + ".out", hidden, hidden);
    file.product(layer + ".up", sizes.ffn, hidden);
    file.product(layer + ".down", hidden, sizes.ffn);
    file.norm(layer + ".ln1", hidden);
    file.norm(layer + ".ln2", hidden);
  }
  file.product("heads", upos + names + lemmas + 1 + 2 * sizes.arc + 2 * sizes.label + 2 * sizes.role, hidden);
  file.product("label.out", relations, sizes.label);
  file.floats("role.out", roles, sizes.role, 0.0F, 0.1F);
  file.floats("role.out.bias", 1, roles, 0.0F, 0.1F);
  return file.written();
}

std::vector<std::string> random_words(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::uniform_int_distribution<std::size_t> length(1, 9), letter(0, 25), kind(0, 9);
  std::vector<std::string> words;
  while (words.size() < count) {
    std::string word;
    const std::size_t what = kind(random);
    for (std::size_t k = length(random); k > 0; --k) word += static_cast<char>('a' + letter(random));
    if (what == 0) word[0] = static_cast<char>(word[0] - 'a' + 'A');
    if (what == 1) word = ".";
    if (what == 2) word = "the";
    if (what == 3) word += "ing";
    if (what == 4) word += "§";
    words.push_back(word);
  }
  return words;
}

}  // namespace whowhom

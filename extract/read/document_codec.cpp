// The parts of each type are named once, in walk_parts; writing and reading walk the same list.
#include "extract/read/document_codec.hpp"

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#include "extract/language/letters.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

[[noreturn]] void fail() { throw Error("the reader's answer is damaged"); }

class Writer {
 public:
  template <std::integral Number>
  void number(Number value) {
    const auto wide = static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
    for (int i = 0; i < 8; ++i) out_ += static_cast<char>(wide >> (8 * i) & 0xFF);
  }
  void number(double value) { number(std::bit_cast<std::int64_t>(value)); }
  void bytes(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  std::string take() { return std::move(out_); }

  template <typename Value>
  void operator()(const Value& value);

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t word() {
    if (rest_.size() < 8) fail();
    std::uint64_t value = 0;
    for (int i = 7; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(rest_[static_cast<std::size_t>(i)]);
    rest_.remove_prefix(8);
    return value;
  }
  std::string_view bytes() {
    const std::uint64_t size = word();
    if (size > rest_.size()) fail();
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }
  /// A number of things of which each takes eight bytes at least.
  std::size_t count() {
    const std::uint64_t value = word();
    if (value > rest_.size() / 8) fail();
    return value;
  }
  void end() const {
    if (!rest_.empty()) fail();
  }

  template <typename Value>
  void operator()(Value& value);

 private:
  std::string_view rest_;
};

// ---- the parts of each type

template <typename Walk, typename Value>
void walk_parts(Walk& walk, Value& value) {
  using Plain = std::remove_const_t<Value>;
  if constexpr (std::is_same_v<Plain, Span>) {
    walk(value.start), walk(value.end);
  } else if constexpr (std::is_same_v<Plain, Page>) {
    walk(value.number), walk(value.span);
  } else if constexpr (std::is_same_v<Plain, SetAside>) {
    walk(value.span), walk(value.reason);
  } else if constexpr (std::is_same_v<Plain, PageBox>) {
    walk(value.left), walk(value.top), walk(value.right), walk(value.bottom);
  } else if constexpr (std::is_same_v<Plain, SourcePlace>) {
    walk(value.span), walk(value.bytes), walk(value.box), walk(value.what);
  } else if constexpr (std::is_same_v<Plain, WordConfidence>) {
    walk(value.span), walk(value.confidence);
  } else if constexpr (std::is_same_v<Plain, Mailbox>) {
    walk(value.name), walk(value.address);
  } else if constexpr (std::is_same_v<Plain, MailHead>) {
    walk(value.message_id), walk(value.references), walk(value.from), walk(value.to), walk(value.cc), walk(value.bcc);
    walk(value.date), walk(value.subject);
  } else if constexpr (std::is_same_v<Plain, SourceDocument>) {
    walk(value.id.text), walk(value.path), walk(value.title), walk(value.sha256), walk(value.part);
  } else if constexpr (std::is_same_v<Plain, Document>) {
    walk(value.source), walk(value.media_type), walk(value.text), walk(value.pages), walk(value.set_aside);
    walk(value.places), walk(value.read_from_picture), walk(value.mail), walk(value.created);
  } else if constexpr (std::is_same_v<Plain, Diagnostic>) {
    walk(value.severity), walk(value.where), walk(value.message);
  } else if constexpr (std::is_same_v<Plain, ReadOptions>) {
    walk(value.all_text), walk(value.max_bytes), walk(value.ocr), walk(value.max_depth), walk(value.max_parts);
    walk(value.max_expanded_bytes);
  } else {
    static_assert(std::is_same_v<Plain, ReadRequest>, "a type without a list of its parts");
    walk(value.path), walk(value.options);
  }
}

template <typename>
constexpr bool kIsVector = false;
template <typename Item>
constexpr bool kIsVector<std::vector<Item>> = true;
template <typename>
constexpr bool kIsOptional = false;
template <typename Item>
constexpr bool kIsOptional<std::optional<Item>> = true;

template <typename Value>
void Writer::operator()(const Value& value) {
  if constexpr (std::is_same_v<Value, std::string>) {
    bytes(value);
  } else if constexpr (std::is_enum_v<Value>) {
    number(static_cast<int>(value));
  } else if constexpr (std::is_arithmetic_v<Value>) {
    number(value);
  } else if constexpr (kIsVector<Value>) {
    number(value.size());
    for (const auto& item : value) (*this)(item);
  } else if constexpr (kIsOptional<Value>) {
    number(value.has_value() ? 1 : 0);
    if (value) (*this)(*value);
  } else {
    walk_parts(*this, value);
  }
}

template <typename Value>
void Reader::operator()(Value& value) {
  if constexpr (std::is_same_v<Value, std::string>) {
    value = bytes();
  } else if constexpr (std::is_same_v<Value, double>) {
    value = std::bit_cast<double>(word());
  } else if constexpr (std::is_same_v<Value, bool>) {
    value = word() != 0;
  } else if constexpr (std::is_same_v<Value, MediaType>) {
    const std::uint64_t number = word();
    if (number > static_cast<std::uint64_t>(MediaType::unknown)) fail();
    value = static_cast<MediaType>(number);
  } else if constexpr (std::is_same_v<Value, Severity>) {
    const std::uint64_t number = word();
    if (number > static_cast<std::uint64_t>(Severity::error)) fail();
    value = static_cast<Severity>(number);
  } else if constexpr (std::is_same_v<Value, Ocr>) {
    const std::uint64_t number = word();
    if (number > static_cast<std::uint64_t>(Ocr::always)) fail();
    value = static_cast<Ocr>(number);
  } else if constexpr (std::is_integral_v<Value>) {
    const std::uint64_t number = word();
    value = static_cast<Value>(number);
    if (static_cast<std::uint64_t>(static_cast<std::int64_t>(value)) != number) fail();
  } else if constexpr (kIsVector<Value>) {
    value.resize(count());
    for (auto& item : value) (*this)(item);
  } else if constexpr (kIsOptional<Value>) {
    if (word() != 0) (*this)(value.emplace());
  } else {
    walk_parts(*this, value);
  }
}

template <typename Value>
std::string written(const Value& value) {
  Writer writer;
  writer(value);
  return writer.take();
}

template <typename Value>
Value read(std::string_view bytes) {
  Value value;
  Reader reader(bytes);
  reader(value);
  reader.end();
  return value;
}

// Spans in order, disjoint and within the text, as the stages take for granted.
template <typename Parts>
void check_spans(const Parts& parts, std::size_t size) {
  std::size_t at = 0;
  for (const auto& part : parts) {
    if (part.span.start < at || part.span.end < part.span.start || part.span.end > size) fail();
    at = part.span.end;
  }
}

bool is_clean(std::string_view text) {
  return text.find('\0') == std::string_view::npos && !first_wrong_utf8_byte(text);
}

}  // namespace

std::string encode(const Document& document) { return written(document); }
std::string encode(const Diagnostic& diagnostic) { return written(diagnostic); }
std::string encode(const ReadRequest& request) { return written(request); }

Document decode_document(std::string_view bytes) {
  auto document = read<Document>(bytes);
  if (!is_clean(document.text) || first_wrong_utf8_byte(document.source.title) ||
      first_wrong_utf8_byte(document.source.part))
    fail();
  check_spans(document.pages, document.text.size());
  check_spans(document.set_aside, document.text.size());
  check_spans(document.places, document.text.size());
  check_spans(document.read_from_picture, document.text.size());
  return document;
}

Diagnostic decode_diagnostic(std::string_view bytes) { return read<Diagnostic>(bytes); }
ReadRequest decode_request(std::string_view bytes) { return read<ReadRequest>(bytes); }

}  // namespace whowhom

// The parser is told to keep the stream, so that a part's content is a stretch of it and can be looked up in the bytes.
#include "extract/read/mail_message_mime.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <vector>

#include "extract/read/mail_message_characters.hpp"

namespace whowhom {

void prepare_gmime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

GMimeParserOptions* mail_parser_options() {
  prepare_gmime();
  // For the life of the process, as GMime's own: it is only read.
  static GMimeParserOptions* const kOptions = [] {
    GMimeParserOptions* options = g_mime_parser_options_new();
    std::array<const char*, 3> charsets = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(options, charsets.data());
    return options;
  }();
  return kOptions;
}

ParsedMail::ParsedMail(std::string_view bytes) : bytes_(bytes), view_{} {
  prepare_gmime();
  // GMime only reads the array of a stream that it does not own; a copy would double what a large message takes.
  view_.data = reinterpret_cast<guint8*>(const_cast<char*>(bytes_.data()));
  view_.len = static_cast<guint>(bytes_.size());
  stream_.reset(g_mime_stream_mem_new_with_byte_array(&view_));
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream_.get()), FALSE);
  const GObjectPtr<GMimeParser> parser(g_mime_parser_new_with_stream(stream_.get()));
  g_mime_parser_set_persist_stream(parser.get(), TRUE);
  message_.reset(g_mime_parser_construct_message(parser.get(), mail_parser_options()));
}

Span ParsedMail::content(GMimePart* part) const {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  GMimeStream* stream = wrapper ? g_mime_data_wrapper_get_stream(wrapper) : nullptr;
  if (!stream || !GMIME_IS_STREAM_MEM(stream) || g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream)) != &view_ ||
      stream->bound_start < 0)
    return {};
  const auto start = std::min(static_cast<std::size_t>(stream->bound_start), bytes_.size());
  const auto end = stream->bound_end < 0 ? bytes_.size() : static_cast<std::size_t>(stream->bound_end);
  return {start, std::clamp(end, start, bytes_.size())};
}

Span ParsedMail::inner_message(GMimeMessage* message, const std::vector<std::string>& boundaries) const {
  GMimeHeaderList* fields = g_mime_object_get_header_list(GMIME_OBJECT(message));
  gint64 offset = -1;
  const auto look_at = [&offset](GMimeHeaderList* list) {
    for (int i = 0; list && i < g_mime_header_list_get_count(list); ++i) {
      const gint64 at = g_mime_header_get_offset(g_mime_header_list_get_header_at(list, i));
      if (at >= 0 && (offset < 0 || at < offset)) offset = at;
    }
  };
  look_at(fields);
  // "Content-Type" and its like are the first part's.
  if (GMimeObject* part = g_mime_message_get_mime_part(message)) look_at(g_mime_object_get_header_list(part));
  if (offset < 0 || static_cast<std::size_t>(offset) >= bytes_.size()) return {};
  const auto start = static_cast<std::size_t>(offset);
  std::size_t end = bytes_.size();
  for (const std::string& boundary : boundaries)
    end = std::min(end, bytes_.substr(0, end).find("\n--" + boundary, start));
  if (end > start && end < bytes_.size() && bytes_[end - 1] == '\r') --end;
  return {start, std::min(end, bytes_.size())};
}

namespace {

// GMime's steps take the line "begin 644 report.doc" for data.
std::string uudecoded(std::string_view encoded) {
  std::size_t begin = encoded.starts_with("begin ") ? 0 : encoded.find("\nbegin ");
  if (begin != std::string_view::npos)
    encoded.remove_prefix(std::min(encoded.find('\n', begin + 1), encoded.size() - 1) + 1);
  std::string out(encoded.size() + 4, '\0');
  int state = GMIME_UUDECODE_STATE_BEGIN;
  guint32 save = 0;
  out.resize(g_mime_encoding_uudecode_step(reinterpret_cast<const unsigned char*>(encoded.data()), encoded.size(),
                                           reinterpret_cast<unsigned char*>(out.data()), &state, &save));
  return out;
}

}  // namespace

std::string transfer_decoded(std::string_view encoded, GMimeContentEncoding encoding) {
  if (encoding == GMIME_CONTENT_ENCODING_UUENCODE) return uudecoded(encoded);
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, encoding);
  std::string out(g_mime_encoding_outlen(&state, encoded.size()), '\0');
  std::size_t size = g_mime_encoding_step(&state, encoded.data(), encoded.size(), out.data());
  size += g_mime_encoding_flush(&state, encoded.data(), 0, out.data() + size);
  out.resize(std::min(size, out.size()));
  return out;
}

std::string file_name_of(GMimeObject* part) {
  const char* name = g_mime_object_get_content_disposition_parameter(part, "filename");
  if (!name || !*name) name = g_mime_object_get_content_type_parameter(part, "name");
  return name ? one_line(name) : std::string();
}

std::string type_parameter(GMimeObject* part, const char* name) {
  const char* value = g_mime_object_get_content_type_parameter(part, name);
  return value ? std::string(value) : std::string();
}

}  // namespace whowhom

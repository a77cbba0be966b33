// The lists of fields bind every member by name, so that a member that is added and not sent does not compile.
#include "extract/read/document_codec.hpp"

#include <utility>

#include "extract/read/wire.hpp"

namespace whowhom {
namespace wire {

void fields(auto& archive, Is<Span> auto& span) {
  auto& [start, end] = span;
  archive(start);
  archive(end);
}

void fields(auto& archive, Is<PageBox> auto& box) {
  auto& [left, top, right, bottom] = box;
  archive(left);
  archive(top);
  archive(right);
  archive(bottom);
}

void fields(auto& archive, Is<Page> auto& page) {
  auto& [number, span] = page;
  archive(number);
  archive(span);
}

void fields(auto& archive, Is<SetAside> auto& part) {
  auto& [span, reason] = part;
  archive(span);
  archive(reason);
}

void fields(auto& archive, Is<SourcePlace> auto& place) {
  auto& [span, bytes, box, what] = place;
  archive(span);
  archive(bytes);
  archive(box);
  archive(what);
}

void fields(auto& archive, Is<WordConfidence> auto& word) {
  auto& [span, confidence] = word;
  archive(span);
  archive(confidence);
}

void fields(auto& archive, Is<Mailbox> auto& mailbox) {
  auto& [name, address] = mailbox;
  archive(name);
  archive(address);
}

void fields(auto& archive, Is<MailHead> auto& mail) {
  auto& [message_id, references, from, to, cc, bcc, date, subject] = mail;
  archive(message_id);
  archive(references);
  archive(from);
  archive(to);
  archive(cc);
  archive(bcc);
  archive(date);
  archive(subject);
}

// The id is given when documents come together; who asked for the file knows its path.
void fields(auto& archive, Is<SourceDocument> auto& source) {
  auto& [id, path, title, sha256, part] = source;
  archive(title);
  archive(sha256);
  archive(part);
}

void fields(auto& archive, Is<Document> auto& document) {
  auto& [source, media_type, text, pages, set_aside, places, read_from_picture, mail, created] = document;
  archive(source);
  archive(media_type);
  archive(text);
  archive(pages);
  archive(set_aside);
  archive(places);
  archive(read_from_picture);
  archive(mail);
  archive(created);
}

void fields(auto& archive, Is<Diagnostic> auto& diagnostic) {
  auto& [severity, where, message] = diagnostic;
  archive(severity);
  archive(where);
  archive(message);
}

}  // namespace wire

std::string encode_document(const Document& document) { return wire::encode(document); }

std::string encode_diagnostic(const Diagnostic& diagnostic) { return wire::encode(diagnostic); }

Document decode_document(std::string_view bytes, std::size_t max_memory) {
  return wire::decode<Document>(bytes, max_memory);
}

Diagnostic decode_diagnostic(std::string_view bytes, std::size_t max_memory) {
  Diagnostic diagnostic = wire::decode<Diagnostic>(bytes, max_memory);
  if (diagnostic.severity < Severity::note || diagnostic.severity > Severity::error)
    diagnostic.severity = Severity::error;
  diagnostic.where = harmless_words(diagnostic.where);
  diagnostic.message = harmless_words(diagnostic.message);
  return diagnostic;
}

}  // namespace whowhom

// One input while it is read: what readers are given, and where they give what they have read.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/document.hpp"
#include "graph/diagnostic.hpp"

namespace whowhom {

enum class Ocr {
  automatic,  ///< pages without words of their own, or with garbage for words
  never,
  always,  ///< every page, also where it has words of its own
};

struct ReadOptions {
  bool all_text = false;               ///< keep page furniture in the text that is read
  std::size_t max_bytes = 128u << 20;  ///< of one document's text: the stages take some 20 times as much
  Ocr ocr = Ocr::automatic;
  std::size_t max_depth = 8;          ///< archives in archives, messages in messages
  std::size_t max_parts = 1'000'000;  ///< files and attachments of one input
  std::size_t max_expanded_bytes = std::size_t{16}
                                   << 30;  ///< what all parts of one input unpack to; at most 200 times the input
};

/// Some bytes to read and what they are called.
struct ReadInput {
  std::string_view bytes;
  std::string path;  ///< the file, as the person gave it
  std::string
      part;  ///< where in the file: "message 3", "2019/report.pdf", "message 3, report.pdf"; empty for all of it
  std::string name;  ///< the name whose ending may tell the kind: the path, or the part's own name
};

/// "box.mbox: message 3", how a document is called in a message to the person.
std::string where(const ReadInput& input);

/// Takes what is read, one document after another, so that a file larger than the memory can be read.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;
  virtual void take(Document document) = 0;
  virtual void take(Diagnostic diagnostic) = 0;
  /// Called at least once for every page and every message: who waits knows that the reader is at work.
  virtual void progress(std::size_t pages) = 0;
  /// These bytes of the input are not looked at again: whoever holds them may let them go.
  virtual void passed(std::string_view /*bytes*/) {}
};

class Reading {
 public:
  Reading(const ReadOptions& options, DocumentSink& sink) : options_(options), sink_(sink) {}

  const ReadOptions& options() const { return options_; }

  /// Hands a document over. Sets what a reader leaves open: path, part and digest of the input, the title, what is
  /// page furniture in every kind of text. The text must be UTF-8 without NUL, and set_aside, pages and places as
  /// Document says; set_aside is put in order here. A text that is blank is refused with Error.
  void deliver(const ReadInput& input, Document document);

  void tell(Severity severity, std::string where, std::string message);

  /// Tells of the first part that a message fits, and not of all others in the same input: what is missing on the
  /// machine is missing for each picture of a mail box.
  void tell_once(Severity severity, std::string where, std::string message);

  /// Some pages or messages were read.
  void progress(std::size_t pages = 1) { sink_.progress(pages); }

  /// A reader of one input that goes through bytes larger than the memory says how far it is.
  void passed(std::string_view bytes) { sink_.passed(bytes); }

  /// Reads a part of `whole`, an attachment or a file of an archive, with the reader of its kind. `part` names it
  /// within the whole, `name` is the part's own name. A part that cannot be read is told and costs nothing else. False,
  /// and a diagnostic the first time, where a limit of the options is met: the caller stops.
  bool read_part(const ReadInput& whole, std::string part, std::string name, std::string_view bytes);

  /// Counts bytes that were unpacked. False where they are more than the options allow; the first time it is told.
  bool unpacked(const ReadInput& whole, std::size_t bytes);

  /// Reads `input` with the reader of its kind. Throws Error where there is nothing to be had of it.
  void read(const ReadInput& input);

 private:
  const ReadOptions& options_;
  DocumentSink& sink_;
  std::size_t depth_ = 0;
  std::size_t parts_ = 0;
  std::size_t input_bytes_ = 0;  // of the outermost input
  std::size_t unpacked_bytes_ = 0;
  bool limit_told_ = false;
  std::set<std::string> told_once_;
};

}  // namespace whowhom

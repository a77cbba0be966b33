// A document as the readers leave it: text whose byte offsets are those of every quote, what was set aside, and where
// in the source each part of the text stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/read/media_type.hpp"
#include "graph/evidence.hpp"
#include "graph/findings.hpp"

namespace whowhom {

/// A stretch of the text that stands on one page. Notes at the foot of a page can stand in the text behind the
/// paragraph that the page's end cuts, so a page may come more than once.
struct Page {
  int number = 1;  ///< 1-based, counted from the file's first page
  Span span;
};

/// A part of the text that no later stage reads: page furniture, a link's target.
struct SetAside {
  Span span;
  std::string reason;  ///< "page furniture", for the person
};

/// A rectangle on a page in points, from the page's top left corner.
struct PageBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

/// Where a stretch of the text stands in the source.
struct SourcePlace {
  Span span;                   ///< of the text
  std::optional<Span> bytes;   ///< of the source in which it stands, markup and all
  std::optional<PageBox> box;  ///< on the page that `Document::pages` gives
  std::string what;            ///< "sheet Budget, row 4", "footnote 3"; empty where the page or the bytes say it
};

/// How sure a reader of pictures is of some words.
struct WordConfidence {
  Span span;
  double confidence = 1.0;  ///< 0..1
};

struct Mailbox {
  std::string name;     ///< decoded, "Ann Lee"; may be empty
  std::string address;  ///< "ann.lee@example.org"; may be empty

  bool operator==(const Mailbox&) const = default;
};

/// What the header of a mail says, decoded.
struct MailHead {
  std::string message_id;               ///< without its brackets
  std::vector<std::string> references;  ///< ids of the messages before it, oldest first; In-Reply-To is the last
  std::vector<Mailbox> from;
  std::vector<Mailbox> to;
  std::vector<Mailbox> cc;
  std::vector<Mailbox> bcc;
  std::optional<std::string> date;  ///< ISO 8601 with the sender's offset from UTC: "2001-05-04T15:00:00-07:00"
  std::string subject;
};

struct Document {
  SourceDocument source;
  MediaType media_type = MediaType::plain_text;
  std::string text;         ///< UTF-8; for plain text and Markdown the file's own bytes, a byte order mark included
  std::vector<Page> pages;  ///< empty where the format has none; else in order of the text, covering it
  std::vector<SetAside> set_aside;  ///< in text order, disjoint
  /// In text order, disjoint; empty where the text is the source's bytes from the first to the last.
  std::vector<SourcePlace> places;
  std::vector<WordConfidence> read_from_picture;  ///< words that came by OCR, in text order
  std::optional<MailHead> mail;                   ///< of a message
  std::optional<std::string> created;             ///< ISO 8601, as the file says it; often the day of a copy
};

/// How many pages the document has.
std::size_t page_count(const Document& document);

}  // namespace whowhom

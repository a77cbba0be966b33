// Text out of markup: inline words, blocks parted by empty lines, and what belongs elsewhere put there.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/document.hpp"

namespace whowhom {

/// Collects the words of a marked-up document. White space is folded as browsers fold it; a block (paragraph, heading,
/// item, row of a table) is parted from the next by an empty line, so that no sentence runs over its end. All text is
/// UTF-8; NUL, other control characters and what is no UTF-8 are left out or replaced.
class MarkupText {
 public:
  /// Inline text.
  void words(std::string_view text);
  /// Text in which white space counts.
  void preformatted(std::string_view text);

  /// The next words begin a line, a block, or after a tab.
  void end_line();
  void end_block();
  void end_cell();

  /// Lines from here on begin with so many ">" and a blank, as mail quotes; with 64 at most, so that the text grows
  /// with the source and not with its square.
  void set_quote_depth(std::size_t depth) { quote_depth_ = std::min(depth, kMaxQuoteDepth); }

  /// A note that stands behind the block that is open, as a block of its own; `what` names it: "footnote 3".
  void note(std::string text, std::string what);

  /// How much text there is: where the next words will stand, or the white space before them.
  std::size_t size() const { return document_.text.size(); }

  /// What was added since `start` is not read by later stages.
  void set_aside(std::size_t start, std::string reason);
  std::string_view since(std::size_t start) const;

  /// The words from here on stand on this page.
  void begin_page(int number);

  /// The words from here on, until the next call, stand there in the source; `bytes` may be empty.
  void begin_place(std::string what, std::optional<std::size_t> byte = std::nullopt);

  /// The document: text, pages, places, set_aside. `source_size` ends the bytes of the last place.
  Document take(std::optional<std::size_t> source_size = std::nullopt);

 private:
  void flush();
  void append(std::string_view clean);
  void close_place(std::optional<std::size_t> byte);

  struct Note {
    std::string text;
    std::string what;
  };
  struct Open {
    std::size_t start = 0;
    std::string what;
    std::optional<std::size_t> byte;
  };

  Document document_;
  std::vector<Note> notes_;
  std::optional<Open> place_;
  std::optional<int> next_page_;
  static constexpr std::size_t kMaxQuoteDepth = 64;
  std::size_t quote_depth_ = 0;
  int breaks_ = 0;  // line feeds due before the next words
  bool blank_ = false;
  bool tab_ = false;
};

/// Whether the text is what stands as a mark for a note: "12", "[12]", "*", "†", "a" in brackets.
bool is_note_mark(std::string_view text);

}  // namespace whowhom

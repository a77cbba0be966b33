// White space is owed and paid before the next words, so that none stands at the ends of lines and blocks.
#include "extract/read/markup_text.hpp"

#include <algorithm>
#include <utility>

#include "extract/language/letters.hpp"
#include "extract/read/lines.hpp"

namespace whowhom {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f'; }

// A control character, which no text has and a terminal would obey.
bool is_control(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return (code < 0x20 && !is_space(byte)) || code == 0x7F;
}

}  // namespace

void MarkupText::words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_space(text[at])) {
      blank_ = true;
      ++at;
      continue;
    }
    if (text.substr(at).starts_with(kNoBreakSpace)) {
      blank_ = true;
      at += kNoBreakSpace.size();
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end]) && !is_control(text[end]) &&
           !(text[end] == kNoBreakSpace[0] && text.substr(end).starts_with(kNoBreakSpace)))
      ++end;
    if (end == at) {
      ++at;
      continue;
    }
    flush();
    append(text.substr(at, end - at));
    at = end;
  }
}

void MarkupText::preformatted(std::string_view text) {
  for (const Span line : lines_of(text)) {
    const std::string_view bytes = slice(text, line);
    const std::size_t first = bytes.find_first_not_of(" \t");
    if (first != std::string_view::npos) {
      flush();
      std::string clean(bytes);
      std::erase_if(clean, is_control);
      append(clean);
    } else if (line.end < text.size()) {
      breaks_ = std::max(breaks_, 2);
    }
    if (line.end < text.size()) end_line();
  }
}

void MarkupText::end_line() { breaks_ = std::max(breaks_, 1); }

void MarkupText::end_block() {
  breaks_ = std::max(breaks_, 2);
  tab_ = false;
  for (const Note& note : std::exchange(notes_, {})) {
    std::optional<Open> before = place_;
    begin_place(note.what);
    words(note.text);
    breaks_ = 2;
    if (before)
      begin_place(before->what, before->byte);
    else
      close_place(std::nullopt);
  }
}

void MarkupText::end_cell() { tab_ = true; }

void MarkupText::note(std::string text, std::string what) { notes_.push_back({std::move(text), std::move(what)}); }

void MarkupText::set_aside(std::size_t start, std::string reason) {
  while (start < size() && is_space(document_.text[start])) ++start;
  if (start < size()) document_.set_aside.push_back({{start, size()}, std::move(reason)});
}

std::string_view MarkupText::since(std::size_t start) const {
  std::string_view text = std::string_view(document_.text).substr(std::min(start, size()));
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

void MarkupText::begin_page(int number) { next_page_ = number; }

void MarkupText::begin_place(std::string what, std::optional<std::size_t> byte) {
  close_place(byte);
  place_ = Open{size(), std::move(what), byte};
}

void MarkupText::close_place(std::optional<std::size_t> byte) {
  if (!place_) return;
  std::size_t start = place_->start;
  while (start < size() && is_space(document_.text[start])) ++start;
  if (start < size()) {
    SourcePlace& place = document_.places.emplace_back();
    place.span = {start, size()};
    place.what = std::move(place_->what);
    if (place_->byte && byte && *place_->byte <= *byte) place.bytes = Span{*place_->byte, *byte};
  }
  place_.reset();
}

Document MarkupText::take(std::optional<std::size_t> source_size) {
  end_block();
  close_place(source_size);
  if (!document_.text.empty()) document_.text += '\n';
  if (!document_.pages.empty()) {
    document_.pages.front().span.start = 0;
    for (std::size_t i = 0; i + 1 < document_.pages.size(); ++i)
      document_.pages[i].span.end = document_.pages[i + 1].span.start;
    document_.pages.back().span.end = size();
  }
  return std::move(document_);
}

void MarkupText::flush() {
  std::string& text = document_.text;
  if (text.empty()) {
    breaks_ = 0;
    blank_ = tab_ = false;
    if (quote_depth_ > 0) append(std::string(quote_depth_, '>') + " ");
  }
  if (breaks_ > 0) {
    const std::string marks = quote_depth_ > 0 ? std::string(quote_depth_, '>') : "";
    for (int i = 0; i < breaks_; ++i) text += '\n' + (i + 1 < breaks_ ? marks : std::string());
    if (!marks.empty()) text += marks + " ";
  } else if (tab_) {
    text += '\t';
  } else if (blank_) {
    text += ' ';
  }
  breaks_ = 0;
  blank_ = tab_ = false;
  if (next_page_) document_.pages.push_back({*std::exchange(next_page_, std::nullopt), {size(), size()}});
}

void MarkupText::append(std::string_view clean) {
  while (const auto wrong = first_wrong_utf8_byte(clean)) {
    document_.text += clean.substr(0, *wrong);
    document_.text += "\xEF\xBF\xBD";
    clean.remove_prefix(*wrong + 1);
  }
  document_.text += clean;
}

bool is_note_mark(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']') && text.size() > 2)
    text = text.substr(1, text.size() - 2);
  else if (text.size() == 1 && text.front() >= 'a' && text.front() <= 'z')
    return false;
  if (text.empty() || text.size() > 4) return false;
  if (text == "*" || text == "**" || text == "†" || text == "‡" || text == "§" || text == "¶") return true;
  if (text.size() == 1 && text.front() >= 'a' && text.front() <= 'z') return true;
  return std::ranges::all_of(text, [](char byte) { return byte >= '0' && byte <= '9'; });
}

}  // namespace whowhom

// Starts from the words of the anchors, closes the smallest gaps between them first, then grows at both ends.
#include "render/elide_quote.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "render/text_width.hpp"

namespace whowhom {
namespace {

struct Word {
  Span span;  // in the quote
  double width = 0;
  bool kept = false;
};

constexpr std::string_view kGap = "…";

bool is_blank(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

std::vector<Word> words_of(std::string_view quote, double size) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < quote.size();) {
    if (is_blank(quote[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < quote.size() && !is_blank(quote[end])) ++end;
    words.push_back({{i, end}, text_width(quote.substr(i, end - i), size, false) + text_width(" ", size, false)});
    i = end;
  }
  return words;
}

class Elision {
 public:
  Elision(std::vector<Word> words, double width, double size)
      : words_(std::move(words)), left_(width), gap_(text_width("… ", size, false)) {}

  bool fits_whole() const {
    double sum = 0;
    for (const Word& word : words_) sum += word.width;
    return sum <= left_;
  }

  void keep_anchors(const std::vector<Span>& anchors) {
    for (Word& word : words_)
      if (std::ranges::any_of(anchors, [&](Span anchor) { return anchor.overlaps(word.span); })) try_keep(word);
    if (!words_.empty() && std::ranges::none_of(words_, &Word::kept)) try_keep(words_.front());
  }

  void close_gaps() {
    // Each round closes the narrowest gap that fits; a gap closed gives its ellipsis back.
    while (true) {
      std::size_t best_start = 0;
      std::size_t best_end = 0;
      double best = left_ + gap_;
      for (std::size_t i = 1; i < words_.size(); ++i) {
        if (words_[i].kept || !words_[i - 1].kept) continue;
        std::size_t end = i;
        double sum = 0;
        while (end < words_.size() && !words_[end].kept) sum += words_[end++].width;
        if (end == words_.size() || sum > best) continue;
        best = sum;
        best_start = i;
        best_end = end;
      }
      if (best_end == 0) return;
      for (std::size_t i = best_start; i < best_end; ++i) words_[i].kept = true;
      left_ -= best - gap_;
    }
  }

  void grow_ends() {
    bool grown = true;
    while (grown) {
      grown = false;
      const auto last = std::ranges::find_if(words_.rbegin(), words_.rend(), &Word::kept);
      if (last != words_.rbegin() && last != words_.rend()) grown |= try_keep(*(last - 1));
      const auto first = std::ranges::find_if(words_, &Word::kept);
      if (first != words_.begin() && first != words_.end()) grown |= try_keep(*(first - 1));
    }
  }

  std::string text(std::string_view quote) const {
    std::string out;
    bool in_gap = false;
    for (const Word& word : words_) {
      if (word.kept) {
        if (!out.empty()) out += ' ';
        out += quote.substr(word.span.start, word.span.size());
      } else if (!in_gap) {
        out += out.empty() ? "" : " ";
        out += kGap;
      }
      in_gap = !word.kept;
    }
    return out;
  }

 private:
  bool try_keep(Word& word) {
    // Room for the ellipses at both ends stays free.
    if (word.kept || word.width > left_ - 2 * gap_) return false;
    left_ -= word.width;
    word.kept = true;
    return true;
  }

  std::vector<Word> words_;
  double left_;
  double gap_;
};

}  // namespace

std::string elide_quote(const Evidence& evidence, double width, double size) {
  Elision elision(words_of(evidence.quote, size), width, size);
  if (elision.fits_whole()) {
    std::vector<Span> all = {{0, evidence.quote.size()}};
    Elision whole(words_of(evidence.quote, size), width * 4, size);
    whole.keep_anchors(all);
    return whole.text(evidence.quote);
  }
  std::vector<Span> anchors;
  for (const Span anchor : evidence.anchors)
    if (evidence.span.contains(anchor))
      anchors.push_back({anchor.start - evidence.span.start, anchor.end - evidence.span.start});
  elision.keep_anchors(anchors);
  elision.close_gaps();
  elision.grow_ends();
  return elision.text(evidence.quote);
}

}  // namespace whowhom

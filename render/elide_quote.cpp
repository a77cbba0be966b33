// Starts from the words of the anchors, closes the smallest gaps between them first, then grows at both ends.
#include "render/elide_quote.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "render/text_width.hpp"

namespace whowhom {
namespace {

struct Word {
  std::string_view text;
  Span span;  // in the quote
  double width = 0;
  bool kept = false;
};

bool is_blank(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

class Elision {
 public:
  Elision(std::string_view quote, double width, double size)
      : width_(width), blank_(text_width(" ", size, false)), gap_(text_width("…", size, false)) {
    for (std::size_t i = 0; i < quote.size();) {
      std::size_t end = i;
      while (end < quote.size() && !is_blank(quote[end])) ++end;
      if (end > i) {
        const std::string_view word = quote.substr(i, end - i);
        words_.push_back({word, {i, end}, text_width(word, size, false)});
      }
      i = end + 1;
    }
  }

  std::string shorten(const std::vector<Span>& anchors) {
    if (keep(0, words_.size())) return text();
    for (const Span anchor : anchors)
      for (std::size_t i = 0; i < words_.size(); ++i)
        if (!words_[i].kept && anchor.overlaps(words_[i].span)) keep(i, i + 1);
    if (!words_.empty() && std::ranges::none_of(words_, &Word::kept)) words_.front().kept = true;
    close_gaps();
    grow_ends();
    return text();
  }

 private:
  // Keeps words from `first` to before `last` where all then still fits.
  bool keep(std::size_t first, std::size_t last) {
    std::vector<std::size_t> added;
    for (std::size_t i = first; i < last; ++i)
      if (!std::exchange(words_[i].kept, true)) added.push_back(i);
    if (width() <= width_) return !added.empty();
    for (const std::size_t i : added) words_[i].kept = false;
    return false;
  }

  double width() const {
    double sum = 0;
    bool in_gap = false;
    for (const Word& word : words_) {
      if (word.kept)
        sum += word.width + blank_;
      else if (!in_gap)
        sum += gap_ + blank_;
      in_gap = !word.kept;
    }
    return sum - blank_;
  }

  void close_gaps() {
    struct Gap {
      double width;
      std::size_t first;
      std::size_t last;
    };
    std::vector<Gap> gaps;
    std::size_t i = 0;
    while (i < words_.size() && !words_[i].kept) ++i;
    while (i < words_.size()) {
      while (i < words_.size() && words_[i].kept) ++i;
      Gap gap{0, i, i};
      for (; i < words_.size() && !words_[i].kept; ++i) gap.width += words_[i].width;
      gap.last = i;
      if (i < words_.size()) gaps.push_back(gap);
    }
    std::ranges::stable_sort(gaps, {}, &Gap::width);
    for (const Gap& gap : gaps) keep(gap.first, gap.last);
  }

  void grow_ends() {
    for (bool grown = true; grown;) {
      std::size_t first = 0;
      std::size_t last = words_.size();
      while (first < words_.size() && !words_[first].kept) ++first;
      while (last > 0 && !words_[last - 1].kept) --last;
      grown = last < words_.size() && keep(last, last + 1);
      if (first > 0 && first < words_.size()) grown |= keep(first - 1, first);
    }
  }

  std::string text() const {
    std::string out;
    bool in_gap = false;
    for (const Word& word : words_) {
      if (!word.kept && in_gap) continue;
      if (!out.empty()) out += ' ';
      out += word.kept ? word.text : "…";
      in_gap = !word.kept;
    }
    return out;
  }

  std::vector<Word> words_;
  double width_;
  double blank_;
  double gap_;
};

}  // namespace

std::string elide_quote(const Evidence& evidence, double width, double size) {
  std::vector<Span> anchors;
  // A topic can be as long as the quote: it comes behind who and whether.
  for (const bool topics : {false, true})
    for (const Anchor& anchor : evidence.anchors)
      if ((anchor.role == AnchorRole::topic) == topics && evidence.span.contains(anchor.span))
        anchors.push_back({anchor.span.start - evidence.span.start, anchor.span.end - evidence.span.start});
  return Elision(evidence.quote, width, size).shorten(anchors);
}

}  // namespace whowhom

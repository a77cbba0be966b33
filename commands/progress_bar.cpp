#include "commands/progress_bar.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <unistd.h>

#include <fmt/format.h>

namespace whowhom {
namespace {

constexpr std::size_t kBarWidth = 20;
constexpr auto kFirstShown = std::chrono::milliseconds(1000);
constexpr auto kBetween = std::chrono::milliseconds(200);

std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string time_words(double seconds) {
  if (seconds < 90) return fmt::format("{} s", static_cast<int>(std::ceil(seconds)));
  if (seconds < 90 * 60) return fmt::format("{} min", static_cast<int>(std::lround(seconds / 60)));
  return fmt::format("{:.1f} h", seconds / 3600);
}

}  // namespace

std::string progress_line(const BatchProgress& progress, double seconds) {
  const double share =
      progress.bytes > 0   ? static_cast<double>(progress.bytes_done) / static_cast<double>(progress.bytes)
      : progress.files > 0 ? static_cast<double>(progress.files_done) / static_cast<double>(progress.files)
                           : 1.0;
  const std::size_t full = std::min(kBarWidth, static_cast<std::size_t>(share * static_cast<double>(kBarWidth)));
  std::string line =
      fmt::format("[{}{}] {} of {} file{} · {} page{}", std::string(full, '#'), std::string(kBarWidth - full, '-'),
                  with_commas(progress.files_done), with_commas(progress.files), progress.files == 1 ? "" : "s",
                  with_commas(progress.pages_done), progress.pages_done == 1 ? "" : "s");
  if (seconds > 0 && progress.pages_done > 0)
    line += fmt::format(" · {:.0f} pages/s", std::ceil(static_cast<double>(progress.pages_done) / seconds));
  if (share >= 0.05 && share < 1) line += fmt::format(" · {} left", time_words(seconds * (1 - share) / share));
  return line;
}

ProgressBar::ProgressBar(bool wanted) : shown_(wanted && isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() { clear(); }

void ProgressBar::show(const BatchProgress& progress) {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (now - start_ < kFirstShown || (visible_ && now - last_ < kBetween)) return;
  last_ = now;
  visible_ = true;
  // To the line's start, the words, and away with what an earlier, longer line left.
  fmt::print(stderr, "\r{}\x1B[K", progress_line(progress, std::chrono::duration<double>(now - start_).count()));
  std::fflush(stderr);
}

void ProgressBar::clear() {
  const std::lock_guard lock(mutex_);
  if (!visible_) return;
  visible_ = false;
  fmt::print(stderr, "\r\x1B[K");
  std::fflush(stderr);
}

}  // namespace whowhom

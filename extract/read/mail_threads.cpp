// Sets of mails are joined one pair at a time; what a pair shares is looked up in sorted lists.
#include "extract/read/mail_threads.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include <glib.h>

#include "extract/language/letters.hpp"
#include "extract/language/tables.hpp"
#include "extract/read/lines.hpp"
#include "extract/read/messages.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kMaxLines = 60;  // of a mail, own and quoted
constexpr std::size_t kLongLine = 24;  // bytes without blanks, from which two people do not write the same by chance
constexpr std::size_t kFewMails = 4;   // a line in more is a signature or a notice
constexpr std::size_t kEnoughLines = 2;
constexpr std::size_t kMostChecked = 50;  // mails of one subject looked at for each
constexpr std::size_t kMaxPeople = 200;
constexpr std::int64_t kLongest = 60ll * 24 * 3600;  // seconds from a mail to what it answers

// FNV-1a of the line's letters without quote marks and blanks; 0 for a short line.
std::uint64_t digest_of(std::string_view line) {
  std::uint64_t digest = 14695981039346656037ull;
  std::size_t size = 0;
  const std::size_t start = std::min(line.find_first_not_of("> \t|"), line.size());
  for (const char byte : line.substr(start)) {
    if (static_cast<unsigned char>(byte) <= ' ') continue;
    digest = (digest ^ static_cast<unsigned char>(byte)) * 1099511628211ull;
    ++size;
  }
  return size < kLongLine ? 0 : digest;
}

bool drop_prefix(std::string& subject, bool& prefixed) {
  static const auto kRows = language_rows("subject_prefixes.tsv");
  const std::size_t first = std::min(subject.find_first_not_of(' '), subject.size());
  subject.erase(0, first);
  // "[list]", and not all of the subject
  if (subject.starts_with('[')) {
    const std::size_t end = subject.find(']');
    if (end == std::string::npos || end > 40 || subject.find_first_not_of(' ', end + 1) == std::string::npos)
      return false;
    subject.erase(0, end + 1);
    return true;
  }
  for (const auto& row : kRows) {
    if (!subject.starts_with(row[0])) continue;
    std::size_t at = row[0].size();
    // "re[2]:", "re(2):", "re :"
    while (at < subject.size() && std::string_view("[]()0123456789 ^").find(subject[at]) != std::string_view::npos)
      ++at;
    if (at >= subject.size() || subject[at] != ':') continue;
    subject.erase(0, at + 1);
    return prefixed = true;
  }
  return false;
}

std::optional<std::int64_t> seconds_of(const std::optional<std::string>& iso) {
  if (!iso) return std::nullopt;
  GDateTime* time = g_date_time_new_from_iso8601(iso->c_str(), nullptr);
  if (!time) return std::nullopt;
  const std::int64_t seconds = g_date_time_to_unix(time);
  g_date_time_unref(time);
  return seconds;
}

void take_lines(std::string_view text, std::vector<std::uint64_t>& lines) {
  for (const Span line : lines_of(text)) {
    if (lines.size() >= kMaxLines) return;
    if (const std::uint64_t digest = digest_of(slice(text, line)); digest != 0) lines.push_back(digest);
  }
}

void make_sorted_set(auto& values) {
  std::ranges::sort(values);
  const auto rest = std::ranges::unique(values);
  values.erase(rest.begin(), rest.end());
}

class ThreadFinder {
 public:
  explicit ThreadFinder(std::span<const MailTrace> mails) : mails_(mails), parents_(mails.size()) {
    std::iota(parents_.begin(), parents_.end(), 0);
  }

  std::vector<std::size_t> find() {
    join_references();
    join_quotes();
    join_subjects();
    std::vector<std::size_t> numbers(mails_.size());
    std::map<std::size_t, std::size_t> number_of;
    for (std::size_t i = 0; i < mails_.size(); ++i)
      numbers[i] = number_of.emplace(root(i), number_of.size()).first->second;
    return numbers;
  }

 private:
  std::size_t root(std::size_t mail) {
    while (parents_[mail] != mail) mail = parents_[mail] = parents_[parents_[mail]];
    return mail;
  }

  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

  void join_references() {
    std::map<std::string_view, std::size_t> first;  // mail that has or names the id
    for (std::size_t i = 0; i < mails_.size(); ++i) {
      const auto take = [&](const std::string& id) {
        if (const auto [at, fresh] = first.emplace(id, i); !fresh) join(at->second, i);
      };
      if (!mails_[i].id.empty()) take(mails_[i].id);
      for (const std::string& id : mails_[i].references) take(id);
    }
  }

  bool lacks_references(std::size_t mail) const { return mails_[mail].references.empty() && mails_[mail].time; }

  // Whether `before` was sent before `mail` and not too long before.
  bool may_follow(std::size_t mail, std::size_t before) const {
    if (mail == before || !mails_[before].time || !mails_[mail].time) return false;
    const std::int64_t gap = *mails_[mail].time - *mails_[before].time;
    // Clocks differ by some minutes.
    return gap > -600 && gap < kLongest;
  }

  void join_quotes() {
    std::vector<std::pair<std::uint64_t, std::size_t>> lines;  // and whose they are
    for (std::size_t i = 0; i < mails_.size(); ++i)
      for (const std::uint64_t line : mails_[i].own_lines) lines.emplace_back(line, i);
    std::ranges::sort(lines);
    for (std::size_t i = 0; i < mails_.size(); ++i) {
      if (!lacks_references(i)) continue;
      std::map<std::size_t, std::size_t> shared;  // lines of each mail before
      for (const std::uint64_t line : mails_[i].quoted_lines) {
        const auto same = std::ranges::equal_range(lines, line, {}, &std::pair<std::uint64_t, std::size_t>::first);
        if (same.empty() || static_cast<std::size_t>(std::ranges::distance(same)) > kFewMails) continue;
        for (const auto& [digest, mail] : same)
          if (may_follow(i, mail)) ++shared[mail];
      }
      for (const auto& [mail, count] : shared)
        if (count >= kEnoughLines || (count == 1 && mails_[mail].subject == mails_[i].subject)) join(mail, i);
    }
  }

  bool share_people(std::size_t a, std::size_t b) const {
    const auto& left = mails_[a].people;
    const auto& right = mails_[b].people;
    for (auto x = left.begin(), y = right.begin(); x != left.end() && y != right.end();) {
      if (*x == *y) return true;
      *x < *y ? ++x : ++y;
    }
    return false;
  }

  void join_subjects() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < mails_.size(); ++i)
      if (mails_[i].time && !mails_[i].subject.empty()) order.push_back(i);
    const auto key = [this](std::size_t i) { return std::tie(mails_[i].subject, *mails_[i].time); };
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    for (std::size_t k = 0; k < order.size(); ++k) {
      const std::size_t mail = order[k];
      if (!mails_[mail].answers || !lacks_references(mail)) continue;
      for (std::size_t back = 1; back <= std::min(k, kMostChecked); ++back) {
        const std::size_t before = order[k - back];
        if (mails_[before].subject != mails_[mail].subject) break;
        if (!may_follow(mail, before) || !share_people(mail, before)) continue;
        join(before, mail);
        break;
      }
    }
  }

  std::span<const MailTrace> mails_;
  std::vector<std::size_t> parents_;
};

}  // namespace

std::string base_subject(std::string_view subject, bool& prefixed) {
  std::string base = lower_case(subject);
  prefixed = false;
  while (drop_prefix(base, prefixed)) {
  }
  std::string out;
  for (const char byte : base)
    if (byte != ' ' || (!out.empty() && out.back() != ' ')) out += byte;
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

MailTrace trace_of(const Document& document) {
  MailTrace trace;
  if (!document.mail) return trace;
  const MailHead& head = *document.mail;
  trace.id = head.message_id;
  trace.references = head.references;
  trace.subject = base_subject(head.subject, trace.answers);
  trace.time = seconds_of(head.date);
  for (const auto* side : {&head.from, &head.to, &head.cc, &head.bcc})
    for (const Mailbox& mailbox : *side)
      if (trace.people.size() < kMaxPeople)
        trace.people.push_back(lower_case(mailbox.address.empty() ? mailbox.name : mailbox.address));
  make_sorted_set(trace.people);
  const Messages messages = find_messages(document.text);
  for (const MessagePart& part : messages.bodies) {
    const bool quoted = messages.all[part.message].outer.has_value();
    take_lines(slice(document.text, part.span), quoted ? trace.quoted_lines : trace.own_lines);
  }
  make_sorted_set(trace.own_lines);
  make_sorted_set(trace.quoted_lines);
  return trace;
}

std::vector<std::size_t> mail_threads(std::span<const MailTrace> mails) { return ThreadFinder(mails).find(); }

}  // namespace whowhom

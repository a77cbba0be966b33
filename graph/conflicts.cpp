// Contacts and silences gathered by pair, then each contact against each silence of the pair.
#include "graph/conflicts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace whowhom {
namespace {

constexpr std::size_t kNearBytes = 400;  // about two sentences between
constexpr std::size_t kDay = 10;         // "2018-05-04"; a month has room for one that was and one that was not
constexpr std::size_t kTopicWord = 4;    // letters; shorter words are mostly grammar

enum class Match { differs, unknown, same };

bool has(const std::vector<EntityId>& side, const EntityId& id) { return std::ranges::find(side, id) != side.end(); }

bool goes(const Communication& communication, const EntityId& from, const EntityId& to) {
  return has(communication.from, from) && has(communication.to, to);
}

// First and last moment of a date or interval, as texts that compare as the times do.
std::pair<std::string, std::string> range_of(const std::string& date) {
  const std::size_t slash = date.find('/');
  if (slash == std::string::npos) return {date, date + '~'};  // "2018-05~" is behind every day of May
  return {date.substr(0, slash), date.substr(slash + 1) + '~'};
}

Match dates(const Communication& a, const Communication& b) {
  if (!a.date || !b.date) return Match::unknown;
  const auto [first_of_a, last_of_a] = range_of(*a.date);
  const auto [first_of_b, last_of_b] = range_of(*b.date);
  if (last_of_a < first_of_b || last_of_b < first_of_a) return Match::differs;
  const auto is_day = [](const std::string& date) {
    return date.size() >= kDay && date.find('/') == std::string::npos;
  };
  return is_day(*a.date) && is_day(*b.date) ? Match::same : Match::unknown;
}

// ASCII letters and digits in small letters, and all bytes of other scripts.
std::set<std::string> words_of(std::string_view topic) {
  std::set<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= topic.size(); ++i) {
    const char c = i < topic.size() ? topic[i] : ' ';
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80) != 0) {
      word += static_cast<char>(capital ? c + ('a' - 'A') : c);
      continue;
    }
    if (word.size() >= kTopicWord) words.insert(word);
    word.clear();
  }
  return words;
}

// Two wordings of one topic share half of all their words; less may be a name that the whole text is about.
Match topics(const Communication& a, const Communication& b) {
  if (!a.topic || !b.topic) return Match::unknown;
  const std::set<std::string> first = words_of(*a.topic);
  const std::set<std::string> second = words_of(*b.topic);
  if (first.empty() || second.empty()) return Match::unknown;
  std::vector<std::string> shared;
  std::ranges::set_intersection(first, second, std::back_inserter(shared));
  if (shared.empty()) return Match::differs;
  return 2 * shared.size() >= first.size() + second.size() - shared.size() ? Match::same : Match::unknown;
}

bool in_one_document(const Communication& a, const Communication& b) {
  return a.evidence.front().document == b.evidence.front().document;
}

// Of two in one document.
bool near(const Communication& a, const Communication& b) {
  const auto [first, second] = std::minmax(a.evidence.front().span, b.evidence.front().span);
  return second.start <= first.end + kNearBytes;
}

// The author of one document does not speak for that of another.
bool on_one_word(const Communication& a, const Communication& b) {
  return a.source == b.source && (a.source || in_one_document(a, b));
}

// Whether who denies the silence's act denies what the contact is said to be. "Did not tell" denies one telling and no
// call; "never spoke" denies every conversation and no letter; "had no contact" denies all.
bool covers(const Communication& silence, const Communication& contact) {
  static constexpr std::array kSpoken = {Channel::call, Channel::meeting, Channel::conversation, Channel::interview};
  if (silence.channel == Channel::unspecified && silence.mutual) return true;
  if (silence.channel == Channel::conversation && std::ranges::find(kSpoken, contact.channel) != kSpoken.end())
    return true;
  if (silence.channel != Channel::unspecified) return silence.channel == contact.channel;
  return std::ranges::any_of(contact.evidence,
                             [&](const Evidence& evidence) { return evidence.rule == silence.evidence.front().rule; });
}

bool is_open(const Communication& communication) {
  return communication.channel == Channel::unspecified || communication.channel == Channel::conversation;
}

bool conflict(const Communication& contact, const Communication& silence, const EntityId& a, const EntityId& b) {
  if (on_one_word(contact, silence)) return false;
  const Match date = dates(contact, silence);
  const Match topic = topics(contact, silence);
  if (date == Match::differs || topic == Match::differs) return false;
  if (!silence.mutual) {
    // They talked, and one thing was not told: both can be.
    if (contact.mutual) return false;
    if (goes(contact, a, b) != goes(silence, a, b)) return false;
  }
  // By whichever way the word went: it is the same word.
  if (topic == Match::same) return silence.channel == contact.channel || is_open(silence) || is_open(contact);
  if (!covers(silence, contact)) return false;
  if (date == Match::same) return true;
  if (!in_one_document(contact, silence)) return false;
  // An author tells on and on, and much of it only seems to be what somebody denies.
  if (!contact.source || !silence.source)
    return near(contact, silence) && silence.channel == contact.channel && !is_open(silence);
  return near(contact, silence) || (!contact.date && !silence.date && !silence.topic);
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> find_conflicts(const Findings& findings) {
  struct Accounts {
    std::vector<std::size_t> contacts;
    std::vector<std::size_t> silences;
  };
  std::map<std::pair<EntityId, EntityId>, Accounts> accounts;
  for (std::size_t i = 0; i < findings.communications.size(); ++i) {
    const Communication& communication = findings.communications[i];
    if (communication.polarity == Polarity::uncertain) continue;
    for (const EntityId& from : communication.from)
      for (const EntityId& to : communication.to) {
        if (from == to) continue;
        Accounts& pair = accounts[{std::min(from, to), std::max(from, to)}];
        auto& list = communication.polarity == Polarity::happened ? pair.contacts : pair.silences;
        if (list.empty() || list.back() != i) list.push_back(i);
      }
  }
  std::set<std::pair<std::size_t, std::size_t>> out;
  for (const auto& [pair, account] : accounts)
    for (const std::size_t contact : account.contacts)
      for (const std::size_t silence : account.silences)
        if (conflict(findings.communications[contact], findings.communications[silence], pair.first, pair.second))
          out.emplace(contact, silence);
  return {out.begin(), out.end()};
}

std::set<CommunicationId> disputed_communications(const Findings& findings) {
  std::set<CommunicationId> shown;
  for (const Communication& communication : findings.communications)
    if (!is_doubtful(communication) && !communication.conflicting.empty()) shown.insert(communication.id);
  std::set<CommunicationId> out;
  for (const Communication& communication : findings.communications)
    if (shown.contains(communication.id) &&
        std::ranges::any_of(communication.conflicting, [&](const CommunicationId& id) { return shown.contains(id); }))
      out.insert(communication.id);
  return out;
}

void mark_conflicts(Findings& findings) {
  std::vector<std::set<std::size_t>> others(findings.communications.size());
  for (const auto& [contact, silence] : find_conflicts(findings)) {
    others[contact].insert(silence);
    others[silence].insert(contact);
  }
  for (std::size_t i = 0; i < others.size(); ++i) {
    findings.communications[i].conflicting.clear();
    for (const std::size_t other : others[i])
      findings.communications[i].conflicting.push_back(findings.communications[other].id);
  }
}

}  // namespace whowhom

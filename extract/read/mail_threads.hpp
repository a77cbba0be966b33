// Which mails go on from which: by what their headers say and, where old programs said nothing, by subject, people,
// time and quoted lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/read/document.hpp"

namespace whowhom {

/// What of a mail tells its thread, small enough to be kept for each of many.
struct MailTrace {
  std::string id;                           ///< Message-ID; empty where it has none
  std::vector<std::string> references;      ///< ids of the mails before it
  std::string subject;                      ///< without prefixes and a list's name, in small letters
  bool answers = false;                     ///< the subject had a prefix of an answer or of one handed on
  std::vector<std::string> people;          ///< addresses, else names, in small letters, sorted
  std::optional<std::int64_t> time;         ///< seconds since 1970
  std::vector<std::uint64_t> own_lines;     ///< digests of long lines that its writer wrote
  std::vector<std::uint64_t> quoted_lines;  ///< and of those that it quotes or forwards
};

/// The trace of a document that has a header of mail.
MailTrace trace_of(const Document& document);

/// A number for each mail, from 0, the same for mails of one thread; threads are numbered by their first mail. Mails
/// are joined: to those that they reference or that reference what they do; without references, to the last mail before
/// them, within 60 days, that has two of the long lines they quote and that few others have; else, if their subject has
/// an answer's prefix, to the last within 60 days with the same subject and a person in common. After J. Zawinski,
/// "Message threading" (2002), which joins all of one subject. Deterministic. O(n log n) in mails and lines.
std::vector<std::size_t> mail_threads(std::span<const MailTrace> mails);

/// "Re: [list] FW: The road" to "the road"; `prefixed` says whether an answer's prefix was there.
std::string base_subject(std::string_view subject, bool& prefixed);

}  // namespace whowhom

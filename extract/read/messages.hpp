// Where the messages of a text are, one inside another: what stands under a header, under "On 4 May, Ann Lee wrote:",
// and what is only marked as quoted.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/read/mail_layout.hpp"

namespace whowhom {

struct Message {
  std::optional<std::size_t> header;  ///< index into Messages::headers
  Span attribution;                   ///< "On May 4, 2001, Ann Lee <al@acme.com> wrote:"; empty where it has none
  Span forwarding;                    ///< "---- Forwarded by Ann Lee on 05/04/2001" above it; empty where there is none
  std::optional<std::size_t> outer;   ///< index of the message that it is quoted or forwarded in
};

struct MessagePart {
  Span span;
  std::size_t message = 0;  ///< index into Messages::all
};

struct Messages {
  std::vector<MailHeader> headers;
  std::vector<Message> all;         ///< in order of their beginnings; one without header and attribution is anybody's
  std::vector<MessagePart> bodies;  ///< whole lines, in text order, disjoint; lines of no message are in none

  /// The message in whose body the byte stands; nothing in a header and outside of all messages. Logarithmic.
  std::optional<std::size_t> at(std::size_t byte) const;
};

/// Headers and lines such as "-----Original Message-----" and "---- Forwarded by Ann Lee on 05/04/2001" begin a message
/// that goes on to the next; what is marked with ">" is the message of the line of attribution above it or, without
/// one, of nobody known. A line of attribution without quoted lines below it begins a message too. Linear in the text.
Messages find_messages(std::string_view text);

}  // namespace whowhom

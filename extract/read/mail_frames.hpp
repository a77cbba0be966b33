// The frame of bars that Lotus Notes draws around a mail's header where a program cannot show its table.
#pragma once

#include <string_view>
#include <vector>

#include "extract/read/mail_layout.hpp"

namespace whowhom {

struct MailFrame {
  Span span;               ///< first rule to the last
  Span sender;             ///< the lines of the upper part: name, date, time, each behind bars
  std::vector<Span> bars;  ///< rules and bars, in text order
};

/// A frame is two lines of "|---+--->" with the sender between them, and below them two of ">-----|" with the fields
/// ("To:", "cc:", "Subject:") between those. In text order, disjoint. Linear in the text.
std::vector<MailFrame> find_mail_frames(std::string_view text);

}  // namespace whowhom

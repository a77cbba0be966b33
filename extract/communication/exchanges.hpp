// Parties whose turns follow each other, in a hearing or a chat.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extract/communication/communication_mention.hpp"

namespace whowhom {

class Exchanges {
 public:
  /// Notes that a turn of `b` follows one of `a`, both entities of the resolution; `lines` spans the two.
  void add(std::size_t a, std::size_t b, Span lines);

  /// The last two turns of the parties that met; those of `add` where they met once. Empty where they did not.
  Span last(std::size_t a, std::size_t b) const;

  /// One mutual communication for each two whose turns met at least so often, with the first two turns as its evidence.
  std::vector<CommunicationMention> claims(const Document& document, Channel channel, const std::string& rule,
                                           int least = 2) const;

 private:
  struct Exchange {
    int count = 0;
    Span span;
    Span last;
  };

  std::map<std::pair<std::size_t, std::size_t>, Exchange> exchanges_;
};

}  // namespace whowhom

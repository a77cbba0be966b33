// One turn behind another may be chance; two make an exchange, unless nobody else is there.
#include "extract/communication/exchanges.hpp"

#include <algorithm>

#include "extract/communication/claim.hpp"

namespace whowhom {
void Exchanges::add(std::size_t a, std::size_t b, Span lines) {
  Exchange& exchange = exchanges_[std::minmax(a, b)];
  if (exchange.count++ == 0) exchange.span = lines;
  exchange.last = lines;
}

Span Exchanges::last(std::size_t a, std::size_t b) const {
  const auto found = exchanges_.find(std::minmax(a, b));
  return found == exchanges_.end() ? Span{} : found->second.last;
}

std::vector<CommunicationMention> Exchanges::claims(const Document& document, Channel channel, const std::string& rule,
                                                    int least) const {
  std::vector<CommunicationMention> claims;
  for (const auto& [pair, exchange] : exchanges_) {
    if (exchange.count < least) continue;
    CommunicationMention& claim = claims.emplace_back();
    claim.from = {pair.first};
    claim.to = {pair.second};
    claim.mutual = true;
    claim.channel = channel;
    claim.evidence.document = document.source.id;
    claim.evidence.span = exchange.span;
    claim.evidence.quote = document.text.substr(exchange.span.start, exchange.span.size());
    claim.evidence.page = page_of(document, exchange.span.start);
    claim.evidence.rule = rule;
    claim.evidence.confidence = 0.9;
  }
  return claims;
}

}  // namespace whowhom

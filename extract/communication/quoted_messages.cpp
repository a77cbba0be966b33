// What only the lines around a message say: "On 4 May, Ann Lee wrote:" above what is answered, and "Forwarded by Ann
// Lee" in a message whose own header gives no sender.
#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "extract/communication/claim.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/read/messages.hpp"

namespace whowhom {
namespace {

class QuotedMessages {
 public:
  QuotedMessages(const Document& document, const std::vector<Mention>& mentions, const Resolution& resolution)
      : document_(document), mentions_(mentions), resolution_(resolution), messages_(find_messages(document.text)) {}

  std::vector<CommunicationMention> claims() {
    std::set<std::size_t> forwarded;  // messages whose forwarder is known: the first rule in them is theirs
    for (const Message& message : messages_.all) {
      if (!message.outer) continue;
      if (!message.attribution.empty()) {
        const auto writer = only(people_in(message.attribution));
        const auto answerer = writer_of(messages_.all[*message.outer]);
        if (writer && answerer) add(*writer, {*answerer}, message.attribution, "mail:attribution", 0.85);
      } else if (!message.forwarding.empty() && forwarded.insert(*message.outer).second) {
        take_forwarder(messages_.all[*message.outer], message.forwarding);
      }
    }
    return std::move(claims_);
  }

 private:
  void take_forwarder(const Message& outer, Span forwarding) {
    if (!outer.header) return;
    const MailHeader& header = messages_.headers[*outer.header];
    std::set<std::size_t> receivers;
    for (const MailLine& line : header.lines) {
      if (line.field == MailField::from && !people_in(line.value).empty()) return;
      if (line.field != MailField::from && line.field != MailField::other) receivers.merge(people_in(line.value));
    }
    if (const auto forwarder = only(people_in(forwarding)))
      add(*forwarder, receivers, {header.span.start, forwarding.end}, "mail:forwarded", 0.8);
  }

  void add(std::size_t from, std::set<std::size_t> to, Span span, const char* rule, double confidence) {
    to.erase(from);
    if (to.empty()) return;
    CommunicationMention& claim = claims_.emplace_back();
    claim.from = {from};
    claim.to.assign(to.begin(), to.end());
    claim.channel = Channel::email;
    claim.evidence.document = document_.source.id;
    claim.evidence.span = span;
    claim.evidence.quote = document_.text.substr(span.start, span.size());
    claim.evidence.page = page_of(document_, span.start);
    claim.evidence.rule = rule;
    claim.evidence.confidence = confidence;
  }

  std::optional<std::size_t> writer_of(const Message& message) const {
    if (!message.header) return only(people_in(message.attribution));
    std::set<std::size_t> people;
    for (const MailLine& line : messages_.headers[*message.header].lines)
      if (line.field == MailField::from) people.merge(people_in(line.value));
    return only(people);
  }

  std::set<std::size_t> people_in(Span span) const {
    std::set<std::size_t> people;
    for (std::size_t i = first_mention_from(span.start, mentions_); i < mentions_.size(); ++i) {
      if (mentions_[i].span.start >= span.end) break;
      const auto entity = resolution_.entity_of[i];
      if (entity && mentions_[i].kind == MentionKind::name && resolution_.entities[*entity].type == EntityType::person)
        people.insert(*entity);
    }
    return people;
  }

  static std::optional<std::size_t> only(const std::set<std::size_t>& people) {
    if (people.size() == 1) return *people.begin();
    return std::nullopt;
  }

  const Document& document_;
  const std::vector<Mention>& mentions_;
  const Resolution& resolution_;
  Messages messages_;
  std::vector<CommunicationMention> claims_;
};

}  // namespace

std::vector<CommunicationMention> quoted_message_claims(const Document& document, const std::vector<Mention>& mentions,
                                                        const Resolution& resolution) {
  return QuotedMessages(document, mentions, resolution).claims();
}

}  // namespace whowhom

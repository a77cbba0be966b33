// Documents attached to a mail: its sender sent them, its receivers got them; so did those to whom it was forwarded.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/communication/communication_mention.hpp"
#include "extract/communication/document_claims.hpp"

namespace whowhom {

/// The mails of a document, by their header lines.
class MailChain {
 public:
  MailChain(const Document& document, const std::vector<Mention>& mentions, const Resolution& resolution);

  /// The header of the mail in whose text the byte lies, then those of the mails that forward it, inner first.
  std::vector<const CommunicationMention*> around(std::size_t byte) const;

 private:
  struct Mail {
    CommunicationMention header;
    bool forwarded = false;  // by the mail before it
  };
  std::vector<Mail> mails_;  // in text order
};

/// "Attached is the memo", "I enclose a draft", "the attached letter": claims of sender and receivers. The party's word
/// is the word that says so, as the header stands elsewhere.
void add_attachment_claims(const SentenceTree& tree, const DocumentReferences& references, const MailChain& mails,
                           std::vector<DocumentClaim>& out);

}  // namespace whowhom

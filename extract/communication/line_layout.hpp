// Contacts that a document's layout states without a sentence: the header lines of mail, the turns of a
// transcript or a chat.
#pragma once

#include <vector>

#include "extract/communication/communication_mention.hpp"

namespace whowhom {

/// One email from the party after "From:" to those after "To:", "Cc:" and "Bcc:", for each block of header lines that
/// has both. The evidence is the block's lines. Linear in the text and the mentions.
std::vector<CommunicationMention> mail_header_claims(const Document& document, const std::vector<Mention>& mentions,
                                                     const Resolution& resolution);

/// The same for headers without "From:", as Lotus Notes prints them: sender, date and time, "To:", "cc:", "Subject:".
std::vector<CommunicationMention> notes_header_claims(const Document& document, const std::vector<Mention>& mentions,
                                                      const Resolution& resolution);

/// One email for each "On 4 May, Ann Lee wrote:" in a message, from her to who wrote that message, and one from who is
/// said to have forwarded another in a message whose header names receivers and no sender, to them.
std::vector<CommunicationMention> quoted_message_claims(const Document& document, const std::vector<Mention>& mentions,
                                                        const Resolution& resolution);

/// One mutual testimony for each two speakers whose turns ("**Name**: …", "NAME: …") follow each other at least twice.
std::vector<CommunicationMention> transcript_claims(const Document& document, const std::vector<Mention>& mentions,
                                                    const Resolution& resolution);

/// One mutual text message for each two people whose turns of a chat ("[12/05/2020, 09:01] Name: …") follow each other
/// at least twice, or once where nobody else writes.
std::vector<CommunicationMention> chat_claims(const Document& document, const std::vector<Mention>& mentions,
                                              const Resolution& resolution);

/// One text message for each post of a social network that answers somebody, to that one.
std::vector<CommunicationMention> post_claims(const Document& document, const std::vector<Mention>& mentions,
                                              const Resolution& resolution);

}  // namespace whowhom

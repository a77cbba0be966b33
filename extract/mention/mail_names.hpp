// People in the headers of mail: addresses, "Surname, First", directory entries.
#pragma once

#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {

/// E-mail addresses anywhere, and in a header line ("To: …") names as mail programs write them.
void find_mail_names(SentenceMentions& sentence);

/// Whether the tokens are a header line that names people: From, To, Cc, Bcc, Sender, Reply-To, X-From and the like.
bool names_people_in_header(const std::vector<Token>& tokens);

}  // namespace whowhom

// People in the headers of mail (addresses, "Surname, First", directory entries) and in front of the turns of a chat.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "extract/mention/mail_entries.hpp"
#include "extract/mention/sentence_mentions.hpp"
#include "extract/read/chat_layout.hpp"
#include "extract/read/document.hpp"
#include "extract/read/mail_layout.hpp"

namespace whowhom {

class MailNames {
 public:
  /// The document must outlive this.
  explicit MailNames(const Document& document);

  /// E-mail addresses anywhere, and in the fields of headers ("To: …") names as mail programs write them. What is no
  /// name there (the fields' own names, a message's id, a directory's path, a mailing list) is taken without a mention.
  /// Who writes in a chat, too.
  void find(SentenceMentions& sentence) const;

 private:
  void find_in(SentenceMentions& sentence, const MailHeader& header) const;
  void take_quoted_word(SentenceMentions& sentence, const MailEntry& entry) const;

  void find_chat_names(SentenceMentions& sentence) const;
  void take_chat_name(SentenceMentions& sentence, Span name) const;

  std::string_view text_;
  std::vector<MailHeader> headers_;
  std::vector<ChatTurn> chat_turns_;
  std::set<std::string_view> quoted_words_;  // "'annholm'": names of mailboxes, as Outlook prints addresses
};

}  // namespace whowhom

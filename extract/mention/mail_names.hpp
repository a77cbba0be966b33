// People in the headers of mail (addresses, "Surname, First", directory entries) and in front of the turns of a chat.
#pragma once

#include <string_view>
#include <vector>

#include "extract/mention/sentence_mentions.hpp"
#include "extract/read/chat_layout.hpp"
#include "extract/read/document.hpp"
#include "extract/read/mail_layout.hpp"

namespace whowhom {

class MailNames {
 public:
  /// The document must outlive this.
  explicit MailNames(const Document& document)
      : text_(document.text), headers_(find_mail_headers(document.text)), chat_turns_(find_chat_turns(document.text)) {}

  /// E-mail addresses anywhere, and in the fields of headers ("To: …") names as mail programs write them. What is no
  /// name there (the fields' own names, a message's id, a directory's path, a mailing list) is taken without a mention.
  /// Who writes in a chat, too.
  void find(SentenceMentions& sentence) const;

 private:
  void find_in(SentenceMentions& sentence, const MailHeader& header) const;

  void find_chat_names(SentenceMentions& sentence) const;
  void take_chat_name(SentenceMentions& sentence, Span name) const;

  std::string_view text_;
  std::vector<MailHeader> headers_;
  std::vector<ChatTurn> chat_turns_;
};

}  // namespace whowhom

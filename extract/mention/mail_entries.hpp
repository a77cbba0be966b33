// One entry of a list of senders or receivers: whose name, which address, what else a program wrote beside them.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

/// Token ranges are half-open.
struct MailEntry {
  std::size_t first = 0, end = 0;            ///< all of it
  std::size_t name_first = 0, name_end = 0;  ///< of a person's name; empty where none can be told
  bool reversed = false;                     ///< "Lee, Ann B."
  bool bracketed = false;                    ///< "Ann Lee <…>", "Ann Lee [mailto:…]"
  bool directory = false;                    ///< "Ann Lee/NY/Acme", "Ann Lee@ACME": an entry of a directory
};

/// Parts the tokens [first, end) of a field's value at semicolons, at blanks as wide as what was blacked out between
/// two entries, and at commas that do not stand inside a name, by quotation marks, brackets and, where only the words
/// can tell, by which of them can be a surname alone.
std::vector<MailEntry> mail_entries(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                                    std::size_t end);

/// "ann.lee@acme.com", not "Lee@ACME" of a directory.
bool is_mail_address(const Token& token);

/// The tokens without a blank between them from `first` on that are one address together, quotation marks around it
/// left out: "nick.o'day@acme.com", ".lee@acme.com". Empty where they are none.
std::pair<std::size_t, std::size_t> joined_address(const std::vector<Token>& tokens, std::size_t first,
                                                   std::size_t end);

/// What is left of an address whose host was blacked out or left out, and says a name: "ann.lee", "Ann_B._Lee",
/// "LeeAB3".
bool is_local_part(std::string_view word);

/// The tokens of an entry that are such a word together; empty where they are none.
std::pair<std::size_t, std::size_t> local_part_name(const std::vector<Token>& tokens, const MailEntry& entry);

/// Nobody reads there what is written to it: "no-reply@…", "mailer-daemon@…", a message's id.
bool is_machine_mailbox(std::string_view lower_address);

/// Whether an address or a name's words are of a mailbox for many or of an office.
bool is_shared_mailbox(std::string_view lower_address);
bool has_mailbox_word(const std::vector<Token>& tokens, std::size_t first, std::size_t end);

}  // namespace whowhom

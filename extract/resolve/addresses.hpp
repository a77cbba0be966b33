// Whose an e-mail address is, and whom a mail means by a name too short to tell.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/resolve/clusters.hpp"
#include "extract/resolve/person_name.hpp"

namespace whowhom {

/// Names in small letters that the part before the "@" gives in full ("ann.lee", "ann_b_lee"): given name and surname.
/// Nothing where it gives none, as "alee".
struct LocalName {
  std::string given;
  std::string surname;
};
std::optional<LocalName> local_name(std::string_view address);
/// "Ann" of "ann".
std::string capitalised(std::string name);

/// Whether the address can be made of the person's name: "ann.lee", "lee.ann", "a.lee", "b.lee", "alee", "leeab" and
/// "annlee" of Ann B. Lee, and "anne.lee" where Ann is short for it. A handle says nothing.
bool may_own(const PersonName& person, std::string_view address);

/// A surname as addresses have it: "oconnor".
std::string address_form(const std::string& surname);

/// Surnames in that form that `may_own` could accept for the address, so that only their bearers need be asked.
std::vector<std::string> possible_surnames(std::string_view address);

struct MailTie {
  std::size_t target = 0;  ///< the mention that says who is meant
  bool by_given = false;   ///< the short name is a given name
  std::string reason;
};

struct MailTies {
  std::map<std::size_t, std::size_t> name_of_address;  ///< address → the name written with it, both mentions
  std::map<std::size_t, MailTie> meant;                ///< short name in a mail → whom it means there
};

/// What the layout of mail says without a look at the rest of the text: display names of addresses; salutations,
/// signatures and given names of a mail's own senders and receivers; surnames of those whom a mail names in full.
MailTies find_mail_ties(const Document& document, const Clusters& clusters);

}  // namespace whowhom

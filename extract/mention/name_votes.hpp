// What the learned analysis takes a word for over a whole document: one place may deceive it, the majority seldom does.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/token.hpp"

namespace whowhom {

class NameVotes {
 public:
  explicit NameVotes(const Analysis& analysis);

  /// Whether at least half of the places where the word stands with a capital, as spelt, are in a name of that kind,
  /// and more than are in names of the other kinds.
  bool is_person(std::string_view word) const;
  bool is_organization(std::string_view word) const;
  /// Whether those places speak against an organization: more are in names of places or, for a short word, which is
  /// likelier to be something else as well, less than a quarter are in an organization's.
  bool is_rarely_organization(std::string_view word) const;
  /// Whether e-mail addresses of the document end in it: "acme" of "@mail.acme.com"; in small letters.
  bool is_mail_domain(std::string_view lower) const { return domains_.contains(lower); }

 private:
  struct Votes {
    int person = 0, organization = 0, place = 0, none = 0;
    int all() const { return person + organization + place + none; }
  };
  Votes votes_of(std::string_view word) const;

  std::map<std::string, Votes, std::less<>> words_;
  std::set<std::string, std::less<>> domains_;
};

/// End of the name of that kind whose first word the learned analysis sees at `first`, without a possessive ending;
/// `first` where none begins.
std::size_t tagged_end(const std::vector<Token>& tokens, std::size_t first, NameTag begin);

bool is_person_tag(NameTag tag);
bool is_organization_tag(NameTag tag);
bool is_place_tag(NameTag tag);

}  // namespace whowhom

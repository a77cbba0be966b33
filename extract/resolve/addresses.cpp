// An address is compared with a name by its parts before the "@"; digits at their end number namesakes and say nothing.
#include "extract/resolve/addresses.hpp"

#include <algorithm>
#include <set>

#include "extract/language/letters.hpp"
#include "extract/mention/mail_entries.hpp"
#include "extract/mention/name_tables.hpp"

namespace whowhom {
namespace {

std::string local_part(std::string_view address) {
  if (address.empty() || address[0] == '@') return {};
  std::string local = lower_case(address.substr(0, address.find('@')));
  while (!local.empty() && local.back() >= '0' && local.back() <= '9') local.pop_back();
  return local;
}

std::vector<std::string> pieces_of(const std::string& local) {
  std::vector<std::string> pieces;
  for (std::size_t start = 0; start <= local.size();) {
    const std::size_t end = std::min(local.find_first_of("._-+", start), local.size());
    if (end > start) pieces.push_back(local.substr(start, end - start));
    start = end + 1;
  }
  return pieces;
}

// Only what stands in an address of a surname: "o'connor" and "van-holm" lose their marks.
std::string bare_letters(const std::string& name) {
  std::string out;
  for (const char c : name)
    if (c != '\'' && c != '-' && c != ' ' && c != '.') out += c;
  return out;
}

bool is_same_given(const std::string& a, const std::string& b) {
  const auto& short_names = english_names().short_names;
  return a == b || short_names.contains({a, b}) || short_names.contains({b, a});
}

// What an address has beside the surname: the given name, or some of the initials.
bool fits_given(const std::string& rest, const PersonName& person) {
  if (rest.empty()) return false;
  if (is_same_given(rest, person.given)) return true;
  if (rest.size() <= 2) return person.initials.find(rest) != std::string::npos;
  // "annb"
  return rest.size() == person.given.size() + 1 && rest.starts_with(person.given) &&
         person.initials.find(rest.back(), 1) != std::string::npos;
}

}  // namespace

std::string address_form(const std::string& surname) { return bare_letters(surname); }

std::optional<LocalName> local_name(std::string_view address) {
  if (address.find('@') == std::string_view::npos && !is_local_part(address)) return std::nullopt;
  const std::vector<std::string> pieces = pieces_of(local_part(address));
  if (pieces.size() < 2 || pieces.size() > 3) return std::nullopt;
  if (pieces.size() == 3 && pieces[1].size() != 1) return std::nullopt;
  const auto is_word = [](const std::string& piece) {
    return piece.size() > 1 && piece.find_first_not_of("abcdefghijklmnopqrstuvwxyz'") == std::string::npos;
  };
  if (!is_word(pieces.front()) || !is_word(pieces.back())) return std::nullopt;
  if (!english_names().first_names.contains(pieces.front())) return std::nullopt;
  return LocalName{pieces.front(), pieces.back()};
}

std::string capitalised(std::string name) {
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

bool may_own(const PersonName& person, std::string_view address) {
  if (person.surname.empty() || person.given.empty()) return false;
  const std::string surname = bare_letters(person.surname);
  const std::string local = local_part(address);
  if (surname.size() < 2 || local.empty()) return false;
  const std::vector<std::string> pieces = pieces_of(local);
  if (pieces.size() > 1) {
    // One piece is the surname, the others fit; of several names one may be left out.
    const auto at = std::ranges::find(pieces, surname);
    if (at != pieces.end()) {
      bool given = false;
      for (auto piece = pieces.begin(); piece != pieces.end(); ++piece) {
        if (piece == at) continue;
        if (!fits_given(*piece, person)) return false;
        given = true;
      }
      return given;
    }
  }
  const std::string joined = bare_letters(local);
  const std::size_t at = joined.find(surname);
  if (at == std::string::npos || (at != 0 && at + surname.size() != joined.size())) return false;
  return fits_given(joined.substr(0, at) + joined.substr(at + surname.size()), person);
}

std::vector<std::string> possible_surnames(std::string_view address) {
  const std::string local = local_part(address);
  std::set<std::string> surnames;
  for (const std::string& piece : pieces_of(local)) surnames.insert(piece);
  const std::string joined = bare_letters(local);
  for (std::size_t cut = 1; cut + 1 < joined.size(); ++cut) {
    surnames.insert(joined.substr(cut));
    surnames.insert(joined.substr(0, cut));
  }
  return {surnames.begin(), surnames.end()};
}

}  // namespace whowhom

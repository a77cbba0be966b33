// Names of bodies in the forms in which they are compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace whowhom {

/// One key for the spellings of one name: without case, articles, "U.S." in front, stops of an acronym; "Department of
/// State" as "State Department", "Senate Select Committee on Canals" as "Senate Canals Committee"; a country or a
/// seat by its first name in known_names.tsv.
std::string organization_key(std::string_view name);

/// The key without what says only of which kind a company is: "acme canal" of "Acme Canal Co., Inc."; the key where
/// nothing of that kind is in it.
std::string company_core(const std::string& key);
bool has_company_ending(const std::string& key);

/// The noun of the body, in small letters: "department" of "Department of State", "board" of "Holm Canal Board".
std::string head_noun(std::string_view name);

/// First letters of the words with a capital: "DS" of "Department of State".
std::string initials_of(std::string_view name);

std::vector<std::string> name_words(std::string_view text);

/// "FAA", not "Acme": two to eight capitals.
bool is_acronym_name(std::string_view name);

}  // namespace whowhom

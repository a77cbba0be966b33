// A name without a letter or digit still needs an id.
#include "extract/resolve/entity_id.hpp"

#include "extract/language/letters.hpp"

namespace whowhom {

EntityId make_entity_id(std::string_view name, std::set<std::string>& used) {
  const std::string lower = lower_case(name);
  std::string slug;
  for (std::size_t at = 0; at < lower.size();) {
    const CodePoint point = code_point_at(lower, at);
    if (is_letter(point.value) || is_digit(point.value))
      slug.append(lower, at, point.size);
    else if (point.value != '\'' && !slug.empty() && slug.back() != '-')
      slug += '-';
    at += point.size;
  }
  while (slug.ends_with('-')) slug.pop_back();
  if (slug.empty()) slug = "party";
  std::string id = slug;
  for (int number = 2; !used.insert(id).second; ++number) id = slug + "-" + std::to_string(number);
  return {id};
}

}  // namespace whowhom

// Words of relation types and tenures as JSON and the command line spell them.
#include "graph/relation.hpp"

#include "graph/word_table.hpp"

namespace whowhom {
namespace {

constexpr WordTable<RelationType, 7> kWords = {{
    {RelationType::member_of, "member_of"},
    {RelationType::part_of, "part_of"},
    {RelationType::authored, "authored"},
    {RelationType::sent, "sent"},
    {RelationType::received, "received"},
    {RelationType::saw, "saw"},
    {RelationType::approved, "approved"},
}};

constexpr WordTable<Tenure, 2> kTenures = {{
    {Tenure::then, "then"},
    {Tenure::former, "former"},
}};

}  // namespace

bool concerns_document(RelationType type) { return type != RelationType::member_of && type != RelationType::part_of; }

std::string_view to_text(RelationType type) { return word_of(kWords, type); }
std::optional<RelationType> parse_relation_type(std::string_view text) { return value_of(kWords, text); }

std::string_view to_text(Tenure tenure) {
  return tenure == Tenure::unstated ? std::string_view() : word_of(kTenures, tenure);
}
std::optional<Tenure> parse_tenure(std::string_view text) { return value_of(kTenures, text); }

}  // namespace whowhom

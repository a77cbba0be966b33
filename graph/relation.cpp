// Words of relation types as JSON and the command line spell them.
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

}  // namespace

bool concerns_document(RelationType type) { return type != RelationType::member_of && type != RelationType::part_of; }

std::string_view to_text(RelationType type) { return word_of(kWords, type); }
std::optional<RelationType> parse_relation_type(std::string_view text) { return value_of(kWords, text); }

}  // namespace whowhom

// Words of entity types as JSON and the command line spell them.
#include "graph/entity.hpp"

#include "graph/word_table.hpp"

namespace whowhom {
namespace {

constexpr WordTable<EntityType, 4> kWords = {{
    {EntityType::person, "person"},
    {EntityType::organization, "organization"},
    {EntityType::group, "group"},
    {EntityType::document, "document"},
}};

}  // namespace

std::string_view to_text(EntityType type) { return word_of(kWords, type); }
std::optional<EntityType> parse_entity_type(std::string_view text) { return value_of(kWords, text); }

}  // namespace whowhom

// Words of polarities and channels as JSON and the command line spell them.
#include "graph/communication.hpp"

#include "graph/word_table.hpp"

namespace whowhom {
namespace {

constexpr WordTable<Polarity, 3> kPolarities = {{
    {Polarity::happened, "happened"},
    {Polarity::did_not_happen, "did_not_happen"},
    {Polarity::uncertain, "uncertain"},
}};

constexpr WordTable<Channel, 14> kChannels = {{
    {Channel::call, "call"},
    {Channel::meeting, "meeting"},
    {Channel::email, "email"},
    {Channel::letter, "letter"},
    {Channel::memo, "memo"},
    {Channel::text_message, "text_message"},
    {Channel::interview, "interview"},
    {Channel::testimony, "testimony"},
    {Channel::briefing, "briefing"},
    {Channel::report, "report"},
    {Channel::conversation, "conversation"},
    {Channel::statement, "statement"},
    {Channel::order, "order"},
    {Channel::unspecified, "unspecified"},
}};

}  // namespace

std::string_view to_text(Polarity polarity) { return word_of(kPolarities, polarity); }
std::optional<Polarity> parse_polarity(std::string_view text) { return value_of(kPolarities, text); }
std::string_view to_text(Channel channel) { return word_of(kChannels, channel); }
std::optional<Channel> parse_channel(std::string_view text) { return value_of(kChannels, text); }

}  // namespace whowhom

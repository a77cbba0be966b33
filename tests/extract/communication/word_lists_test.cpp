// The columns of the tables as the rules ask for them; every table is parsed once.
#include "extract/communication/word_lists.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace whowhom {
namespace {

const VerbFrame* frame_where(const std::vector<VerbFrame>& frames, bool (*test)(const VerbFrame&)) {
  const auto found = std::ranges::find_if(frames, test);
  return found == frames.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a preposition that must stand right behind its verb is told from one that need not") {
  const auto noted = verb_frames("note");
  REQUIRE(noted.size() == 1);
  CHECK(noted.front().takes("to!"));
  CHECK_FALSE(noted.front().takes("to"));
  CHECK_FALSE(noted.front().takes("with!"));
  const auto mentioned = verb_frames("mention");
  REQUIRE_FALSE(mentioned.empty());
  CHECK(mentioned.front().takes("to"));
  CHECK_FALSE(mentioned.front().takes("to!"));
}

TEST_CASE("an object may be told only where it is a person, or where a preposition stands too") {
  const auto reached = verb_frames("reach");
  CHECK(frame_where(reached, [](const VerbFrame& frame) { return frame.takes_person(); }));
  CHECK_FALSE(frame_where(reached, [](const VerbFrame& frame) { return frame.takes_object(); }));
  const auto copied = verb_frames("copy");
  const auto* on = frame_where(copied, [](const VerbFrame& frame) { return !frame.object_only_with().empty(); });
  REQUIRE(on);
  CHECK(on->object_only_with() == std::vector<std::string_view>{"on"});
  CHECK_FALSE(frame_where(copied, [](const VerbFrame& frame) { return frame.takes_object(); }));
}

TEST_CASE("a particle can take its verb out of communication") {
  const auto off = verb_frames("call off");
  REQUIRE(off.size() == 1);
  CHECK_FALSE(off.front().takes_object());
  CHECK(verb_frames("call").front().takes_object());
}

TEST_CASE("every table of effects and channels parses") {
  CHECK(clause_effect("say") == Effect::says);
  CHECK(clause_effect("prospect") == Effect::plans);
  CHECK(verb_effect("try") == Effect::attempts);
  CHECK(verb_effect("prompt") == Effect::manages);
  CHECK(light_verb_effect("participate") == Effect::stands);
  CHECK(event_effect("cancel") == Effect::fails);
  CHECK(preposition_effect("without") == Effect::fails);
  CHECK(channel_word("teleconference") == Channel::call);
  CHECK(receiver_channel("subcommittee") == Channel::testimony);
  CHECK(noun_frame("deposition")->kind == NounKind::interview);
  CHECK(is_negation("never"));
  CHECK(is_doubt_word("rarely"));
}

}  // namespace whowhom

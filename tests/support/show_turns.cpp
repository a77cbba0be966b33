// Prints the turns that the program finds in documents, a line of JSON each, for eyes and for draw_turns.py: who it
// takes for the speaker and what is said. Transcripts by their labels, chats by their stamps.
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "extract/language/analyse.hpp"
#include "extract/mention/mention.hpp"
#include "extract/read/read_document.hpp"
#include "extract/resolve/resolution.hpp"
#include "extract/resolve/turns.hpp"

namespace {

const char* name_of(whowhom::TurnMark mark) {
  switch (mark) {
    case whowhom::TurnMark::bold:
      return "bold";
    case whowhom::TurnMark::capitals:
      return "capitals";
    case whowhom::TurnMark::stopped:
      return "stopped";
    case whowhom::TurnMark::plain:
      return "plain";
    case whowhom::TurnMark::letter:
      return "letter";
  }
  return "";
}

void show(const std::string& path, whowhom::Document document) {
  document.source.id = {"d1"};
  const auto analysis = whowhom::analyse(document, whowhom::kForExtraction);
  const auto mentions = whowhom::find_mentions(document, analysis);
  const auto resolution = whowhom::resolve_entities(document, analysis, mentions);
  const whowhom::Turns turns = whowhom::find_turns(document, mentions, resolution.entity_of);
  const std::string_view text = document.text;
  const auto name = [&](std::optional<std::size_t> party) {
    return party ? nlohmann::json(resolution.entities[*party].name) : nlohmann::json();
  };
  for (const whowhom::Turn& turn : turns.all) {
    const nlohmann::json line = {{"path", path},
                                 {"start", turn.line.start},
                                 {"end", turn.end},
                                 {"mark", name_of(turn.mark)},
                                 {"speaker", name(turn.speaker)},
                                 {"hearer", name(turn.hearer)},
                                 {"text", text.substr(turn.line.start, turn.end - turn.line.start)}};
    fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    for (int i = 1; i < argc; ++i)
      for (whowhom::Document& document : whowhom::read_documents(argv[i]).documents) show(argv[i], std::move(document));
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}

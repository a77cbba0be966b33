// What subtitles (WebVTT, SubRip) put around the words.
#pragma once

#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace whowhom {

/// The times of cues ("00:00:01.000 --> 00:00:04.000", with what stands behind them), their numbers, "WEBVTT", and the
/// marks of voices but for the names in them; nothing where the text has no such times. In text order. Linear in the
/// text.
std::vector<Span> cue_marks(std::string_view text);

}  // namespace whowhom

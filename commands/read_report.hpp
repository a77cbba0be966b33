// What `whowhom read` says of a document: for people, as the text that is read, and as JSON.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "commands/read_batch.hpp"
#include "extract/read/document.hpp"

namespace whowhom {

/// A few lines: title, kind, pages, sentences and words, who wrote to whom, what was set aside and why.
std::string describe(const Document& document);

/// The text that later stages see: everything but what was set aside.
std::string text_that_is_read(const Document& document);

/// All of a document (docs/formats.md, "What was read").
nlohmann::ordered_json document_to_json(const Document& document);

/// What became of a file, with its diagnostics.
nlohmann::ordered_json outcome_to_json(const FileOutcome& outcome);

}  // namespace whowhom

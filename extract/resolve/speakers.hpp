// Who speaks: of the paragraphs of transcripts and mails, and of quotations.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "extract/read/messages.hpp"
#include "extract/resolve/clusters.hpp"
#include "extract/resolve/heads.hpp"
#include "extract/resolve/turns.hpp"

namespace whowhom {

struct Speakers {
  /// For each sentence, the cluster of the label in front of its paragraph, or of who wrote the innermost message that
  /// it stands in; nothing where neither is known.
  std::vector<std::optional<std::size_t>> of_sentence;
  /// For each sentence, the cluster of the only one whom that speaker addresses: the receiver of a mail to one person,
  /// the writer of a mail that answers it, the witness who is asked.
  std::vector<std::optional<std::size_t>> hearer_of_sentence;
  /// For each sentence, the cluster of the only one with whom its speaker talks: the hearer, or in a transcript who
  /// speaks right before and right after. Nobody calls that one "he".
  std::vector<std::optional<std::size_t>> partner_of_sentence;
  std::map<std::size_t, std::size_t>
      of_quotation;  ///< cluster by number of the quotation, where the text says who spoke
  /// Quotations that begin with a capital: whole speech. In a quoted part of a sentence "he" is the writer's word and
  /// may well be who speaks: told us "that he knew".
  std::set<std::size_t> whole;
};

/// Speakers whose cluster is known. Mentions that are resolved later may give more, so it can be asked again.
/// `messages` are those of the document's text.
Speakers find_speakers(const Document& document, const Clusters& clusters, const Heads& heads,
                       const Messages& messages);

}  // namespace whowhom

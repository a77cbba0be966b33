// Entities of all documents on their way to be one: what was joined and why, and what was considered and refused.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "extract/across/one_work.hpp"
#include "extract/merge.hpp"
#include "graph/entity.hpp"

namespace whowhom {

/// One entity of one document.
struct Part {
  std::size_t reading = 0;  ///< index into the readings
  std::size_t index = 0;    ///< index into the resolution's entities
  const Entity* entity = nullptr;
  WorkPart part_of;              ///< what its document is a part of
  std::set<std::string> roles;   ///< "clerk", folded, as the document ties it to bodies
  std::set<std::string> bodies;  ///< folded names of the organizations that it belongs to
};

/// Two parts that may be one, for the person.
struct Doubt {
  std::size_t a = 0;  ///< indices of parts
  std::size_t b = 0;
  std::string reason;
};

class Joining {
 public:
  /// Parts are put into an order that their content alone decides, so that an index breaks a tie the same way whatever
  /// the order of the documents. O(n log n).
  explicit Joining(const std::vector<DocumentReading>& readings);

  std::size_t size() const { return parts_.size(); }
  const Part& operator[](std::size_t part) const { return parts_[part]; }

  /// The part that stands for all that were joined with this one. The smallest index, so no order of joining shows.
  std::size_t root_of(std::size_t part) const;
  const std::vector<std::size_t>& members_of(std::size_t root) const { return members_[root]; }
  std::size_t mention_count(std::size_t root) const { return mention_counts_[root]; }

  /// Whether a document has a part in both: what it kept apart stays apart.
  bool share_document(std::size_t a, std::size_t b) const;

  /// Makes the two one, unless they share a document; says whether they are one now. Amortised O(log² n).
  bool join(std::size_t a, std::size_t b);

  /// Adds why this part and those joined with it are one with the rest.
  void note(std::size_t part, const std::string& reason);
  const std::string& reason_of(std::size_t part) const { return reasons_[part]; }

  void doubt(std::size_t a, std::size_t b, const std::string& reason);
  const std::vector<Doubt>& doubts() const { return doubts_; }

 private:
  std::vector<Part> parts_;
  mutable std::vector<std::size_t> parents_;
  std::vector<std::vector<std::size_t>> members_;  // by root
  std::vector<std::set<std::size_t>> readings_;    // by root: documents it has a part in
  std::vector<std::size_t> mention_counts_;        // by root
  std::vector<std::string> reasons_;               // by part
  std::vector<Doubt> doubts_;
};

/// People by name, address, office and work.
void join_people(Joining& joining);

/// Organizations and groups by name and acronym.
void join_bodies(Joining& joining);

}  // namespace whowhom

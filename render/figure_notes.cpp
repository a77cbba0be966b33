// Groups claims by sentence, picks by rank, numbers, and words the notes.
#include "render/figure_notes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "render/elide_quote.hpp"
#include "render/note_style.hpp"
#include "render/text_width.hpp"
#include "render/wrap_text.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kLeadsInNote = 2;
constexpr std::size_t kNotesOnLine = 3;
constexpr double kLinesOfQuote = 2.5;  // breaking lines at blanks costs the rest of the third

struct NoteGroup {
  std::vector<std::size_t> claims;
  bool silence = false;
  bool shown = false;
};

// Contacts and document ties in one sentence share a note; silences and doubts stand for themselves.
std::vector<NoteGroup> group_claims(const std::vector<Claim>& claims) {
  using Key = std::tuple<int, DocumentId, Span>;
  std::map<Key, std::size_t> place;
  std::vector<NoteGroup> groups;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    const int tone = claim.kind == LineKind::silence ? 0 : claim.kind == LineKind::uncertain ? 1 : 2;
    const auto [entry, is_new] = place.emplace(Key{tone, claim.evidence.document, claim.evidence.span}, groups.size());
    if (is_new) groups.push_back({{}, claim.kind == LineKind::silence});
    groups[entry->second].claims.push_back(i);
  }
  std::ranges::stable_partition(groups, &NoteGroup::silence);
  return groups;
}

// First the notes without which some line would have none, then the rest while there is room for it on the lines too.
std::size_t choose(std::vector<NoteGroup>& groups, const std::vector<Claim>& claims, std::size_t max_notes) {
  using Line = std::tuple<EntityId, EntityId, LineKind>;
  std::map<Line, std::size_t> notes_on;
  std::size_t chosen = 0;
  for (const std::size_t enough : {std::size_t{1}, kNotesOnLine}) {
    for (NoteGroup& group : groups) {
      if (group.shown || chosen == max_notes) continue;
      std::set<Line> lines;
      for (const std::size_t i : group.claims)
        for (const auto& [a, b] : claims[i].pairs) lines.emplace(std::min(a, b), std::max(a, b), claims[i].kind);
      if (std::ranges::all_of(lines, [&](const Line& line) { return notes_on[line] >= enough; })) continue;
      for (const Line& line : lines) ++notes_on[line];
      group.shown = true;
      ++chosen;
    }
  }
  return groups.size() - chosen;
}

std::string lead_of(const NoteGroup& group, const std::vector<Claim>& claims) {
  std::vector<std::string> leads;
  const bool has_contact = std::ranges::any_of(group.claims, [&](std::size_t i) { return !claims[i].on_document; });
  for (const std::size_t i : group.claims) {
    // Who handed over a document is told by the contact; its lead says it once.
    if (has_contact && claims[i].on_document) continue;
    if (std::ranges::count(leads, claims[i].lead) == 0) leads.push_back(claims[i].lead);
  }
  std::string out;
  for (std::size_t i = 0; i < std::min(leads.size(), kLeadsInNote); ++i) out += (i > 0 ? "; " : "") + leads[i];
  if (leads.size() > kLeadsInNote) out += fmt::format("; and {} more", leads.size() - kLeadsInNote);
  return on_one_line(out);
}

Evidence evidence_of(const NoteGroup& group, const std::vector<Claim>& claims) {
  Evidence evidence = claims[group.claims.front()].evidence;
  for (const std::size_t i : group.claims)
    evidence.anchors.insert(evidence.anchors.end(), claims[i].evidence.anchors.begin(),
                            claims[i].evidence.anchors.end());
  return evidence;
}

std::string source_of(const Evidence& evidence, const Findings& findings) {
  const SourceDocument* document = find_document(findings, evidence.document);
  std::string out;
  if (findings.documents.size() > 1 && document != nullptr) out = on_one_line(document->title);
  if (evidence.page) out += fmt::format("{}p. {}", out.empty() ? "" : ", ", *evidence.page);
  return out;
}

}  // namespace

NumberedClaims number_claims(const std::vector<Claim>& claims, const Findings& findings, std::size_t max_notes,
                             int width_px) {
  std::vector<NoteGroup> groups = group_claims(claims);
  NumberedClaims out;
  out.note_of.assign(claims.size(), 0);
  out.left_out = choose(groups, claims, max_notes);
  for (const NoteGroup& group : groups) {
    if (!group.shown) continue;
    FigureNote note;
    note.number = static_cast<int>(out.notes.size()) + 1;
    note.kind = claims[group.claims.front()].kind;
    for (const std::size_t i : group.claims) {
      out.note_of[i] = note.number;
      if (claims[i].kind == LineKind::contact) note.kind = LineKind::contact;
    }
    const Evidence evidence = evidence_of(group, claims);
    note.lead = lead_of(group, claims);
    note.source = source_of(evidence, findings);
    const double room = kLinesOfQuote * note_text_width(width_px) - text_width(note.lead, kNoteSize, true) -
                        text_width(note.source, kNoteSize, false);
    note.quote = elide_quote(evidence, std::max(room, note_text_width(width_px)), kNoteSize);
    out.notes.push_back(std::move(note));
  }
  return out;
}

}  // namespace whowhom

// A mail forwards the one below it where a line between them says so; an answer that quotes one does not.
#include "extract/communication/mail_attachments.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "extract/communication/clauses.hpp"
#include "extract/communication/line_layout.hpp"
#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

bool says_forwarded(std::string_view between) {
  const std::string lower = lower_case(between);
  return lower.find("forwarded by") != std::string::npos || lower.find("forwarded message") != std::string::npos;
}

bool is_attaching(const Token& token) {
  return token.lemma == "attach" || token.lemma == "enclose" || token.lower == "attached" || token.lower == "enclosed";
}

// What is attached: the thing the word stands at, its subject or its object.
std::vector<DocumentWord> attached(const SentenceTree& tree, std::size_t word, const DocumentReferences& references) {
  std::vector<std::size_t> things;
  if (tree.is(word, "amod") || tree.is(word, "acl")) {
    if (const auto noun = tree.head(word)) things.push_back(*noun);
  } else {
    for (const std::size_t below : tree.children(word))
      for (const std::string_view relation : {"nsubj:pass", "obj", "nsubj"})
        if (tree.is(below, relation)) things.push_back(below);
    // "Please find attached the memo"
    const auto above = tree.head(word);
    if (things.empty() && above && (tree.token(*above).lemma == "find" || tree.token(*above).lemma == "see"))
      if (const auto object = tree.child(*above, "obj")) things.push_back(*object);
  }
  std::vector<DocumentWord> out;
  for (const std::size_t thing : things) std::ranges::copy(references.meant(tree, thing), std::back_inserter(out));
  return out;
}

}  // namespace

MailChain::MailChain(const Document& document, const std::vector<Mention>& mentions, const Resolution& resolution) {
  std::vector<CommunicationMention> headers = mail_header_claims(document, mentions, resolution);
  std::ranges::move(notes_header_claims(document, mentions, resolution), std::back_inserter(headers));
  std::ranges::stable_sort(headers, {}, [](const CommunicationMention& header) { return header.evidence.span; });
  for (CommunicationMention& header : headers) {
    const std::size_t start = mails_.empty() ? 0 : mails_.back().header.evidence.span.end;
    const std::size_t end = header.evidence.span.start;
    const bool forwarded =
        !mails_.empty() && start < end && says_forwarded(std::string_view(document.text).substr(start, end - start));
    mails_.push_back({std::move(header), forwarded});
  }
}

std::vector<const CommunicationMention*> MailChain::around(std::size_t byte) const {
  std::vector<const CommunicationMention*> out;
  auto after =
      std::ranges::upper_bound(mails_, byte, {}, [](const Mail& mail) { return mail.header.evidence.span.end; });
  while (after != mails_.begin()) {
    --after;
    out.push_back(&after->header);
    if (!after->forwarded) break;
  }
  return out;
}

void add_attachment_claims(const SentenceTree& tree, const DocumentReferences& references, const MailChain& mails,
                           std::vector<DocumentClaim>& out) {
  const auto chain = mails.around(tree.sentence().span.start);
  if (chain.empty()) return;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (!is_attaching(tree.token(i))) continue;
    const std::vector<DocumentWord> documents = attached(tree, i, references);
    if (documents.empty()) continue;
    if (is_verb(tree, i) && !tree.is(i, "amod")) {
      const auto standing = standing_of(tree, i);
      if (!standing || standing->polarity != Polarity::happened) continue;
    }
    for (const CommunicationMention* mail : chain)
      for (const DocumentWord& document : documents) {
        for (const std::size_t party : mail->from)
          out.push_back({RelationType::sent, {party, i}, document, {}, i, 0.8, false});
        for (const std::size_t party : mail->to)
          out.push_back({RelationType::received, {party, i}, document, {}, i, 0.8, false});
      }
  }
}

}  // namespace whowhom

// A definite noun phrase is the last document before it with the same noun; an indefinite one is a new document.
#include <map>
#include <optional>
#include <string>

#include "extract/language/letters.hpp"
#include "extract/language/singular.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/resolve/resolvers.hpp"

namespace whowhom {
namespace {

bool is_link(const std::string& lower) { return lower == "of" || lower == "on" || lower == "about"; }

// One word for what is one thing: memo and memorandum, e-mail and email.
std::string sort_of(const std::string& noun) {
  const std::string one = noun_base(noun);
  if (one == "memorandum") return "memo";
  if (one == "e-mail") return "email";
  return one;
}

class DocumentResolver {
 public:
  explicit DocumentResolver(Clusters& clusters) : clusters_(clusters) {}

  void run() {
    for (std::size_t i = 0; i < clusters_.mentions().size(); ++i)
      if (clusters_.mention(i).type == EntityType::document) take(i);
  }

 private:
  std::size_t head_of(std::size_t mention) const {
    const Mention& m = clusters_.mention(mention);
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    for (std::size_t i = m.first_token; i + 1 < m.end_token; ++i)
      if (is_link(tokens[i + 1].lower)) return i;
    return m.end_token - 1;
  }

  void take(std::size_t mention) {
    const Mention& m = clusters_.mention(mention);
    const auto& tokens = clusters_.sentence_of(mention).tokens;
    const std::size_t head = head_of(mention);
    std::string noun = sort_of(tokens[head].lower);
    // "a draft of this report" is the report.
    const std::string last = sort_of(tokens[m.end_token - 1].lower);
    const bool version = noun == "draft" || noun == "copy" || noun == "version" || noun == "transcript";
    const bool of_document = version && head + 1 < m.end_token && english_names().document_nouns.contains(last);
    if (of_document && last != "policy" && last != "plan") noun = last;
    const std::string_view before = m.first_token > 0 ? std::string_view(tokens[m.first_token - 1].lower) : "";
    const bool indefinite = (before == "a" || before == "an" || before == "another") && !of_document;
    const bool described = head > m.first_token || (head + 1 < m.end_token && !of_document);
    if (!indefinite) {
      const auto latest = latest_.find(noun);
      if (!described && latest != latest_.end())
        return clusters_.assign(mention, latest->second, "the last such document before");
      const auto known = same_words(mention);
      if (described && known) return clusters_.assign(mention, *known, "the same words");
    }
    const std::size_t cluster = clusters_.add(EntityType::document, clusters_.text_of(mention));
    clusters_.assign(mention, cluster, indefinite ? "a new document" : "first named here");
    by_words_.emplace(lower_case(clusters_.text_of(mention)), cluster);
    latest_[noun] = cluster;
  }

  std::optional<std::size_t> same_words(std::size_t mention) const {
    const auto found = by_words_.find(lower_case(clusters_.text_of(mention)));
    if (found == by_words_.end()) return std::nullopt;
    return found->second;
  }

  Clusters& clusters_;
  std::map<std::string, std::size_t> by_words_;
  std::map<std::string, std::size_t> latest_;  // by noun
};

}  // namespace

void resolve_documents(Clusters& clusters) { DocumentResolver(clusters).run(); }

}  // namespace whowhom

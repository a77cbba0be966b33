// A definite noun phrase is the last document before it that its words fit; an indefinite one is a new document. A
// document is named by the fullest words that the text has for it.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "extract/resolve/document_description.hpp"
#include "extract/resolve/resolvers.hpp"

namespace whowhom {
namespace {

constexpr std::size_t kGenericReach = 3;  // sentences
constexpr std::size_t kBareReach = 25;    // sentences; beyond it "the memo" is not safely the same
constexpr std::size_t kOwnReach = 8;      // sentences; "his memo" may be another man's
constexpr std::size_t kTitleWords = 100;  // a title is a fuller name than any description

// What is known of a document from all its mentions so far.
struct KnownDocument {
  std::size_t cluster = 0;
  std::string sort;
  bool plural = false;
  std::set<std::string> words;
  std::set<std::string> complements;
  std::string date;
  std::optional<std::size_t> writer;
  std::optional<std::size_t> receiver;
  std::size_t last_sentence = 0;
  std::size_t name_words = 0;
};

std::size_t count_words(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, ' ')) + (text.empty() ? 0 : 1);
}

bool differ(const std::optional<std::size_t>& a, const std::optional<std::size_t>& b) { return a && b && *a != *b; }

class DocumentResolver {
 public:
  explicit DocumentResolver(Clusters& clusters) : clusters_(clusters) {}

  void run() {
    for (std::size_t i = 0; i < clusters_.mentions().size(); ++i)
      if (clusters_.mention(i).type == EntityType::document) take(i);
  }

 private:
  void take(std::size_t mention) {
    const DocumentDescription description = describe_document(clusters_, mention);
    if (!description.indefinite)
      if (KnownDocument* known = find(description, clusters_.mention(mention).sentence)) {
        clusters_.assign(mention, known->cluster,
                         description.is_bare() ? "the last such document before" : "the words fit this document");
        return learn(*known, description, mention);
      }
    const std::size_t cluster = clusters_.add(EntityType::document, description.full_name);
    clusters_.assign(mention, cluster, description.indefinite ? "a new document" : "first named here");
    KnownDocument& known = known_.emplace_back();
    known.cluster = cluster;
    known.sort = description.sort;
    known.plural = description.plural;
    learn(known, description, mention);
  }

  KnownDocument* find(const DocumentDescription& description, std::size_t sentence) {
    for (auto it = known_.rbegin(); it != known_.rend(); ++it)
      if (is_of_sort(*it, description) && is_surely(*it, description) && fits(*it, description, true))
        return speak_of(it);
    bool latest = true;
    for (auto it = known_.rbegin(); it != known_.rend(); ++it) {
      const bool near =
          description.generic && !description.plural && !it->plural && sentence - it->last_sentence <= kGenericReach;
      if (!near && !is_of_sort(*it, description)) continue;
      const std::size_t away = sentence - it->last_sentence;
      if (description.owned_by_pronoun && away > kOwnReach) return nullptr;
      if (fits(*it, description, latest && away <= kBareReach)) return speak_of(it);
      latest = false;
    }
    return nullptr;
  }

  // The last one spoken of stands last.
  KnownDocument* speak_of(std::vector<KnownDocument>::reverse_iterator it) {
    std::rotate(it.base() - 1, it.base(), known_.end());
    return &known_.back();
  }

  static bool is_of_sort(const KnownDocument& known, const DocumentDescription& description) {
    return known.sort == description.sort && known.plural == description.plural;
  }

  // The same writer, and the same receiver or day.
  static bool is_surely(const KnownDocument& known, const DocumentDescription& description) {
    if (!known.writer || known.writer != description.writer) return false;
    return (known.receiver && known.receiver == description.receiver) ||
           (!known.date.empty() && known.date == description.date);
  }

  static bool fits(const KnownDocument& known, const DocumentDescription& description, bool latest) {
    if (description.is_bare()) return latest;
    if (!description.title.empty()) return false;
    if (differ(known.writer, description.writer) || differ(known.receiver, description.receiver)) return false;
    if (!description.date.empty() && !known.date.empty() && description.date != known.date) return false;
    if (!std::ranges::includes(known.words, description.words)) return false;
    const bool same_writer = known.writer && description.writer;
    if (!description.complement.empty() && !known.complements.contains(description.complement))
      return same_writer && known.complements.empty();
    // "A's letters" after letters of nobody in particular may be any.
    if (description.owned && !known.writer && known.plural) return false;
    // An owner that is new to it: only the one that was spoken of last.
    if (description.writer && description.receiver && !known.writer && !known.receiver) return false;
    if ((description.writer && !known.writer) || (!description.date.empty() && known.date.empty())) return latest;
    return true;
  }

  void learn(KnownDocument& known, const DocumentDescription& description, std::size_t mention) {
    known.words.insert(description.words.begin(), description.words.end());
    if (!description.complement.empty()) known.complements.insert(description.complement);
    if (known.date.empty()) known.date = description.date;
    if (!known.writer) known.writer = description.writer;
    if (!known.receiver) known.receiver = description.receiver;
    known.last_sentence = clusters_.mention(mention).sentence;
    Cluster& cluster = clusters_[known.cluster];
    const std::size_t words = description.is_version && known.name_words > 0 ? 0
                              : description.title.empty()                    ? count_words(description.full_name)
                                                                             : kTitleWords;
    if (words > known.name_words) {
      if (known.name_words > 0) cluster.names.push_back(cluster.name);
      cluster.name = description.title.empty() ? description.full_name : description.title;
      known.name_words = words;
    } else {
      cluster.names.push_back(description.full_name);
    }
  }

  Clusters& clusters_;
  std::vector<KnownDocument> known_;  // the last one spoken of at the end
};

}  // namespace

void resolve_documents(Clusters& clusters) { DocumentResolver(clusters).run(); }

}  // namespace whowhom

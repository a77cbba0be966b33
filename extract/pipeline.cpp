// The stages in their order, document by document, and the merge of what they state.
#include "extract/pipeline.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <glib.h>

#include "extract/communication/communication_mention.hpp"
#include "extract/language/analyse.hpp"
#include "extract/mention/mention.hpp"
#include "extract/merge.hpp"
#include "extract/resolve/resolution.hpp"

namespace whowhom {
namespace {

// What waits for a free thread; more makes nothing faster and takes memory.
constexpr std::size_t kMaxWaitingBytes = 16u << 20;

DocumentReading read_claims(const Document& document) {
  const Analysis analysis = analyse(document, kForExtraction);
  const std::vector<Mention> mentions = find_mentions(document, analysis);
  DocumentReading reading;
  reading.source = document.source;
  reading.resolution = resolve_entities(document, analysis, mentions);
  reading.relations = find_relations(document, analysis, mentions, reading.resolution);
  reading.communications = find_communications(document, analysis, mentions, reading.resolution, reading.relations);
  return reading;
}

void set_id(DocumentReading& reading, const DocumentId& id) {
  reading.source.id = id;
  for (Entity& entity : reading.resolution.entities)
    for (EntityMention& mention : entity.mentions) mention.document = id;
  for (Refusal& refusal : reading.resolution.refusals) refusal.words.document = id;
  for (CommunicationMention& claim : reading.communications) claim.evidence.document = id;
  for (RelationMention& claim : reading.relations) claim.evidence.document = id;
}

// Copies of a message lie in several folders and boxes with other bytes around the same text.
std::string identity_of(const Document& document) {
  std::string digest = document.source.sha256;
  if (document.mail) {
    gchar* of_text = g_compute_checksum_for_data(
        G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(document.text.data()), document.text.size());
    digest = of_text;
    g_free(of_text);
  }
  return fmt::format("{} {}", mime_type(document.media_type), digest);
}

// One document, however often it stands in the batch.
struct Slot {
  std::vector<std::pair<BatchPlace, SourceDocument>> copies;
  std::optional<DocumentReading> reading;
  std::optional<Document> document;  // where documents are kept
};

}  // namespace

class Extraction::State {
 public:
  explicit State(const ExtractOptions& options) : options_(options) {
    const std::size_t jobs = options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
    try {
      while (threads_.size() < jobs) threads_.emplace_back([this] { take_documents(); });
    } catch (const std::system_error&) {
      // The machine gives no more threads: those that are there do the work.
      if (threads_.empty()) throw;
    }
  }

  ~State() { stop(); }

  void add(Document document, BatchPlace place) {
    const std::string identity = identity_of(document);
    std::unique_lock lock(mutex_);
    if (place.number == 0) first_of_file_.emplace(place.file, document.source);
    const auto [found, is_new] = by_identity_.try_emplace(identity, slots_.size());
    if (!is_new) {
      slots_[found->second].copies.emplace_back(place, document.source);
      return;
    }
    slots_.push_back({{{place, document.source}}, std::nullopt, std::nullopt});
    changed_.wait(lock, [this] { return waiting_bytes_ < kMaxWaitingBytes; });
    waiting_bytes_ += document.text.size();
    waiting_.emplace_back(found->second, std::move(document));
    changed_.notify_all();
  }

  Extracted finish() {
    stop();
    if (failure_) std::rethrow_exception(failure_);
    const std::map<std::size_t, std::size_t> rank = ranks();
    const auto key = [&rank](const std::pair<BatchPlace, SourceDocument>& copy) {
      return std::pair(rank.at(copy.first.file), copy.first.number);
    };
    for (Slot& slot : slots_) std::ranges::sort(slot.copies, {}, key);
    std::ranges::sort(slots_, {}, [&key](const Slot& slot) { return key(slot.copies.front()); });
    Extracted out;
    std::vector<DocumentReading> readings;
    for (Slot& slot : slots_) {
      DocumentReading& reading = readings.emplace_back(std::move(*slot.reading));
      reading.source = slot.copies.front().second;
      set_id(reading, {fmt::format("d{}", readings.size())});
      for (std::size_t i = 1; i < slot.copies.size(); ++i)
        out.duplicates.emplace_back(slot.copies[i].second, reading.source);
      if (!slot.document) continue;
      slot.document->source = reading.source;
      out.documents.emplace(reading.source.id, std::move(*slot.document));
    }
    slots_.clear();
    out.findings = merge(readings);
    return out;
  }

 private:
  // The same files in any order get the same places and ids.
  std::map<std::size_t, std::size_t> ranks() const {
    std::vector<std::pair<std::size_t, SourceDocument>> files(first_of_file_.begin(), first_of_file_.end());
    std::ranges::sort(files, {}, [](const auto& file) {
      return std::tie(file.second.title, file.second.sha256, file.second.path, file.second.part);
    });
    std::map<std::size_t, std::size_t> rank;
    for (std::size_t i = 0; i < files.size(); ++i) rank[files[i].first] = i;
    return rank;
  }

  void take_documents() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      auto [slot, document] = std::move(waiting_.front());
      waiting_.pop_front();
      waiting_bytes_ -= document.text.size();
      changed_.notify_all();
      lock.unlock();
      std::optional<DocumentReading> reading;
      std::exception_ptr failure;
      try {
        reading = read_claims(document);
      } catch (...) {
        failure = std::current_exception();
      }
      lock.lock();
      if (failure && !failure_) failure_ = failure;
      slots_[slot].reading = std::move(reading);
      if (options_.keep_documents) slots_[slot].document = std::move(document);
    }
  }

  // Lets the threads end when all that waits is analysed.
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    threads_.clear();
  }

  const ExtractOptions options_;
  std::mutex mutex_;
  std::condition_variable changed_;  // something waits, or less waits, or no more will come
  std::deque<std::pair<std::size_t, Document>> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::deque<Slot> slots_;
  std::map<std::string, std::size_t> by_identity_;
  std::map<std::size_t, SourceDocument> first_of_file_;
  std::vector<std::jthread> threads_;
};

Extraction::Extraction(const ExtractOptions& options) : state_(std::make_unique<State>(options)) {}
Extraction::~Extraction() = default;
void Extraction::add(Document document, BatchPlace place) { state_->add(std::move(document), place); }
Extracted Extraction::finish() { return state_->finish(); }

Findings extract(std::vector<Document> documents, const ExtractOptions& options) {
  Extraction extraction(options);
  for (std::size_t i = 0; i < documents.size(); ++i) extraction.add(std::move(documents[i]), {i, 0});
  return extraction.finish().findings;
}

}  // namespace whowhom

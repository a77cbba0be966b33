// Each longer name is entered under the shorter ones it allows, so that a name is looked up once.
#include "extract/resolve/shorter_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/language/letters.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/resolve/organization_key.hpp"

namespace whowhom {
namespace {

class ShorterNames {
 public:
  explicit ShorterNames(Clusters& clusters) : clusters_(clusters) {}

  void run() {
    for (std::size_t i = 0; i < clusters_.size(); ++i)
      if (is_alive(i)) enter(i);
    for (std::size_t i = 0; i < clusters_.size(); ++i)
      if (is_alive(i)) look_up(i);
  }

 private:
  struct Longer {
    std::size_t cluster = 0;
    bool safe = false;  // the words left out are an acronym, a nationality or a company's kind
  };

  bool is_alive(std::size_t cluster) const {
    return !clusters_[cluster].mentions.empty() && clusters_[cluster].type == EntityType::organization;
  }

  static bool is_suffix_noun(std::string_view word) {
    constexpr std::array<std::string_view, 14> kNouns = {
        "products", "industries",   "motors", "airlines",        "group",       "holdings",   "systems",
        "partners", "technologies", "foods",  "pharmaceuticals", "enterprises", "associates", "news"};
    return std::ranges::find(kNouns, word) != kNouns.end();
  }

  void enter(std::size_t cluster) {
    const std::string name = clusters_[cluster].name;
    const std::string key = organization_key(name);
    const std::vector<std::string> words = name_words(name);
    const std::vector<std::string> key_words = name_words(key);
    // "Acme Canal", "Acme" of "Acme Canal Co."
    if (const std::string core = company_core(key); core != key) {
      add(core, cluster, true);
      if (const std::size_t blank = core.find(' '); blank != std::string::npos && blank > 2)
        add(core.substr(0, blank), cluster, false);
    } else if (key_words.size() == 2 && is_suffix_noun(key_words[1])) {
      add(key_words[0], cluster, key_words[1] == "news");
    }
    // The ends of two words and more; of a name of two words without a body's noun, also the second.
    const bool headless = key_words.size() == 2 && std::ranges::none_of(key_words, [](const std::string& word) {
                            return english_names().organization_heads.contains(word);
                          });
    if (headless) add(key_words[1], cluster, false);
    std::size_t start = 0;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
      start = name.find(words[i], start + words[i - 1].size());
      const std::string_view lower = words[i];
      if (lower == "of" || lower == "the" || lower == "and" || lower == "for" || lower == "on" || lower == "&")
        continue;
      if (i > 0 && (words[i - 1] == "of" || words[i - 1] == "for" || words[i - 1] == "on" || words[i - 1] == "and" ||
                    words[i - 1] == "the" || words[i - 1] == "&"))
        continue;
      const std::string left_out = name.substr(0, start - 1);
      add(organization_key(name.substr(start)), cluster, is_acronym_name(left_out) || is_nation(left_out));
    }
    // "Canal Board" of "Canal Board of Velden".
    for (std::size_t i = 2; i + 1 < words.size(); ++i)
      if (words[i] == "of" || words[i] == "for") {
        std::size_t end = 0;
        for (std::size_t k = 0; k < i; ++k) end = name.find(words[k], end) + words[k].size();
        add(organization_key(name.substr(0, end)), cluster, false);
        break;
      }
  }

  static bool is_nation(const std::string& words) {
    return english_names().nationalities.contains(words) || english_names().countries.contains(words);
  }

  void add(const std::string& shorter, std::size_t cluster, bool safe) {
    auto& longer = by_shorter_[shorter];
    if (std::ranges::none_of(longer, [&](const Longer& other) { return other.cluster == cluster; }))
      longer.push_back({cluster, safe});
  }

  // A name that stands for itself the world over, whoever has another with it: "Supreme Court", "Republican Party".
  static bool stands_alone(const std::string& name) {
    const NameTables& names = english_names();
    return names.seats.contains(name) || names.agencies.contains(name) || names.agency_names.contains(name) ||
           head_noun(name) == "party" || names.countries.contains(name);
  }

  void look_up(std::size_t shorter) {
    const auto found = by_shorter_.find(organization_key(clusters_[shorter].name));
    if (found == by_shorter_.end()) return;
    std::vector<Longer> fitting;
    for (const Longer& longer : found->second) {
      const std::size_t cluster = clusters_.survivor_of(longer.cluster);
      if (cluster != shorter && is_alive(cluster) &&
          std::ranges::none_of(fitting, [&](const Longer& other) { return other.cluster == cluster; }))
        fitting.push_back({cluster, longer.safe});
    }
    if (fitting.empty()) return;
    // "Security Council" is that of "UN Security Council", though another's name ends so as well.
    const auto safe = std::ranges::find_if(fitting, &Longer::safe);
    if (safe != fitting.end() && std::ranges::count_if(fitting, &Longer::safe) == 1) fitting = {*safe};
    const std::string& name = clusters_[shorter].name;
    const std::size_t first = clusters_[shorter].mentions.front();
    const bool before = first_of(fitting.front().cluster) < first_of(shorter);
    const bool one_word = name.find(' ') == std::string::npos;
    if (fitting.size() == 1 && fitting.front().safe && (before || one_word))
      return clusters_.join(fitting.front().cluster, shorter, "shorter form of one name here");
    if (fitting.size() == 1 && before && !stands_alone(name))
      return clusters_.join(fitting.front().cluster, shorter, "shorter form of one name here");
    constexpr std::size_t kMaxRefused = 3;
    for (std::size_t i = 0; i < fitting.size() && i < kMaxRefused; ++i)
      clusters_.refuse(first, fitting[i].cluster, reason(fitting.size(), name, before));
  }

  static std::string reason(std::size_t count, const std::string& name, bool before) {
    if (count > 1) return fmt::format("{} longer names here are shortened to “{}”", count, name);
    return before ? fmt::format("“{}” is a body of its own elsewhere", name)
                  : fmt::format("“{}” is named before the longer name", name);
  }

  std::size_t first_of(std::size_t cluster) const { return std::ranges::min(clusters_[cluster].mentions); }

  Clusters& clusters_;
  std::map<std::string, std::vector<Longer>> by_shorter_;
};

}  // namespace

void join_shorter_names(Clusters& clusters) { ShorterNames(clusters).run(); }

}  // namespace whowhom

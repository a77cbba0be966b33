// How long it takes to find out who is one across documents: readings made up with names as frequent as in a census
// (Zipf's law), 20 mentions a document; the argument is the number of documents. Needs libbenchmark-dev:
//   cmake --preset release -DWHOWHOM_BENCH=ON && ninja -C build bench_merge && build/tests/bench/bench_merge
#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "extract/language/tables.hpp"
#include "extract/merge.hpp"
#include "graph/json.hpp"
#include "support/reading_builder.hpp"

namespace whowhom {
namespace {

// Draws 0, 1, 2, … with a probability that falls as 1 / (rank + 2).
class Zipf {
 public:
  Zipf(std::size_t size, std::uint32_t seed) : random_(seed) {
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) sums_.push_back(sum += 1.0 / static_cast<double>(i + 2));
  }
  std::size_t draw() {
    const double at = std::uniform_real_distribution<double>(0, sums_.back())(random_);
    return static_cast<std::size_t>(std::ranges::lower_bound(sums_, at) - sums_.begin());
  }

 private:
  std::mt19937 random_;
  std::vector<double> sums_;
};

std::string made_up_surname(std::size_t rank) {
  constexpr std::string_view kStarts[] = {"Bar", "Cor", "Dal", "Fen", "Gar", "Hol",
                                          "Jor", "Kel", "Lun", "Mor", "Nor", "Pel"};
  constexpr std::string_view kEnds[] = {"by",  "den", "ford", "gard", "ham", "ley",
                                        "man", "ner", "rick", "sen",  "ton", "wick"};
  std::string name(kStarts[rank % 12]);
  for (rank /= 12; rank >= 12; rank /= 12) name += kEnds[rank % 12];
  return name + std::string(kEnds[rank]);
}

// Ten parties of two mentions each: full names, names with initials, surnames with a title, addresses, organizations.
std::vector<DocumentReading> made_up_readings(std::size_t documents) {
  std::vector<std::string> given;
  for (const auto& row : language_rows("first_names.tsv")) {
    if (row[0][0] < 'a' || row[0][0] > 'z') continue;
    given.emplace_back(row[0]);
    given.back()[0] = static_cast<char>(given.back()[0] - 'a' + 'A');
  }
  Zipf given_name(given.size(), 1), surname(20'000, 2), body(2'000, 3), kind(9, 4);
  std::vector<DocumentReading> readings;
  for (std::size_t i = 0; i < documents; ++i) {
    ReadingBuilder reading((i % 10 == 0 ? "report/chapter-" : "mail/") + std::to_string(i) + ".txt");
    for (int k = 0; k < 8; ++k) {
      const std::string first = given[given_name.draw()];
      const std::string last = made_up_surname(surname.draw());
      switch (kind.draw()) {
        case 0:
        case 1:
        case 2:
          reading.person(first + " " + last, {"Mr " + last});
          break;
        case 3:
          reading.person(first.substr(0, 1) + ". " + last, {last});
          break;
        case 4:
          reading.person(first + " " + last.substr(0, 1) + ". " + last, {last});
          break;
        case 5:
          reading.person(first + " " + last, {last + std::to_string(surname.draw()) + "@firm.example"});
          break;
        default:
          reading.person(last, {"Secretary " + last});
      }
    }
    for (int k = 0; k < 2; ++k) {
      const std::string name = made_up_surname(body.draw());
      reading.body(name + " Office of Works", {name.substr(0, 1) + "OW"});
    }
    reading.member("Secretary");
    readings.push_back(reading);
  }
  return readings;
}

void merge_readings(benchmark::State& state) {
  const std::vector<DocumentReading> readings = made_up_readings(static_cast<std::size_t>(state.range(0)));
  std::size_t mentions = 0;
  for (const DocumentReading& reading : readings)
    for (const Entity& entity : reading.resolution.entities) mentions += entity.mentions.size();
  Findings findings;
  for (auto _ : state) {
    findings = merge(readings);
    benchmark::DoNotOptimize(findings);
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  state.counters["mentions"] = static_cast<double>(mentions);
  state.counters["entities"] = static_cast<double>(findings.entities.size());
  state.counters["doubts"] = static_cast<double>(findings.maybe_same_as.size());
  state.counters["peak_MB"] = static_cast<double>(used.ru_maxrss) / 1024;
  state.SetComplexityN(state.range(0));
}

void write_merged(benchmark::State& state) {
  const Findings findings = merge(made_up_readings(static_cast<std::size_t>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(write_json(findings));
  state.SetComplexityN(state.range(0));
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  for (const int documents : {1'250, 2'500, 5'000, 10'000}) benchmark->Arg(documents);
  benchmark->Unit(benchmark::kMillisecond)->Complexity(benchmark::oNLogN);
}

BENCHMARK(merge_readings)->Apply(sizes);
BENCHMARK(write_merged)->Apply(sizes);

}  // namespace
}  // namespace whowhom

BENCHMARK_MAIN();

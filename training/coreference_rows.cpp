// coreference_rows TEXT… > rows.jsonl: for each text a line of JSON with its tokens, its heads, and for each pronoun of
// the third person the candidates and their features; the vectors of all tokens go to the file of the first argument.
// What training/coreference.py learns from is so made by the very code that the program runs.
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "extract/language/analyse.hpp"
#include "extract/mention/mention.hpp"
#include "extract/read/read_document.hpp"
#include "extract/resolve/addresses.hpp"
#include "extract/resolve/antecedents.hpp"
#include "extract/resolve/resolvers.hpp"

namespace {

using namespace whowhom;
using Json = nlohmann::json;

Json rows_of(const std::string& path, std::ofstream& vectors) {
  Document document = std::move(read_documents(path).documents.front());
  document.source.id = {"d1"};
  AnalyseOptions options = kForExtraction;
  options.vectors = Vectors::all;
  const Analysis analysis = analyse(document, options);
  const std::vector<Mention> mentions = find_mentions(document, analysis);
  Clusters clusters(analysis, mentions);
  resolve_people(clusters, find_mail_ties(document, clusters));
  resolve_organizations(clusters);
  resolve_documents(clusters);
  const Heads heads = find_heads(clusters);
  const AntecedentFinder finder(clusters, heads);

  Json out{{"path", path}, {"features", kAntecedentFeatures}};
  std::vector<std::size_t> first_of_sentence;
  std::size_t count = 0;
  Json& tokens = out["tokens"] = Json::array();
  for (const Sentence& sentence : analysis.sentences) {
    first_of_sentence.push_back(count);
    for (const Token& token : sentence.tokens)
      tokens.push_back({token.span.start, token.span.end,
                        token.head == kRootHead ? -1 : static_cast<long>(count + token.head),
                        static_cast<int>(token.part_of_speech), token.relation, sentence.block});
    count += sentence.tokens.size();
    vectors.write(reinterpret_cast<const char*>(sentence.vectors.data()),
                  static_cast<std::streamsize>(sentence.vectors.size() * sizeof(float)));
  }
  out["sentences"] = first_of_sentence;
  Json& list = out["heads"] = Json::array();
  Json& pronouns = out["pronouns"] = Json::array();
  for (std::size_t i = 0; i < heads.all.size(); ++i) {
    const Head& head = heads.all[i];
    const std::size_t first = first_of_sentence[head.sentence];
    list.push_back({first + head.token, static_cast<int>(head.kind),
                    head.cluster ? static_cast<long>(*head.cluster) : -1, first + head.first_token,
                    first + head.end_token, static_cast<int>(head.sex)});
    if (head.kind < HeadKind::he || head.kind > HeadKind::they) continue;
    Json candidates = Json::array();
    for (const Antecedent& antecedent : finder.antecedents_of(i))
      candidates.push_back({antecedent.head, antecedent.features});
    pronouns.push_back({i, std::move(candidates)});
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::ofstream vectors(argv[1], std::ios::binary);
  for (int i = 2; i < argc; ++i) std::printf("%s\n", rows_of(argv[i], vectors).dump().c_str());
  return 0;
}

// One pass over the sentences. XPOS, FEATS and DEPS are `_`: we have no opinion of them.
#include "extract/language/write_conllu.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "extract/language/letters.hpp"

namespace whowhom {
namespace {

// Runs of blanks as one; a line break within is a blank.
std::string on_one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_blank(point.value)) {
      blank = true;
    } else {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out.append(text.substr(at, point.size));
    }
    at += point.size;
  }
  return out;
}

// The bytes of a sentence as its tokens show them: what was set aside is left out, a broken word is whole.
std::string text_of(const Sentence& sentence) {
  std::string out;
  for (const Token& token : sentence.tokens) {
    if (token.space_before && !out.empty()) out += ' ';
    out += token.form;
  }
  return on_one_line(out);
}

class Writer {
 public:
  Writer(const Document& document, const Analysis& analysis) : document_(document), analysis_(analysis) {}

  std::string write() {
    const std::string id = document_.source.id.text.empty() ? "" : document_.source.id.text + "-";
    const std::vector<Sentence>& sentences = analysis_.sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (i == 0) out_ += fmt::format("# newdoc id = {}\n", on_one_line(document_.source.path));
      if (i == 0 || sentences[i - 1].block != sentences[i].block) out_ += "# newpar\n";
      out_ += fmt::format("# sent_id = {}{}\n# text = {}\n", id, i + 1, text_of(sentences[i]));
      const bool last = i + 1 == sentences.size();
      write(sentences[i], last || sentences[i + 1].tokens[0].span.start > sentences[i].span.end);
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  void write(const Sentence& sentence, bool space_after) {
    const std::vector<Token>& tokens = sentence.tokens;
    for (std::size_t i = 0; i < tokens.size();) {
      std::size_t end = i + 1;  // behind the word that starts with token i
      while (end < tokens.size() && tokens[end].clitic) ++end;
      const bool touches = end < tokens.size() ? !tokens[end].space_before : !space_after;
      const std::string_view space = touches ? "SpaceAfter=No|" : "";
      if (end > i + 1) write_word(tokens, i, end, space);
      for (; i < end; ++i) write_token(sentence, i, tokens[i].clitic || i + 1 < end ? "" : space);
    }
  }

  // "1-2 don't": the line of a word of several tokens.
  void write_word(const std::vector<Token>& tokens, std::size_t first, std::size_t end, std::string_view space) {
    std::string form;
    for (std::size_t i = first; i < end; ++i) form += tokens[i].form;
    out_ += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}TokenRange={}:{}\n", first + 1, end, on_one_line(form),
                        space, tokens[first].span.start, tokens[end - 1].span.end);
  }

  void write_token(const Sentence& sentence, std::size_t i, std::string_view space) {
    const Token& token = sentence.tokens[i];
    const LearnedCells cells = learned_cells(sentence, i);
    out_ += fmt::format("{}\t{}\t{}\t{}\t_\t_\t{}\t{}\t_\t{}TokenRange={}:{}{}{}\n", i + 1, on_one_line(token.form),
                        cells.lemma, cells.part_of_speech, cells.head, cells.relation, space, token.span.start,
                        token.span.end, cells.misc.empty() ? "" : "|", cells.misc);
  }

  const Document& document_;
  const Analysis& analysis_;
  std::string out_;
};

}  // namespace

LearnedCells learned_cells(const Sentence& sentence, std::size_t i) {
  const Token& token = sentence.tokens[i];
  LearnedCells cells;
  cells.lemma = token.lemma.empty() ? "_" : on_one_line(token.lemma);
  cells.part_of_speech = name_of(token.part_of_speech);
  const bool analysed = !token.relation.empty();
  if (analysed) cells.head = token.head == kRootHead ? "0" : fmt::format("{}", token.head + 1);
  if (analysed) cells.relation = token.relation;
  const auto add = [&cells](std::string_view key, std::string_view value) {
    cells.misc += fmt::format("{}{}={}", cells.misc.empty() ? "" : "|", key, value);
  };
  if (token.name != NameTag::outside) add("Entity", name_of(token.name));
  if (std::ranges::find(sentence.predicates, i) != sentence.predicates.end()) add("Pred", "Comm");
  std::string roles;
  for (const PredicateRole& role : sentence.roles)
    if (role.word == i)
      roles += fmt::format("{}{}:{}", roles.empty() ? "" : ",", name_of(role.role), role.predicate + 1);
  if (!roles.empty()) add("Role", roles);
  return cells;
}

std::string write_conllu(const Document& document, const Analysis& analysis) {
  return Writer(document, analysis).write();
}

}  // namespace whowhom

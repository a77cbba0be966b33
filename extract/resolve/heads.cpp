// Names come from the mentions; nouns and pronouns from the tree: a noun that is no part of another's name or compound.
#include "extract/resolve/heads.hpp"

#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "extract/language/tables.hpp"
#include "extract/resolve/person_name.hpp"

namespace whowhom {
namespace {

const std::map<std::string_view, Sex>& gendered_nouns() {
  static const std::map<std::string_view, Sex> kNouns = [] {
    std::map<std::string_view, Sex> nouns;
    for (const auto& row : language_rows("gendered_nouns.tsv"))
      nouns.emplace(row[0], row[1] == "m" ? Sex::man : Sex::woman);
    return nouns;
  }();
  return kNouns;
}

struct Pronoun {
  std::string_view lower;
  HeadKind kind;
};

constexpr std::array<Pronoun, 33> kPronouns{{
    {"he", HeadKind::he},
    {"him", HeadKind::he},
    {"his", HeadKind::he},
    {"himself", HeadKind::he},
    {"she", HeadKind::she},
    {"her", HeadKind::she},
    {"hers", HeadKind::she},
    {"herself", HeadKind::she},
    {"it", HeadKind::it},
    {"its", HeadKind::it},
    {"itself", HeadKind::it},
    {"they", HeadKind::they},
    {"them", HeadKind::they},
    {"their", HeadKind::they},
    {"theirs", HeadKind::they},
    {"themselves", HeadKind::they},
    {"i", HeadKind::i},
    {"me", HeadKind::i},
    {"my", HeadKind::i},
    {"mine", HeadKind::i},
    {"myself", HeadKind::i},
    {"we", HeadKind::we},
    {"us", HeadKind::we},
    {"our", HeadKind::we},
    {"ours", HeadKind::we},
    {"ourselves", HeadKind::we},
    {"you", HeadKind::you},
    {"your", HeadKind::you},
    {"yours", HeadKind::you},
    {"yourself", HeadKind::you},
    {"yourselves", HeadKind::you},
    {"ye", HeadKind::you},
    {"thou", HeadKind::you},
}};

// The word of a phrase that the rest of it hangs on: the first whose head is outside.
std::size_t head_of(const std::vector<Token>& tokens, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i)
    if (tokens[i].head == kRootHead || tokens[i].head < first || tokens[i].head >= end) return i;
  return end - 1;
}

class HeadFinder {
 public:
  explicit HeadFinder(const Clusters& clusters) : clusters_(clusters) {}

  Heads run() {
    find_sexes();
    const auto& sentences = clusters_.analysis().sentences;
    std::size_t last_block = sentences.size();
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      if (sentences[s].block != last_block) quotation_ = 0;
      last_block = sentences[s].block;
      heads_.starts.push_back(heads_.all.size());
      take_sentence(s);
      position_ += sentences[s].tokens.size();
    }
    heads_.starts.push_back(heads_.all.size());
    return std::move(heads_);
  }

 private:
  // What the names of a cluster say of their bearer.
  void find_sexes() {
    for (std::size_t i = 0; i < clusters_.mentions().size(); ++i) {
      const Mention& m = clusters_.mention(i);
      if (m.kind != MentionKind::name || m.type != EntityType::person || !clusters_.of(i)) continue;
      const PersonName name = parse_person_name(clusters_.sentence_of(i), m);
      if (name.bearer && *name.bearer != FirstNameBearer::either)
        sexes_.try_emplace(*clusters_.of(i), *name.bearer == FirstNameBearer::man ? Sex::man : Sex::woman);
    }
  }

  void take_sentence(std::size_t number) {
    const auto& tokens = clusters_.analysis().sentences[number].tokens;
    std::vector<std::optional<std::size_t>> mention_at(tokens.size());
    std::vector<bool> in_name(tokens.size(), false);
    const auto [first, end] = clusters_.mentions_in(number);
    for (std::size_t i = first; i < end; ++i) {
      const Mention& m = clusters_.mention(i);
      const std::size_t head = head_of(tokens, m.first_token, m.end_token);
      if (!mention_at[head]) mention_at[head] = i;
      if (m.kind == MentionKind::name)
        for (std::size_t t = m.first_token; t < m.end_token; ++t) in_name[t] = true;
    }
    std::vector<std::size_t>& quotations = heads_.quotations.emplace_back();
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      pass_quote(tokens[t].form);
      quotations.push_back(quotation_);
      if (mention_at[t])
        add_mention(number, t, *mention_at[t]);
      else if (!in_name[t])
        add_word(number, t);
    }
  }

  // Quotations end with their paragraph where nothing closes them.
  void pass_quote(std::string_view form) {
    if (form == "“" || form == "``" || (form == "\"" && quotation_ == 0))
      quotation_ = ++quotations_;
    else if (form == "”" || form == "''" || form == "\"")
      quotation_ = 0;
  }

  Head head_at(std::size_t sentence, std::size_t token) const {
    Head head;
    head.sentence = sentence;
    head.token = head.first_token = token;
    head.end_token = token + 1;
    head.position = position_ + token;
    head.quotation = quotation_;
    return head;
  }

  void add_mention(std::size_t sentence, std::size_t token, std::size_t mention) {
    const Mention& m = clusters_.mention(mention);
    const Token& word = clusters_.analysis().sentences[sentence].tokens[token];
    Head head = head_at(sentence, token);
    head.first_token = m.first_token;
    head.end_token = m.end_token;
    head.mention = mention;
    head.cluster = clusters_.of(mention);
    if (m.kind == MentionKind::pronoun) {
      head.kind = pronoun_kind(word.lower).value_or(HeadKind::noun);
      head.cluster.reset();
      head.sex = head.kind == HeadKind::he ? Sex::man : head.kind == HeadKind::she ? Sex::woman : Sex::unknown;
      head.plural = head.kind == HeadKind::they || head.kind == HeadKind::we;
    } else {
      const EntityType type = head.cluster ? clusters_[*head.cluster].type : m.type;
      head.kind = m.type == EntityType::document || m.kind == MentionKind::nominal ? HeadKind::noun
                  : type == EntityType::person                                     ? HeadKind::person
                                                                                   : HeadKind::organization;
      head.plural = type == EntityType::group;
      const auto known = head.cluster ? sexes_.find(*head.cluster) : sexes_.end();
      if (known != sexes_.end()) head.sex = known->second;
      if (head.kind == HeadKind::noun) set_noun(word, head);
    }
    heads_.all.push_back(head);
  }

  static void set_noun(const Token& word, Head& head) {
    const auto& nouns = gendered_nouns();
    auto known = nouns.find(std::string_view(word.lower));
    if (known == nouns.end()) known = nouns.find(std::string_view(word.lemma));
    if (known != nouns.end() && head.sex == Sex::unknown) head.sex = known->second;
    head.plural = head.plural || (word.part_of_speech == PartOfSpeech::noun && word.lower != word.lemma &&
                                  word.lower.size() != word.lemma.size());
    if (word.lower.ends_with("men") && word.lemma.ends_with("man")) head.plural = true;
  }

  void add_word(std::size_t sentence, std::size_t token) {
    const Token& word = clusters_.analysis().sentences[sentence].tokens[token];
    Head head = head_at(sentence, token);
    if (const auto kind = pronoun_kind(word.lower); kind && word.form != "US" && word.form != "IT") {
      head.kind = *kind;
      head.sex = *kind == HeadKind::he ? Sex::man : *kind == HeadKind::she ? Sex::woman : Sex::unknown;
      head.plural = *kind == HeadKind::they || *kind == HeadKind::we;
      return heads_.all.push_back(head);
    }
    const bool noun = word.part_of_speech == PartOfSpeech::noun;
    if (!noun && word.part_of_speech != PartOfSpeech::propn) return;
    if (word.relation == "compound" || word.relation == "flat" || word.relation == "fixed" ||
        word.relation == "goeswith")
      return;
    head.kind = noun ? HeadKind::noun : HeadKind::other_name;
    if (noun) set_noun(word, head);
    if (!noun) {
      const auto& names = english_names().first_names;
      const auto name = names.find(std::string_view(word.lower));
      if (name != names.end() && name->second != FirstNameBearer::either && word.name == NameTag::begin_person)
        head.sex = name->second == FirstNameBearer::man ? Sex::man : Sex::woman;
    }
    heads_.all.push_back(head);
  }

  const Clusters& clusters_;
  Heads heads_;
  std::map<std::size_t, Sex> sexes_;  // by cluster
  std::size_t position_ = 0;
  std::size_t quotation_ = 0;
  std::size_t quotations_ = 0;
};

}  // namespace

std::optional<HeadKind> pronoun_kind(std::string_view lower) {
  for (const Pronoun& pronoun : kPronouns)
    if (pronoun.lower == lower) return pronoun.kind;
  return std::nullopt;
}

Heads find_heads(const Clusters& clusters) { return HeadFinder(clusters).run(); }

}  // namespace whowhom

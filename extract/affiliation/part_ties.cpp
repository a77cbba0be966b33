// A part is named by its whole, owned by it, bound to it by "of", or said to be its unit, arm or subsidiary.
#include <algorithm>
#include <string>

#include "extract/affiliation/office.hpp"
#include "extract/affiliation/predicate.hpp"
#include "extract/affiliation/rules.hpp"
#include "extract/affiliation/term.hpp"
#include "extract/language/letters.hpp"
#include "extract/language/one_of.hpp"
#include "extract/mention/name_tables.hpp"
#include "extract/mention/sentence_mentions.hpp"

namespace whowhom {
namespace {

class Parts {
 public:
  Parts(const SentenceTree& tree, TieCollector& ties) : tree_(tree), ties_(ties) {}

  void read() {
    for (std::size_t m = tree_.first_mention(); m < tree_.end_mention(); ++m) {
      const Mention& mention = tree_.mention(m);
      if (mention.type != EntityType::organization || mention.kind != MentionKind::name || !tree_.is_resolved(m))
        continue;
      if (!tree_.organization_to(mention.end_token)) continue;  // misread
      named_by_whole(m);
      named_up_to_whole(m);
      owned(m);
      by_preposition(m);
    }
    for (std::size_t i = 0; i < tree_.size(); ++i)
      if (tree_.is_noun(i) && !tree_.in_name(i)) said(i);
  }

 private:
  void add(std::size_t part, std::size_t whole, const char* rule, double confidence, Term term = {}) {
    if (is_land(whole) || is_land(part)) return;
    Tie tie;
    tie.type = RelationType::part_of;
    tie.from = part;
    tie.to = whole;
    tie.term = std::move(term);
    tie.rule = rule;
    tie.confidence = confidence;
    ties_.add(tie);
  }

  // A state is no organization that others are part of.
  bool is_land(std::size_t m) const {
    const Mention& mention = tree_.mention(m);
    const auto& tokens = tree_.tokens();
    const std::string& name = tree_.party_name(m);
    if (english_names().countries.contains(name) || english_names().places.contains(name) ||
        name.ends_with(" Federation"))
      return true;
    if (english_names().countries.longest(tokens, mention.first_token) == mention.end_token) return true;
    if (english_names().places.longest(tokens, mention.first_token) == mention.end_token) return true;
    return mention.end_token == mention.first_token + 1 &&
           english_names().nationalities.contains(tokens[mention.first_token].form);
  }

  // A name of a part ends in what an organization's can end in, and in more than another word for the whole.
  bool names_part(std::size_t last) const {
    const Token& token = tree_.token(last);
    if (is_one_of(token.lower, {"alliance", "government", "administration", "regime", "organization", "organisation",
                                "company", "corporation", "movement", "inc", "inc.", "corp", "corp.", "group"}))
      return false;
    const NameTables& names = english_names();
    if (is_part_noun(token) || names.organization_heads.contains(token.lower) || is_all_capitals(token.form))
      return true;
    for (std::size_t first = last > 2 ? last - 2 : 0; first <= last; ++first)
      if (names.organization_units.longest(tree_.tokens(), first) == last + 1) return true;
    return last > 2 && tree_.lower(last - 1) == "of";
  }

  // "DOJ IG", "FBI headquarters": the whole's name begins the part's.
  void named_by_whole(std::size_t part) {
    const Mention& mention = tree_.mention(part);
    for (std::size_t m = part + 1; m < tree_.end_mention() && tree_.mention(m).span.start == mention.span.start; ++m) {
      const Mention& whole = tree_.mention(m);
      if (whole.type == EntityType::organization && whole.kind == MentionKind::name &&
          whole.end_token < mention.end_token && tree_.is_resolved(m) && names_part(mention.end_token - 1))
        add(part, m, "named_by_whole", 1.0);
    }
  }

  // "the Harbour Section of the Canal Board" as one name that ends in the whole's.
  void named_up_to_whole(std::size_t part) {
    const Mention& mention = tree_.mention(part);
    if (!is_part_noun(tree_.token(mention.first_token))) {
      std::size_t of = mention.first_token;
      while (of < mention.end_token && tree_.lower(of) != "of") ++of;
      if (of == mention.end_token || of == mention.first_token || !is_part_noun(tree_.token(of - 1))) return;
    }
    for (std::size_t m = part + 1; m < tree_.end_mention() && tree_.mention(m).span.start < mention.span.end; ++m) {
      const Mention& whole = tree_.mention(m);
      if (whole.type != EntityType::organization || whole.kind != MentionKind::name || !tree_.is_resolved(m) ||
          whole.end_token != mention.end_token || whole.first_token < mention.first_token + 2)
        continue;
      const std::size_t before =
          tree_.lower(whole.first_token - 1) == "the" ? whole.first_token - 2 : whole.first_token - 1;
      if (tree_.lower(before) == "of") add(part, m, "named_up_to_whole", 0.95);
    }
  }

  // "the FBI's Ferry Crimes Section".
  void owned(std::size_t part) {
    const Mention& mention = tree_.mention(part);
    if (mention.first_token < 2 || !is_possessive_ending(tree_.token(mention.first_token - 1)) ||
        mention.end_token == mention.first_token + 1)
      return;
    // Of "the Board's FBI briefing" the second name is a modifier.
    for (std::size_t i = mention.first_token; i < mention.end_token; ++i)
      if (const auto above = tree_.head(i); above && *above >= mention.end_token && tree_.is(i, "compound")) return;
    if (const auto owner = tree_.organization_to(mention.first_token - 1)) add(part, *owner, "part_of_owner", 0.95);
  }

  // "the Harbour Section of the Canal Board", "the Holm Office within the Board".
  void by_preposition(std::size_t part) {
    const Mention& mention = tree_.mention(part);
    if (!is_part_noun(tree_.token(mention.end_token - 1)) && !is_part_noun(tree_.token(mention.first_token))) return;
    const std::string_view word = tree_.lower(mention.end_token);
    if (!is_one_of(word, {"of", "within", "at", "in"})) return;
    std::size_t at = mention.end_token + 1;
    while (at < tree_.size() && tree_.token(at).part_of_speech == PartOfSpeech::det) ++at;
    const auto whole = at < tree_.size() ? tree_.organization_from(at) : std::nullopt;
    if (!whole) return;
    for (std::size_t i = tree_.mention(*whole).first_token; i < tree_.mention(*whole).end_token; ++i) {
      const auto above = tree_.head(i);
      if (above && tree_.is(i, "nmod") && *above >= mention.first_token && *above < mention.end_token)
        return add(part, *whole, "part_within", word == "of" || word == "within" ? 0.95 : 0.85);
    }
  }

  // The whole that a noun such as "unit" has: "the Board's unit", "a Board unit", "a unit of the Board".
  std::optional<std::size_t> whole_of(std::size_t noun) const {
    const bool subsidiary =
        tree_.has_child(noun, "compound", "subsidiary") || tree_.has_child(noun, "amod", "subsidiary");
    if (!(is_part_noun(tree_.token(noun)) || subsidiary) || tree_.in_name(noun)) return std::nullopt;
    for (const std::size_t below : tree_.children(noun)) {
      const std::string_view preposition = tree_.preposition(below);
      if (tree_.is(below, "nmod") && below > noun && is_one_of(preposition, {"of", "within"}))
        if (const auto whole = tree_.organization_at(below)) return whole;
      // "the Zorbex group Holm" meets there; it is no part.
      const bool gathering = is_one_of(tree_.token(noun).lemma, {"group", "force", "program", "network", "team",
                                                                 "command", "college", "school", "station", "part"});
      if (!gathering && (tree_.is(below, "nmod:poss") || tree_.is(below, "compound")) && tree_.organization_at(below))
        return tree_.organization_at(below);
    }
    return std::nullopt;
  }

  // "the Harbour Section, a unit of the Board"; "the Section is part of the Board"; "the Board's unit Zorbex".
  void said(std::size_t noun) {
    const auto whole = whole_of(noun);
    const auto part = whole ? std::nullopt : part_of(noun);
    if (!whole && !part) return;
    const auto tie = [&](std::size_t other, const char* rule, double confidence, Term term) {
      add(whole ? other : *part, whole ? *whole : other, rule, confidence, std::move(term));
    };
    const auto above = tree_.head(noun);
    if (tree_.is(noun, "appos") && above && *above < noun) {
      const auto other = tree_.organization_meant(*above);
      std::size_t start = noun;
      for (const std::size_t i : tree_.children(noun)) start = std::min(start, i);
      // "led by Holm, owned by Zorbex, a unit of …": the nearest name is meant.
      if (other && !tree_.has_name_between(*other, start, EntityType::organization))
        tie(*other, "part_beside", 0.95, term_of(tree_, {noun}, Event::none));
    }
    for (const std::size_t below : tree_.children(noun)) {
      if (below < noun || !(tree_.is(below, "appos") || tree_.is(below, "flat"))) continue;
      if (const auto other = tree_.organization_at(below)) tie(*other, "part_beside", 0.9, {});
    }
    if (!tree_.child(noun, "cop")) return;
    const Claim claim = claim_of(tree_, noun);
    const auto subject = nearest_subject_of(tree_, noun);
    const auto other = subject ? tree_.organization_meant(*subject) : std::nullopt;
    if (!other || claim == Claim::unheld) return;
    Term term = term_of(tree_, {noun}, Event::none);
    if (claim == Claim::over) term.tenure = Tenure::former;
    tie(*other, "part_copula", 0.95, term);
  }

  // The part that a whole is said to have: "the parent company of Zorbex".
  std::optional<std::size_t> part_of(std::size_t noun) const {
    const bool parent = tree_.token(noun).lemma == "parent" || tree_.has_child(noun, "compound", "parent") ||
                        tree_.has_child(noun, "amod", "parent");
    if (!parent || tree_.in_name(noun)) return std::nullopt;
    for (const std::size_t below : tree_.children(noun)) {
      const std::string_view preposition = tree_.preposition(below);
      if (tree_.is(below, "nmod:poss") || (below > noun && is_one_of(preposition, {"of", "to"})))
        if (const auto part = tree_.organization_at(below)) return part;
    }
    return std::nullopt;
  }

  const SentenceTree& tree_;
  TieCollector& ties_;
};

}  // namespace

void part_ties(const SentenceTree& tree, TieCollector& ties) { Parts(tree, ties).read(); }

}  // namespace whowhom

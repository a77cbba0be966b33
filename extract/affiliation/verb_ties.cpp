// What a verb does with a person and an organization is in tie_verbs.tsv; where they stand by it is here.
#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "extract/affiliation/office.hpp"
#include "extract/affiliation/predicate.hpp"
#include "extract/affiliation/rules.hpp"
#include "extract/affiliation/term.hpp"
#include "extract/language/one_of.hpp"
#include "extract/language/tables.hpp"

namespace whowhom {
namespace {

std::string_view way_of(const Token& token) {
  static const std::map<std::string_view, std::string_view> ways = [] {
    std::map<std::string_view, std::string_view> out;
    for (const auto& row : language_rows("tie_verbs.tsv")) out[row[0]] = row[1];
    return out;
  }();
  const auto found = ways.find(token.lemma);
  return found == ways.end() ? std::string_view() : found->second;
}

class VerbReader {
 public:
  VerbReader(const SentenceTree& tree, TieCollector& ties, std::size_t verb)
      : tree_(tree), ties_(ties), verb_(verb), passive_(is_passive(tree, verb)) {}

  void read(std::string_view way) {
    claim_ = claim_of(tree_, verb_);
    if (claim_ == Claim::unheld) return;
    const auto subject = nearest_subject_of(tree_, verb_);
    if (subject && !in_own_reach(*subject)) subject_ = tree_.people_meant(*subject, true);
    if (way == "work") work();
    if (way == "join") join();
    if (way == "leave") leave();
    if (way == "lead") lead();
    if (way == "become") become();
    if (way == "appoint" || way == "nominate") appoint(way == "nominate");
    if (way == "hire") hire(subject);
    if (way == "remove") remove();
    if (way == "succeed") succeed();
    if (way == "own") own(subject);
  }

 private:
  bool in_own_reach(std::size_t subject) const { return subject == verb_; }

  // The office that the verb's "as", "to" or complement names.
  std::optional<Office> office(std::initializer_list<std::string_view> prepositions, bool complement) const {
    for (const std::size_t below : tree_.children(verb_)) {
      if (below < verb_) continue;
      const std::string& relation = tree_.token(below).relation;
      const std::string_view preposition = tree_.preposition(below);
      const bool bare = preposition.empty() && (relation == "xcomp" || relation == "obj" || relation == "obl");
      const bool led = is_one_of(preposition, prepositions) && (relation.starts_with("obl") || relation == "advcl" ||
                                                                relation == "xcomp" || relation == "nmod");
      if (!led && !(complement && bare)) continue;
      if (auto found = read_office(tree_, below)) return found;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> object() const {
    for (const std::size_t below : tree_.children(verb_))
      if (tree_.is(below, "obj") && below > verb_) return below;
    return std::nullopt;
  }

  std::vector<std::size_t> bodies_at(std::initializer_list<std::string_view> prepositions) const {
    std::vector<std::size_t> bodies;
    for (const std::size_t below : tree_.children(verb_)) {
      if (below < verb_ || !tree_.token(below).relation.starts_with("obl")) continue;
      if (!is_one_of(tree_.preposition(below), prepositions)) continue;
      if (const auto body = tree_.organization_at(below)) bodies.push_back(*body);
    }
    return bodies;
  }

  std::optional<std::size_t> agent() const {
    for (const std::size_t below : tree_.children(verb_))
      if (tree_.preposition(below) == "by" && below > verb_ && tree_.token(below).relation.starts_with("obl"))
        return below;
    return std::nullopt;
  }

  void add(const std::vector<std::size_t>& people, const std::vector<std::size_t>& bodies, const Office* office,
           Event event, double confidence) {
    for (const std::size_t person : people) {
      for (const std::size_t body : bodies) {
        Tie tie;
        tie.from = person;
        tie.to = body;
        std::vector<std::size_t> governors = {verb_};
        if (office != nullptr) {
          tie.role = office->role;
          tie.term.tenure = office->tenure;
          governors.push_back(office->head);
          confidence = std::min(confidence, office->confidence);
        }
        const Tenure said = tie.term.tenure;
        tie.term = term_of(tree_, governors, event, office != nullptr ? std::optional(office->end) : std::nullopt);
        tie.term.tenure = std::max(tie.term.tenure, said);
        if (event == Event::end || claim_ == Claim::over) tie.term.tenure = Tenure::former;
        tie.rule = tree_.token(verb_).lemma;
        tie.confidence = confidence;
        ties_.add(tie);
      }
    }
  }

  // The office's own bodies, else those that hang on the verb.
  void add_office(const std::vector<std::size_t>& people, const Office& office, std::vector<std::size_t> others,
                  Event event, double confidence) {
    add(people, office.bodies.empty() ? others : office.bodies, &office, event, confidence);
    // "served as counsel to the Board and head of the Panel".
    const std::vector<Office> joined = read_offices(tree_, office.head);
    for (std::size_t i = 1; i < joined.size(); ++i) add(people, joined[i].bodies, &joined[i], event, confidence);
  }

  void work() {
    if (passive_) return;
    const bool serves = is_one_of(tree_.token(verb_).lemma, {"serve", "act", "sit", "work"});
    if (serves)
      if (const auto as = office({"as"}, false))
        return add_office(subject_, *as, bodies_at({"at", "for", "in", "on", "of", "under", "to"}), Event::none, 0.95);
    const std::string& lemma = tree_.token(verb_).lemma;
    if (lemma == "act") return;
    if (object() && lemma != "teach" && !tree_.organization_at(*object())) return;
    std::vector<std::size_t> bodies;
    if (lemma == "sit") bodies = bodies_at({"on", "in"});
    if (lemma == "serve") bodies = bodies_at({"on", "in", "at", "with"});
    if (lemma == "teach" || lemma == "intern") bodies = bodies_at({"at", "in"});
    if (lemma == "consult") bodies = bodies_at({"for"});
    if (lemma == "work" || lemma == "volunteer") bodies = bodies_at({"at", "for", "in"});
    add(subject_, bodies, nullptr, Event::none, lemma == "work" ? 0.9 : 0.85);
  }

  void join() {
    if (passive_) return;
    const auto whole = object();
    const auto as = office({"as"}, false);
    if (!whole) return;
    const auto body = tree_.organization_at(*whole);
    if (!body) {
      // "joined the staff of the Board", "the Board's staff".
      if (const auto member = read_office_of_part(*whole))
        add(subject_, *member, as ? &*as : nullptr, Event::start, 0.85);
      return;
    }
    // "joined the Board in asking", "joined the Board and the Panel for a walk".
    for (const std::size_t below : tree_.children(verb_))
      if (tree_.is(below, "advcl") && below > verb_ && tree_.has_child(below, "mark", "in")) return;
    if (tree_.token(verb_).lemma == "enter") return;
    add(subject_, {*body}, as ? &*as : nullptr, Event::start, 0.9);
  }

  // The organization of "the staff of the Board".
  std::optional<std::vector<std::size_t>> read_office_of_part(std::size_t noun) const {
    if (!is_one_of(tree_.token(noun).lemma, {"staff", "board", "faculty", "team", "leadership", "management"}))
      return std::nullopt;
    std::vector<std::size_t> bodies;
    for (const std::size_t below : tree_.children(noun)) {
      const bool of = tree_.is(below, "nmod") && (tree_.preposition(below) == "of" || tree_.preposition(below) == "at");
      if (!of && !tree_.is(below, "nmod:poss") && !tree_.is(below, "compound")) continue;
      if (const auto body = tree_.organization_at(below)) bodies.push_back(*body);
    }
    return bodies.empty() ? std::nullopt : std::optional(bodies);
  }

  void leave() {
    if (passive_) return;
    if (const auto as = office({"as"}, false))
      return add_office(subject_, *as, bodies_at({"of", "at", "from"}), Event::end, 0.95);
    const std::string& lemma = tree_.token(verb_).lemma;
    if (lemma == "depart") return;
    if (lemma == "resign" || lemma == "retire") return add(subject_, bodies_at({"from"}), nullptr, Event::end, 0.9);
    const auto whole = object();
    if (!whole || !tree_.organization_at(*whole)) return;
    // Buildings are left every day; what is left for good is left in a year, or for other work.
    const Term when = term_of(tree_, {verb_}, Event::end);
    bool for_good = when.until.has_value() || lemma == "quit";
    for (const std::size_t below : tree_.children(verb_))
      if (is_one_of(tree_.token(below).lemma, {"join", "become", "found", "form", "retire", "work", "start"}) &&
          (tree_.is(below, "advcl") || tree_.is(below, "conj")))
        for_good = true;
    if (for_good) add(subject_, {*tree_.organization_at(*whole)}, nullptr, Event::end, 0.85);
  }

  void lead() {
    if (passive_ || tree_.is(verb_, "acl")) {
      if (const auto by = agent(); by && passive_) {
        const auto subject = nearest_subject_of(tree_, verb_);
        const auto body = subject ? tree_.organization_meant(*subject) : std::nullopt;
        if (body) add(tree_.people_meant(*by, true), {*body}, nullptr, Event::none, 0.9);
        return;
      }
    }
    if (passive_) return;
    const auto whole = object();
    if (!whole) return;
    const auto body = tree_.organization_at(*whole);
    if (!body) return;
    for (const std::size_t below : tree_.children(verb_)) {
      if (below < verb_) continue;
      const std::string& relation = tree_.token(below).relation;
      if (relation == "xcomp" || relation == "ccomp" || relation == "compound:prt") return;
      if (tree_.token(below).part_of_speech == PartOfSpeech::num) continue;  // "from 2010 to 2014"
      if (relation.starts_with("obl") &&
          is_one_of(tree_.preposition(below), {"to", "into", "through", "against", "out"}))
        return;
    }
    add(subject_, {*body}, nullptr, Event::none, 0.85);
  }

  void become() {
    if (passive_) return;
    const auto held = office({}, true);
    if (!held) return;
    const bool starts = tree_.token(verb_).lemma == "become";
    add_office(subject_, *held, {}, starts ? Event::start : Event::none, 0.95);
  }

  void appoint(bool nominated) {
    if (nominated) return;
    std::vector<std::size_t> people = subject_;
    if (!passive_) {
      people.clear();
      if (const auto whom = object()) people = tree_.people_meant(*whom, true);
    }
    const std::string& lemma = tree_.token(verb_).lemma;
    const auto held = office({"as", "to"}, lemma != "assign" && lemma != "second");
    if (held && people.empty() && !passive_) people = people_before(*held);
    if (held) {
      if (passive_ || !object() || *object() != held->head)
        return add_office(people, *held, bodies_at({"of", "at"}), Event::start, 0.9);
      return;
    }
    if (is_one_of(lemma,
                  {"name", "appoint", "reappoint", "elect", "re-elect", "reelect", "assign", "second", "promote"}))
      add(people, bodies_at({"to"}), nullptr, Event::start, 0.85);
  }

  // "appointed Ann Lee director": the name may hang on the office.
  std::vector<std::size_t> people_before(const Office& office) const {
    for (std::size_t m = tree_.first_mention(); m < tree_.end_mention(); ++m) {
      const Mention& mention = tree_.mention(m);
      if (mention.type == EntityType::person && tree_.is_resolved(m) && mention.end_token == office.first &&
          mention.first_token == verb_ + 1)
        return {m};
    }
    return {};
  }

  void hire(std::optional<std::size_t> subject) {
    const auto as = office({"as"}, false);
    const Office* role = as ? &*as : nullptr;
    if (as && !as->bodies.empty()) {
      const auto whom = object();
      return add(passive_ ? subject_
                 : whom   ? tree_.people_meant(*whom, true)
                          : std::vector<std::size_t>(),
                 as->bodies, role, Event::start, 0.9);
    }
    if (passive_) {
      const auto by = agent();
      const auto body = by ? tree_.organization_at(*by) : std::nullopt;
      if (body) add(subject_, {*body}, role, Event::start, 0.85);
      return;
    }
    const auto whom = object();
    const auto body = subject ? tree_.organization_at(*subject) : std::nullopt;
    if (whom && body) add(tree_.people_meant(*whom, true), {*body}, role, Event::start, 0.85);
  }

  void remove() {
    std::vector<std::size_t> people = subject_;
    if (!passive_) {
      const auto whom = object();
      if (!whom) return;
      people = tree_.people_meant(*whom, true);
    }
    if (const auto as = office({"as", "from"}, false)) return add_office(people, *as, {}, Event::end, 0.9);
    add(people, bodies_at({"from"}), nullptr, Event::end, 0.85);
  }

  void succeed() {
    const auto as = office({"as"}, false);
    if (!as) return;
    const auto whom = object();
    const auto by = agent();
    std::vector<std::size_t> in =
        passive_ ? (by ? tree_.people_meant(*by, false) : std::vector<std::size_t>()) : subject_;
    std::vector<std::size_t> out = passive_ ? subject_
                                   : whom   ? tree_.people_meant(*whom, false)
                                            : std::vector<std::size_t>();
    if (!whom && !passive_) return;
    add(in, as->bodies, &*as, Event::start, 0.85);
    add(out, as->bodies, &*as, Event::end, 0.85);
  }

  // "owned by Holm", "which Holm acquired": part of the owner.
  void own(std::optional<std::size_t> subject) {
    const auto by = agent();
    const auto whole = object();
    std::optional<std::size_t> owner;
    std::optional<std::size_t> part;
    if (passive_ && by && subject) {
      owner = tree_.organization_at(*by);
      part = tree_.organization_meant(*subject);
    } else if (!passive_ && subject && whole) {
      owner = tree_.organization_at(*subject);
      part = tree_.organization_at(*whole);
    }
    if (!owner || !part) return;
    Tie tie;
    tie.type = RelationType::part_of;
    tie.from = *part;
    tie.to = *owner;
    tie.term = term_of(tree_, {verb_}, tree_.token(verb_).lemma == "acquire" ? Event::start : Event::none);
    tie.rule = tree_.token(verb_).lemma;
    tie.confidence = 0.85;
    ties_.add(tie);
  }

  const SentenceTree& tree_;
  TieCollector& ties_;
  std::size_t verb_;
  bool passive_;
  Claim claim_ = Claim::holds;
  std::vector<std::size_t> subject_;
};

}  // namespace

void verb_ties(const SentenceTree& tree, TieCollector& ties) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree.token(i).part_of_speech != PartOfSpeech::verb) continue;
    if (const std::string_view way = way_of(tree.token(i)); !way.empty()) VerbReader(tree, ties, i).read(way);
  }
}

}  // namespace whowhom

// Stands for english_model.cpp in a program that is built without en/english.model.
#include "extract/language/learned_analysis.hpp"
#include "graph/error.hpp"

namespace whowhom {

bool has_english_model() { return false; }

const LearnedModel& english_model() { throw Error("this program was built without en/english.model"); }

}  // namespace whowhom

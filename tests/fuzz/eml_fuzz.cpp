#include "extract/read/mail_message.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_eml(std::string_view bytes) { fuzz_reader(read_mail_message, bytes, "note.eml"); }

}  // namespace whowhom

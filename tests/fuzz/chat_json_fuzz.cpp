#include "extract/read/chat_json.hpp"
#include "fuzz/fuzz.hpp"
#include "fuzz/targets.hpp"

namespace whowhom {

void fuzz_chat_json(std::string_view bytes) { fuzz_reader(read_chat_json, bytes, "chat.json"); }

}  // namespace whowhom

#include "extract/read/box_walls.hpp"

#include <cerrno>
#include <cstring>

#include <sys/prctl.h>
#include <sys/resource.h>

#include <fmt/format.h>

#include "extract/read/box_build.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

void limit(__rlimit_resource resource, rlim_t most) {
  rlimit now{};
  if (getrlimit(resource, &now) == 0 && now.rlim_max < most) most = now.rlim_max;
  const rlimit wanted{most, most};
  if (setrlimit(resource, &wanted) != 0) throw Error(fmt::format("no limit can be set: {}", std::strerror(errno)));
}

}  // namespace

Walls::Walls(const BoxWalls& plan)
    : memory_bytes_(plan.memory_bytes),
      file_rules_(box::make_file_rules(plan.readable)),
      call_filter_(box::make_call_filter()) {}

bool Walls::put_up() const {
  constexpr rlim_t kStackBytes = 16u << 20;
  constexpr rlim_t kDescriptors = 128;
  // AddressSanitizer reserves terabytes for its shadow, which count as private memory.
  if (!kAddressSanitizer) limit(RLIMIT_DATA, memory_bytes_);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, kDescriptors);
  limit(RLIMIT_STACK, kStackBytes);
  limit(RLIMIT_MEMLOCK, 0);
  limit(RLIMIT_MSGQUEUE, 0);
  // Not dumpable: no process of the same user may look into this one either.
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    throw Error(fmt::format("privileges cannot be given up: {}", std::strerror(errno)));
  if (file_rules_) box::confine_files(file_rules_.get());
  box::confine_calls(call_filter_);
  return static_cast<bool>(file_rules_);
}

}  // namespace whowhom

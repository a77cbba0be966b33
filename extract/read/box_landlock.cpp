// Landlock by its three system calls; libc has no functions for them. See Documentation/userspace-api/landlock.rst of
// the kernel.
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <fmt/format.h>

#include "extract/read/box_walls.hpp"
#include "extract/read/file_descriptor.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// What libraries read while they run: converters of character sets, fonts and their tables, models of Tesseract.
constexpr std::array kSystemData = {"/usr",
                                    "/lib",
                                    "/lib64",
                                    "/etc/ld.so.cache",
                                    "/etc/fonts",
                                    "/etc/ghostscript",
                                    "/var/lib/ghostscript",
                                    "/var/cache/fontconfig",
                                    "/proc/cpuinfo",
                                    "/sys/devices/system/cpu",
                                    "/dev/null",
                                    "/dev/zero",
                                    "/dev/urandom"};

// Rights that came after the first version; the headers of older systems do not name them.
constexpr __u64 kRefer = 1ull << 13;
constexpr __u64 kTruncate = 1ull << 14;
constexpr __u64 kDeviceControl = 1ull << 15;

constexpr __u64 kFirstRights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

__u64 rights_of_version(long version) {
  __u64 rights = kFirstRights;
  if (version >= 2) rights |= kRefer;
  if (version >= 3) rights |= kTruncate;
  if (version >= 5) rights |= kDeviceControl;
  return rights;
}

void allow_to_read(int rules, const char* path) {
  const FileDescriptor file(open(path, O_PATH | O_CLOEXEC));
  struct stat status = {};
  if (!file || fstat(file.get(), &status) != 0) return;  // not on this system
  landlock_path_beneath_attr beneath{};
  beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  if (S_ISDIR(status.st_mode)) beneath.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  beneath.parent_fd = file.get();
  if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) != 0)
    throw Error(fmt::format("Landlock refuses a rule for {}: {}", path, std::strerror(errno)));
}

}  // namespace

FileDescriptor box::make_file_rules(const std::vector<std::string>& readable) {
  const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return {};
  landlock_ruleset_attr rights{};
  rights.handled_access_fs = rights_of_version(version);
  FileDescriptor rules(
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &rights, sizeof rights.handled_access_fs, 0)));
  if (!rules) throw Error(fmt::format("Landlock cannot be had: {}", std::strerror(errno)));
  for (const char* path : kSystemData) allow_to_read(rules.get(), path);
  for (const std::string& path : readable) allow_to_read(rules.get(), path.c_str());
  return rules;
}

void box::confine_files(int rules) {
  if (syscall(SYS_landlock_restrict_self, rules, 0) != 0)
    throw Error(fmt::format("Landlock cannot be closed: {}", std::strerror(errno)));
}

}  // namespace whowhom

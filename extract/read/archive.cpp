// libarchive unpacks from memory to memory, a chunk at a time, so that limits hold while a file grows. Its filters that
// run other programs are not asked for.
#include "extract/read/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "extract/read/part_name.hpp"
#include "graph/error.hpp"

namespace whowhom {
namespace {

// A file is unpacked whole. Mailboxes are the large ones; inside of another archive, which is in memory too, they are
// rare.
constexpr std::size_t kMaxFile = 1u << 30;
constexpr std::size_t kMaxNestedFile = 128u << 20;
constexpr std::size_t kTarBlock = 512;
constexpr std::size_t kProgressBytes = 16u << 20;

// The names in an archive are converted to the thread's locale: while one is asked for, that is UTF-8 whatever the
// person's is.
class Utf8Names {
 public:
  Utf8Names() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != locale_t{}) before_ = uselocale(locale_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (locale_ == locale_t{}) return;
    uselocale(before_);
    freelocale(locale_);
  }

 private:
  locale_t locale_;
  locale_t before_{};
};

// Grows in place where it is large, which a std::string does not: two copies of a mailbox would be too much.
class Bytes {
 public:
  std::string_view view() const { return {data_.get(), size_}; }
  std::size_t size() const { return size_; }

  char* room(std::size_t more) {
    if (size_ + more > capacity_) {
      const std::size_t capacity = std::max(size_ + more, capacity_ + capacity_ / 2);
      void* grown = std::realloc(data_.get(), capacity);
      if (grown == nullptr) throw std::bad_alloc();
      (void)data_.release();
      data_.reset(static_cast<char*>(grown));
      capacity_ = capacity;
    }
    return data_.get() + size_;
  }
  void add(std::size_t more) { size_ += more; }

 private:
  struct Free {
    void operator()(char* data) const { std::free(data); }
  };
  std::unique_ptr<char, Free> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

struct CloseArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, CloseArchive>;

// What Finder, Explorer and version control keep for themselves. Other hidden files can be meant: the folders of a
// Maildir begin with a dot.
bool is_of_the_system(std::string_view name) {
  constexpr std::string_view kNames[] = {"__MACOSX", ".DS_Store", ".Spotlight-V100", ".Trashes",   ".fseventsd", ".git",
                                         ".svn",     ".hg",       "Thumbs.db",       "desktop.ini"};
  for (std::size_t start = 0; start <= name.size();) {
    const std::size_t end = std::min(name.find('/', start), name.size());
    const std::string_view part = name.substr(start, end - start);
    if (part.starts_with("._") || std::ranges::find(kNames, part) != std::end(kNames)) return true;
    start = end + 1;
  }
  return false;
}

// "report.txt.gz" to "report.txt", "mails.tgz" to "mails".
std::string without_ending(std::string_view name) {
  const std::string_view base = base_name(name);
  const std::size_t dot = base.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? base : base.substr(0, dot));
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

class ArchiveReader {
 public:
  ArchiveReader(const ReadInput& input, Reading& reading)
      : input_(input), reading_(reading), place_(where(input)), handle_(archive_read_new()) {
    archive* const handle = handle_.get();
    if (handle == nullptr) throw std::bad_alloc();
    for (const auto support :
         {archive_read_support_filter_gzip, archive_read_support_filter_bzip2, archive_read_support_filter_compress,
          archive_read_support_filter_xz, archive_read_support_filter_lzma, archive_read_support_filter_zstd,
          archive_read_support_format_tar, archive_read_support_format_zip, archive_read_support_format_7zip,
          archive_read_support_format_rar, archive_read_support_format_rar5, archive_read_support_format_cpio,
          archive_read_support_format_ar, archive_read_support_format_cab, archive_read_support_format_raw})
      support(handle);
    if (archive_read_open_memory(handle, input.bytes.data(), input.bytes.size()) < ARCHIVE_WARN)
      throw Error(fmt::format("{}: cannot be unpacked: {}; try to unpack it yourself and name the folder", place_,
                              complaint()));
  }

  void read_all() {
    while (archive_entry* const entry = next_entry())
      if (!read_entry(entry)) break;
    tell_passed_over();
    if (files_ + encrypted_ + system_ + others_ + damaged_ == 0) throw Error(fmt::format("{}: holds no files", place_));
  }

 private:
  std::string complaint() const {
    const char* message = archive_error_string(handle_.get());
    return message == nullptr ? "it is damaged" : shown_name(message);
  }

  archive_entry* next_entry() {
    const Utf8Names utf8;
    archive_entry* entry = nullptr;
    int result = archive_read_next_header(handle_.get(), &entry);
    // A header is damaged, and the next is looked for further on.
    for (; result == ARCHIVE_RETRY; result = archive_read_next_header(handle_.get(), &entry)) {
      if (damaged_++ == 0)
        reading_.tell(Severity::error, place_,
                      fmt::format("is damaged: {}; the files around the damage are missing", complaint()));
      if (!count(kTarBlock)) return nullptr;
    }
    // A stream without a container in it is one file; bytes that are no stream either are none.
    filtered_ = archive_filter_count(handle_.get()) > 1;
    if (result == ARCHIVE_EOF) return nullptr;
    if (result >= ARCHIVE_WARN && !(archive_format(handle_.get()) == ARCHIVE_FORMAT_RAW && !filtered_)) return entry;
    if (!cut_) {
      ++damaged_;
      if (archive_read_has_encrypted_entries(handle_.get()) == 1)
        reading_.tell(Severity::error, place_, "is encrypted; unpack it with its password, and name the folder");
      else
        reading_.tell(
            Severity::error, place_,
            fmt::format("is damaged: {}; {}", complaint(),
                        files_ == 0 ? "nothing of it could be read"
                                    : fmt::format("{} before the damage {} read", counted(files_, "file", "files"),
                                                  files_ == 1 ? "is" : "are")));
    }
    return nullptr;
  }

  std::string name_of(archive_entry* entry) const {
    const Utf8Names utf8;
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr) name = archive_entry_pathname_utf8(entry);
    std::string shown = shown_name(name == nullptr ? "" : name);
    if (archive_format(handle_.get()) == ARCHIVE_FORMAT_RAW && (shown.empty() || shown == "data"))
      shown = without_ending(input_.name);
    return shown.empty() ? fmt::format("file {}", files_ + 1) : shown;
  }

  // False where the archive is not to be read further.
  bool read_entry(archive_entry* entry) {
    const std::string name = name_of(entry);
    const bool is_link = archive_entry_hardlink(entry) != nullptr;
    const auto kind = archive_entry_filetype(entry);
    if (kind == AE_IFDIR) return pass_over();
    if (is_of_the_system(name)) {
      ++system_;
      return pass_over();
    }
    // Some formats do not say what a file is.
    if (is_link || (kind != AE_IFREG && kind != 0)) {
      ++others_;
      return pass_over();
    }
    if (archive_entry_is_encrypted(entry)) {
      if (encrypted_++ == 0) first_encrypted_ = name;
      return true;
    }
    ++files_;
    const std::size_t limit = input_.part.empty() ? kMaxFile : kMaxNestedFile;
    if (archive_entry_size_is_set(entry) && static_cast<std::size_t>(archive_entry_size(entry)) > limit) {
      tell_too_large(name, limit);
      return pass_over();
    }
    Bytes bytes;
    switch (unpack(&bytes, limit)) {
      case Unpacked::whole:
        break;
      case Unpacked::too_large:
        tell_too_large(name, limit);
        return pass_over();
      case Unpacked::over_all_limits:
        return false;
      case Unpacked::damaged:
        tell_damage(name, bytes.size());
        if (bytes.size() == 0) return true;
        break;
    }
    return reading_.read_part(input_, name, name, bytes.view());
  }

  enum class Unpacked { whole, too_large, over_all_limits, damaged };

  // Into `bytes`, or nowhere. Not by archive_read_data, which on an error keeps what it had got before it.
  Unpacked unpack(Bytes* bytes, std::size_t limit) {
    while (true) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int result = archive_read_data_block(handle_.get(), &block, &size, &offset);
      if (result == ARCHIVE_EOF) return Unpacked::whole;
      if (result == ARCHIVE_RETRY) continue;
      // A wrong checksum is known when all has been read; a fatal error ends the archive.
      if (result != ARCHIVE_OK) {
        cut_ = result == ARCHIVE_FATAL;
        return Unpacked::damaged;
      }
      if (!count(size)) return Unpacked::over_all_limits;
      if (bytes == nullptr) continue;
      // A sparse file has holes, which are NULs.
      const auto end = static_cast<std::size_t>(std::max<la_int64_t>(offset, 0)) + size;
      if (end > limit || end < bytes->size()) return Unpacked::too_large;
      const std::size_t hole = end - size - std::min(end - size, bytes->size());
      if (!reading_.unpacked(input_, hole)) return Unpacked::over_all_limits;
      if (hole + size == 0) continue;
      std::memset(bytes->room(hole + size), 0, hole);
      std::memcpy(bytes->room(hole + size) + hole, block, size);
      bytes->add(hole + size);
    }
  }

  // In a stream what is passed over is unpacked too.
  bool pass_over() { return !filtered_ || unpack(nullptr, 0) != Unpacked::over_all_limits; }

  bool count(std::size_t chunk) {
    if (filtered_) {
      const auto now = static_cast<std::size_t>(std::max<la_int64_t>(archive_filter_bytes(handle_.get(), 0), 0));
      chunk = now - std::min(now, std::exchange(unpacked_, now));
    }
    since_progress_ += chunk;
    if (since_progress_ >= kProgressBytes) {
      since_progress_ = 0;
      reading_.progress(0);
    }
    return reading_.unpacked(input_, chunk);
  }

  std::string place_of(const std::string& name) const {
    ReadInput part = input_;
    part.part = part.part.empty() ? name : part.part + ", " + name;
    return where(part);
  }

  void tell_too_large(const std::string& name, std::size_t limit) {
    reading_.tell(
        Severity::error, place_of(name),
        fmt::format("unpacks to more than {} MB and is not read; unpack it yourself and name it", limit >> 20));
  }

  void tell_damage(const std::string& name, std::size_t size) {
    reading_.tell(Severity::error, place_of(name),
                  fmt::format("is damaged: {}; {}", complaint(),
                              size == 0 ? "nothing of it could be read" : "what could be unpacked is read"));
  }

  void tell_passed_over() {
    if (encrypted_ == 1)
      reading_.tell(Severity::error, place_of(first_encrypted_),
                    "is encrypted; unpack it with its password, and name the file");
    if (encrypted_ > 1)
      reading_.tell(Severity::error, place_,
                    fmt::format("{} files are encrypted (the first: {}); unpack them with their password, and name the "
                                "folder",
                                encrypted_, first_encrypted_));
    if (system_ > 0)
      reading_.tell(
          Severity::note, place_,
          fmt::format("{} of the system (.DS_Store and the like), not read", counted(system_, "file is", "files are")));
    if (others_ > 0)
      reading_.tell(
          Severity::note, place_,
          fmt::format("{} no file (a link, a device), not read", counted(others_, "entry is", "entries are")));
  }

  const ReadInput& input_;
  Reading& reading_;
  const std::string place_;
  Handle handle_;
  bool filtered_ = false;  // the container is itself in a compressed stream
  bool cut_ = false;       // the damage has been told with the file it is in
  std::size_t unpacked_ = 0;
  std::size_t since_progress_ = 0;
  std::size_t files_ = 0;
  std::size_t damaged_ = 0;
  std::size_t system_ = 0;
  std::size_t others_ = 0;
  std::size_t encrypted_ = 0;
  std::string first_encrypted_;
};

}  // namespace

void read_archive(const ReadInput& input, Reading& reading) { ArchiveReader(input, reading).read_all(); }

}  // namespace whowhom

// Archives made in memory, for tests of what reads them.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace whowhom {

struct ArchiveFile {
  std::string name;
  std::string bytes;
  unsigned kind = AE_IFREG;
};

struct ArchiveStyle {
  int format = ARCHIVE_FORMAT_ZIP;
  int filter = ARCHIVE_FILTER_NONE;
  const char* options = nullptr;     ///< as archive_write_set_options takes them
  const char* passphrase = nullptr;  ///< of what the options encrypt
};

inline std::string archive_of(const std::vector<ArchiveFile>& files, const ArchiveStyle& style = {}) {
  std::string out;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(), &archive_write_free);
  archive_write_set_format(writer.get(), style.format);
  archive_write_add_filter(writer.get(), style.filter);
  if (style.options != nullptr) archive_write_set_options(writer.get(), style.options);
  if (style.passphrase != nullptr) archive_write_set_passphrase(writer.get(), style.passphrase);
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_open(
      writer.get(), &out, nullptr,
      [](archive*, void* to, const void* bytes, std::size_t size) -> la_ssize_t {
        static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr);
  for (const ArchiveFile& file : files) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname(entry.get(), file.name.c_str());
    archive_entry_set_filetype(entry.get(), file.kind);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 0, 0);
    if (file.kind == AE_IFLNK) archive_entry_set_symlink(entry.get(), "elsewhere");
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
    archive_write_header(writer.get(), entry.get());
    archive_write_data(writer.get(), file.bytes.data(), file.bytes.size());
    archive_write_finish_entry(writer.get());
  }
  archive_write_close(writer.get());
  return out;
}

}  // namespace whowhom

// Archives: each file in one is read by the reader of its kind.
#pragma once

#include "extract/read/reading.hpp"

namespace whowhom {

/// Reads the files of a zip, tar, 7z, rar, cpio, ar or cab archive, or the one file of a gzip, bzip2, xz, zstd or
/// compress stream, in the archive's order. Nothing is written to disk; what is no file (folders, links, devices), and
/// what systems leave in archives for themselves, is passed over; encrypted files are told. Of a damaged archive all
/// is read that comes before the damage. Throws Error where there is no file at all.
void read_archive(const ReadInput& input, Reading& reading);

}  // namespace whowhom

// The files behind what a person named: folders are walked, in an order that is the same everywhere.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/diagnostic.hpp"

namespace whowhom {

struct InputFile {
  std::string path;
  std::size_t bytes = 0;  ///< 0 where it has no size to ask for: a pipe, a file that is not there
};

struct FileSelection {
  std::vector<std::string> include;  ///< patterns (glob(7)) of which one must fit; all files where it is empty
  std::vector<std::string> exclude;  ///< patterns of which none may fit
};

struct InputFiles {
  std::vector<InputFile> files;
  std::vector<Diagnostic> diagnostics;
};

/// Files as they are named, folders replaced by the files beneath them, by byte order of their paths. Patterns are for
/// what stands in folders: a file that is named is taken. A pattern without a slash is matched with the file's own
/// name, with one with the path beneath the folder. Hidden files and folders and the "tmp" of a Maildir are left out,
/// folders behind links not entered. A folder that cannot be opened, and one where nothing fits, is an error; what is
/// no file (a socket, a device) a note. A path that is not there stays, so that whoever opens it says so.
InputFiles find_input_files(const std::vector<std::string>& paths, const FileSelection& selection);

}  // namespace whowhom

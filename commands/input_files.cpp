#include "commands/input_files.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fnmatch.h>

#include <fmt/format.h>

namespace whowhom {
namespace {

namespace fs = std::filesystem;

bool fits(const std::string& pattern, const std::string& relative) {
  const std::size_t slash = relative.rfind('/');
  const std::string& name = slash == std::string::npos ? relative : relative.substr(slash + 1);
  const bool by_path = pattern.find('/') != std::string::npos;
  return fnmatch(pattern.c_str(), by_path ? relative.c_str() : name.c_str(), 0) == 0;
}

bool is_wanted(const FileSelection& selection, const std::string& relative) {
  const auto fits_it = [&relative](const std::string& pattern) { return fits(pattern, relative); };
  return (selection.include.empty() || std::ranges::any_of(selection.include, fits_it)) &&
         std::ranges::none_of(selection.exclude, fits_it);
}

std::string reason_of(const std::error_code& error) { return error.message(); }

class FolderWalk {
 public:
  FolderWalk(const fs::path& root, const FileSelection& selection, InputFiles& out)
      : root_(root), selection_(selection), out_(out) {}

  // Folders still to be walked are kept in a list: their depth is the file system's, not the stack's.
  void walk() {
    const std::size_t before = out_.files.size();
    std::vector<fs::path> folders = {root_};
    while (!folders.empty()) {
      const fs::path folder = std::move(folders.back());
      folders.pop_back();
      list(folder, folders);
    }
    const auto found = out_.files.begin() + static_cast<std::ptrdiff_t>(before);
    std::sort(found, out_.files.end(), [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
    if (out_.files.size() == before && !told_)
      tell(Severity::error, root_,
           selection_.include.empty() && selection_.exclude.empty() ? "has no files to read"
                                                                    : "has no files that fit --include and --exclude");
  }

 private:
  void list(const fs::path& folder, std::vector<fs::path>& folders) {
    std::error_code error;
    const bool maildir = fs::is_directory(folder / "cur", error) && fs::is_directory(folder / "new", error);
    error.clear();
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      if (name.starts_with('.')) continue;
      std::error_code unknown;
      const fs::file_status status = entry->status(unknown);
      if (fs::is_directory(status)) {
        if (entry->is_symlink(unknown)) {
          tell(Severity::note, entry->path(), "is a link to a folder and is not entered; name the folder itself");
        } else if (!(maildir && name == "tmp")) {
          folders.push_back(entry->path());
        }
        continue;
      }
      if (!is_wanted(selection_, fs::path(entry->path()).lexically_relative(root_).generic_string())) continue;
      if (fs::is_regular_file(status)) {
        const std::uintmax_t bytes = entry->file_size(unknown);
        out_.files.push_back({entry->path().string(), unknown ? 0 : static_cast<std::size_t>(bytes)});
      } else if (fs::exists(status)) {
        tell(Severity::note, entry->path(), "is no file (a pipe, a socket or a device) and is left out");
      } else {
        tell(Severity::error, entry->path(), "is a link to a file that is not there");
      }
    }
    if (error) tell(Severity::error, folder, fmt::format("cannot be opened: {}", reason_of(error)));
  }

  void tell(Severity severity, const fs::path& path, std::string message) {
    told_ = told_ || severity == Severity::error;
    out_.diagnostics.push_back({severity, path.string(), std::move(message)});
  }

  const fs::path root_;
  const FileSelection& selection_;
  InputFiles& out_;
  bool told_ = false;
};

}  // namespace

InputFiles find_input_files(const std::vector<std::string>& paths, const FileSelection& selection) {
  InputFiles out;
  for (const std::string& path : paths) {
    std::error_code unknown;
    const fs::file_status status = fs::status(path, unknown);
    if (path != "-" && fs::is_directory(status)) {
      FolderWalk(path, selection, out).walk();
      continue;
    }
    const std::uintmax_t bytes = fs::is_regular_file(status) ? fs::file_size(path, unknown) : 0;
    out.files.push_back({path, unknown ? 0 : static_cast<std::size_t>(bytes)});
  }
  return out;
}

}  // namespace whowhom

// A shared library that is looked for when the program runs, for what a person may leave away.
#pragma once

#include <initializer_list>

namespace whowhom {

/// Stays loaded until the program ends: libraries leave threads and handlers behind that must keep their code.
class RuntimeLibrary {
 public:
  /// Loads the first of `names` ("libtesseract.so.5") that the system has.
  explicit RuntimeLibrary(std::initializer_list<const char*> names);

  bool is_loaded() const { return handle_ != nullptr; }

  /// Lets `function` point to the function of that name; false, and null, where there is none.
  template <class Function>
  bool find(const char* name, Function*& function) const {
    function = reinterpret_cast<Function*>(address_of(name));
    return function != nullptr;
  }

 private:
  void* address_of(const char* name) const;

  void* handle_ = nullptr;
};

}  // namespace whowhom

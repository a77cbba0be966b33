#include "extract/read/runtime_library.hpp"

#include <dlfcn.h>

namespace whowhom {

RuntimeLibrary::RuntimeLibrary(std::initializer_list<const char*> names) {
  for (const char* name : names)
    if ((handle_ = dlopen(name, RTLD_NOW | RTLD_LOCAL)) != nullptr) return;
}

void* RuntimeLibrary::address_of(const char* name) const { return handle_ == nullptr ? nullptr : dlsym(handle_, name); }

}  // namespace whowhom

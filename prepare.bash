# shellcheck shell=bash
# What run and test share: the packages that are missing, and a build of one preset. Sourced, with `repository` set.
# Everything here speaks on stderr, so that the output of the program can be piped; the noise of apt, cmake and ninja
# goes to a log that is shown only when one of them fails.
: "${repository:?prepare.bash is read by run and test}"

say() { printf '%s\n' "$*" >&2; }

# fail_with_log LOG MESSAGE: the end of the log, then where all of it is.
fail_with_log() {
  tail -n 30 -- "$1" >&2
  say "$2; the whole log is in $1"
  exit 1
}

# packages_for NEED...: the names in packages.debian that are there for one of these needs.
packages_for() {
  local name need
  while read -r name need _; do
    case "$name" in '' | '#'*) continue ;; esac
    case " $* " in *" $need "*) printf '%s\n' "$name" ;; esac
  done <"$repository/packages.debian"
}

# missing_packages NEED...: those that dpkg does not know as installed.
missing_packages() {
  local installed name
  # dpkg-query fails when one of the names is unknown to it; what it prints of the others is still right.
  # shellcheck disable=SC2046  # package names hold no blanks
  installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $(packages_for "$@") 2>/dev/null || true)
  for name in $(packages_for "$@"); do
    case $'\n'"$installed"$'\n' in
      *$'\n'"$name installed"$'\n'*) ;;
      *) printf '%s\n' "$name" ;;
    esac
  done
}

# install_packages NEED...: says what is missing and why, and installs it in one go.
install_packages() {
  if ! command -v dpkg-query >/dev/null; then
    say "This is not a Debian or Ubuntu system: what is needed is listed in packages.debian and not installed from here."
    return
  fi
  local -a missing as_root=() install
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  install=(apt-get install --yes --no-install-recommends "${missing[@]}")
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || { ! sudo -n true 2>/dev/null && ! [ -t 0 ]; }; then
      say "These packages are missing and only root can install them: ${missing[*]}"
      say "Ask for: apt-get update && ${install[*]}"
      exit 1
    fi
    as_root=(sudo)
  fi

  say "Installing what is missing:"
  local name need why
  while read -r name need why; do
    case " ${missing[*]} " in *" $name "*) say "  $name: $why" ;; esac
  done <"$repository/packages.debian"
  local log
  log=$(mktemp "${TMPDIR:-/tmp}/whowhom-packages.XXXXXX")
  "${as_root[@]}" apt-get update >"$log" 2>&1 || say "apt-get update failed; trying with the lists that are there."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}" >>"$log" 2>&1 ||
    fail_with_log "$log" "The packages could not be installed"
  rm -f -- "$log"
}

# build_preset PRESET FOLDER: configures once, builds what changed.
build_preset() {
  local folder=$repository/$2 log=$repository/$2/build.log
  mkdir -p -- "$folder"
  # A tree that was moved or copied with its build folder is configured anew: CMake refuses it otherwise.
  if ! [ -f "$folder/build.ninja" ] ||
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$repository" "$folder/CMakeCache.txt"; then
    say "Configuring ($1) …"
    rm -rf -- "$folder/CMakeCache.txt" "$folder/CMakeFiles"
    cmake -S "$repository" --preset "$1" >"$log" 2>&1 || fail_with_log "$log" "The build could not be configured"
  fi
  # Asked first whether there is work, so that a first build of a minute does not look like a hang.
  if ninja -C "$folder" -n 2>/dev/null | grep -q 'no work to do'; then return; fi
  say "Building ($1) …"
  ninja -C "$folder" >"$log" 2>&1 || fail_with_log "$log" "The build failed"
}

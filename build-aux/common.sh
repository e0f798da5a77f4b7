# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by build-aux/run, build-aux/test and .ci/run: packages and the build directory.
# Sourced from the top of the source tree.

say ()
{
  printf '%s\n' "$*" >&2
}

die ()
{
  say "$*"
  exit 1
}

# The list of packages for this system, empty when there is none.
package_list ()
{
  local id like name
  id=$(. /etc/os-release 2> /dev/null && printf '%s' "${ID-}") || id=
  like=$(. /etc/os-release 2> /dev/null && printf '%s' "${ID_LIKE-}") || like=
  for name in $id $like; do
    if [ -f "build-aux/packages/$name" ]; then
      printf '%s\n' "build-aux/packages/$name"
      return
    fi
  done
}

# packages_in FILE SECTION...: the names in these sections, one a line.
packages_in ()
{
  local file=$1
  shift
  awk -v wanted=" $* " '
    /^# section: / { inside = index (wanted, " " $3 " ") > 0; next }
    /^[ \t]*(#|$)/ { next }
    inside { print $1 }' "$file"
}

# ensure_packages SECTION...: installs what is missing; touches nothing when all is there.
ensure_packages ()
{
  local list name log as_root=()
  local -a missing=()

  list=$(package_list)
  if [ -z "$list" ] || ! command -v dpkg-query > /dev/null; then
    say "There is no list of packages for this system; build-aux/packages/debian names what is needed."
    return 0
  fi

  while read -r name; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2> /dev/null)" != installed ]; then
      missing+=("$name")
    fi
  done < <(packages_in "$list" "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
      say "These packages are missing, and installing them needs root or sudo:"
      say "  ${missing[*]}"
      die "Run this as root once:  apt-get update && apt-get install ${missing[*]}"
    fi
    as_root=(sudo)
  fi

  say "Installing ${#missing[@]} packages: ${missing[*]}"
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update \
           && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
                apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends \
                "${missing[@]}"; } > "$log" 2>&1 < /dev/null; then
    tail -n 30 "$log" >&2
    rm -f "$log"
    die "Not all packages could be installed; the lines above say why. Nothing was built."
  fi
  rm -f "$log"
}

# ensure_configured DIRECTORY MESON-OPTION...: a build directory that is there keeps its options.
ensure_configured ()
{
  local directory=$1
  shift
  if [ -f "$directory/build.ninja" ]; then
    [ $# -eq 0 ] || meson configure "$directory" "$@" > /dev/null
    return 0
  fi
  meson setup "$directory" "$@" > "${TMPDIR:-/tmp}/dermabook-setup.$$" 2>&1 || {
    tail -n 8 "${TMPDIR:-/tmp}/dermabook-setup.$$" >&2
    rm -f "${TMPDIR:-/tmp}/dermabook-setup.$$"
    die "The build could not be prepared; the lines above say why."
  }
  rm -f "${TMPDIR:-/tmp}/dermabook-setup.$$"
}

# compile DIRECTORY [TARGET...]: quiet when all is well.
compile ()
{
  local directory=$1 log
  shift
  log=$(mktemp)
  say "Building in $directory…"
  if ! ninja -C "$directory" "$@" > "$log" 2>&1; then
    grep -vE '^\[[0-9]+/[0-9]+\] (Compiling|Linking|Generating)|^(cc|gcc|clang|/usr/bin/\w+) -' "$log" \
      | awk '/^FAILED|^ninja: error/ { shown = 1 } shown' | tail -n 60 >&2
    rm -f "$log"
    die "The build failed; the lines above say where."
  fi
  rm -f "$log"
}

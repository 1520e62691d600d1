#!/usr/bin/env bash
# A program that a browser hands an address to, for example at the end of a sign-in, names the scheme in its desktop file: MimeType=
# x-scheme-handler/... Schemes know no capitals, Windows and macOS look for them so, and electron-builder writes them as the
# configuration spells them, so one expects x-scheme-handler/Uploader to serve Uploader:. desktop-file-validate 0.26 says nothing,
# update-desktop-database lists it, and GLib 2.74 (Debian 12), which makes the scheme small before it looks, finds no program: neither for
# uploader:, as browsers write it, nor for Uploader:, as it is spelled in the file.
# For whoever builds an uploader: a scheme in small letters everywhere, and a test that opens such an address.
set -euo pipefail
command -v gio desktop-file-validate update-desktop-database >/dev/null ||
  { echo 'It needs the Debian packages libglib2.0-bin and desktop-file-utils.'; exit 2; }
version=$(gio --version)
case $version in 2.74.*) ;; *) echo "Tried with GLib 2.74 only, this is $version."; exit 2 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo "GLib $version, desktop-file-utils $(dpkg-query -W -f '${Version}' desktop-file-utils)"
mkdir -p data/applications config
export XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config
changed=0
# Installs a program for the scheme as spelled, and tells which addresses reach it.
try() {
  local spelled=$1 expected=$2 reached='' address
  printf '%s\n' '#!/bin/sh' "echo \"\$1\" >>$work/opened" >program
  chmod +x program
  printf '%s\n' '[Desktop Entry]' Type=Application Name=Uploader "Exec=$work/program %u" Terminal=false \
    'Categories=Utility;' "MimeType=x-scheme-handler/$spelled;" >data/applications/uploader.desktop
  local said
  said=$(desktop-file-validate data/applications/uploader.desktop 2>&1) && [ -z "$said" ] || { echo "  validate: $said"; changed=1; }
  update-desktop-database data/applications
  grep -q "^x-scheme-handler/$spelled=uploader.desktop" data/applications/mimeinfo.cache || changed=1
  for address in uploader:done Uploader:done; do
    rm -f opened
    timeout 10 gio open "$address" >said 2>&1 || true
    for _ in $(seq 20); do [ -s opened ] && break; sleep 0.1; done
    [ -s opened ] && reached="$reached $address" || reached="$reached -"
  done
  echo "  x-scheme-handler/$spelled: valid and listed; opened:$reached"
  [ "$reached" = "$expected" ] || changed=1
}
try uploader ' uploader:done Uploader:done'
try Uploader ' - -'
[ "$changed" = 0 ] || { echo 'this changed'; exit 1; }
echo 'As stated: valid, listed, and never found.'

#!/usr/bin/env bash
# Samba's `net registry import` and `net registry convert` read the .reg files of Windows: a way on Linux to try a file of policies before it
# goes to people's computers. One expects a line that ends in a line break to be a line. Samba 4.17.12 (Debian 12) takes a value over
# only when it has seen another line behind it. Of a file that ends with its last value, as scripts and editors write it, that value is
# missing afterwards, and a last key with a single value is empty; exit status 0, without a word. regedit itself ends its files with
# an empty line, so that whoever tries an exported file sees nothing of it. It is so in UTF-8 and in UTF-16, with LF and CR LF.
# For whoever builds an uploader: end each .reg with an empty line, and count what is there after an import.
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo 'Needs root, for a registry of its own.'; exit 2; }
command -v net iconv >/dev/null || { echo 'It needs the Debian package samba-common-bin.'; exit 2; }
version=$(net --version)
case $version in 'Version 4.17.'*) ;; *) echo "Tried with 4.17 only, this is $version."; exit 2 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo "Samba ${version#Version }"
mkdir state
cat >smb.conf <<CONF
[global]
  private dir = $work/state
  lock directory = $work/state
  state directory = $work/state
  cache directory = $work/state
  pid directory = $work/state
CONF
key='HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Uploader'
printf '%s\n' 'Windows Registry Editor Version 5.00' '' "[$key]" '"Server"="https://uploads.example"' '"PauseAtNight"=dword:00000001' >lf.reg
sed 's/$/\r/' lf.reg >crlf.reg
{ printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE crlf.reg; } >utf16.reg
for file in lf crlf utf16; do cp $file.reg $file-empty-line.reg; done
echo >>lf-empty-line.reg
printf '\r\n' >>crlf-empty-line.reg
printf '\r\0\n\0' >>utf16-empty-line.reg
changed=0
# Imports a file of two values into an empty registry, and converts it: how many there are then?
try() {
  local file=$1 expected=$2 imported converted
  rm -rf state converted.reg
  mkdir state
  net -s smb.conf registry import "$file" >said 2>&1 || changed=1
  imported=$(net -s smb.conf registry enumerate "${key/#HKEY_LOCAL_MACHINE/HKLM}" | grep -c '^Valuename')
  net -s smb.conf registry convert "$file" converted.reg >>said 2>&1 || changed=1
  converted=$(grep -c '^"' converted.reg)
  echo "  $file: 2 values; imported: $imported, converted: $converted; said: $(grep -v 'Byte Order Mark' said || echo nothing)"
  [ "$imported $converted" = "$expected $expected" ] && ! grep -qv 'Byte Order Mark' said || changed=1
}
for file in lf crlf utf16; do
  try $file.reg 1
  try $file-empty-line.reg 2
done
[ "$changed" = 0 ] && echo 'As stated: the last value is not there.' || echo 'this changed'
exit "$changed"

#!/usr/bin/env bash
# rclone 1.60.1 (Debian 12): `rclone hashsum dropbox DIR > sums.txt` before an upload, `rclone checksum dropbox sums.txt REMOTE: --one-way`
# after it, to prove that all of it arrived. One expects that a list which cannot be read is an error. A list that PowerShell 5.1 wrote
# with `>` is UTF-16; each of its lines is a NOTICE ("improperly formatted"), nothing is compared, and it ends with "0 differences
# found" and exit status 0, with -q without a word. An empty list does the same. The same list in UTF-8 finds both faults.
# For whoever builds an uploader: count the files that matched (--match -) against the files that were sent.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
version=$(rclone version 2>/dev/null | head -1) || { echo 'rclone is missing.'; exit 2; }
case $version in 'rclone v1.60.1'*) ;; *) echo "Tried with 1.60.1 only, this is $version."; exit 2 ;; esac
echo "$version"
mkdir sent arrived
echo march >sent/march.txt
echo april >sent/april.txt
# One file arrived with other bytes, the other one not at all.
echo damage >arrived/march.txt
export RCLONE_CONFIG=/dev/null
rclone hashsum dropbox sent 2>/dev/null >utf8.txt
{ printf '\xff\xfe'; sed 's/$/\r/' utf8.txt | iconv -f UTF-8 -t UTF-16LE; } >utf16.txt
: >empty.txt
changed=0
check() {
  local list=$1 expected=$2 wanted=$3
  shift 3
  local said status matched
  said=$(timeout 20 rclone checksum dropbox "$list" arrived --one-way "$@" 2>&1) && status=0 || status=$?
  matched=$(timeout 20 rclone checksum dropbox "$list" arrived --one-way --match - 2>/dev/null | grep -c . || true)
  local told
  told=$(grep -o '[0-9]* differences found' <<<"$said" | head -1) || told='not a word'
  printf '  %-9s %-2s  exit status %s, %-19s  files that matched: %s\n' "$list" "${1:-}" "$status" "$told" "$matched"
  [ "$status" = "$expected" ] && grep -q -- "$wanted" <<<"$said" && [ "$matched" = 0 ] || changed=1
}
check utf8.txt 1 '2 differences found'
check utf16.txt 0 '0 differences found'
check utf16.txt 0 '^$' -q
check empty.txt 0 '0 differences found'
[ "$changed" = 0 ] && echo 'As stated: two files that are not there, and "0 differences found".' || echo 'this changed'
exit "$changed"

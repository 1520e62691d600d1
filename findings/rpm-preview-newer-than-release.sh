#!/usr/bin/env bash
# Electron Forge makes .rpm and .deb packages with electron-installer-redhat 3.4.0 and electron-installer-debian 4.0.0. An app has a
# preview, 2.0.0-beta.3, then 2.0.0. One expects each preview to be older than its release, as npm and electron-updater see it. The rpm's
# version is written 2.0.0.beta.3, with points for hyphens, which rpm takes for newer than 2.0.0. The deb is right for -beta, -alpha,
# -rc, -pre and -dev, and for no other word: 2.0.0-next.3 stays as it is and is newer than 2.0.0. `dnf upgrade` and `apt upgrade`
# then leave the preview where it is, without a word.
# For whoever packages an uploader: 2.0.0~beta.3 for both, and a test that compares as rpm and dpkg do.
set -euo pipefail
for tool in rpmbuild rpm dpkg-deb fakeroot; do
  command -v "$tool" >/dev/null || { echo 'Needs: apt-get install rpm dpkg fakeroot'; exit 2; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
timeout 60 npm i --no-audit --no-fund --silent electron-installer-redhat@3.4.0 electron-installer-debian@4.0.0 ||
  { echo 'The packages could not be installed.'; exit 2; }
mkdir -p app/resources/app out
printf '#!/bin/sh\n' >app/uploader
chmod +x app/uploader
echo v30.0.0 >app/version
touch app/LICENSE
cat >make.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs'

const [kind, version] = process.argv.slice(2)
const name = `electron-installer-${kind}`
const made = await import(name)
const manifest = { name: 'uploader', version, description: 'Uploads', license: 'MIT', homepage: 'https://example.com/', author: 'Example <it@example.com>' }
writeFileSync('app/resources/app/package.json', JSON.stringify({ ...manifest, productName: 'Uploader' }))
await (made.default ?? made)({ src: 'app', dest: 'out', arch: kind === 'debian' ? 'amd64' : 'x86_64', logger: () => {} })
console.log(`${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}, package.json: ${version}`)
JS
failed=0
# What is told, and what the system says of it against 2.0.0.
newer_rpm() { [ "$(rpm --eval "%{lua: print(rpm.vercmp('$1', '2.0.0'))}")" = 1 ] && echo newer || echo older; }
newer_deb() { dpkg --compare-versions "$1" gt 2.0.0 && echo newer || echo older; }
expect() {
  local kind=$1 version=$2 written=$3 stands=$4 seen file
  rm -f out/*
  timeout 60 node make.mjs "$kind" "$version" || { failed=1; return; }
  file=$(ls out/*)
  if [ "$kind" = redhat ]; then seen=$(rpm -qp --qf '%{VERSION}' "$file") && is=$(newer_rpm "$seen")
  else seen=$(dpkg-deb -f "$file" Version) && is=$(newer_deb "$seen"); fi
  echo "  written: $seen, $is than 2.0.0"
  [ "$seen/$is" = "$written/$stands" ] || failed=1
}
expect redhat 2.0.0-beta.3 2.0.0.beta.3 newer
expect debian 2.0.0-beta.3 '2.0.0~beta.3' older
expect debian 2.0.0-next.3 2.0.0-next.3 newer
if [ $failed = 0 ]; then echo 'As stated: the preview stays where its release should come.'; else echo 'this changed'; exit 1; fi

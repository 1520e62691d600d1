#!/usr/bin/env bash
# Node 24.21.0 on Linux: tls.getCACertificates('system') is expected to tell each authority that the computer trusts once, and from a
# folder of authorities what OpenSSL finds there, which looks for names made of a hash. It tells every certificate of every file in the
# folder, whatever its name, behind those of the file: an authority that lies there as Debian lays it (a file, a link named by its
# hash, the bundle of all) is told four times. On a plain Debian 12 that is 576 for 144, read and parsed at each start that asks.
# For whoever builds an uploader: count and trust what is left without doubles, and ask once, not in each process that needs no TLS.
set -euo pipefail
command -v openssl npm >/dev/null || { echo 'It needs openssl and npm.'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 120 npm i --no-audit --no-fund --silent node@24.21.0 || { echo 'The package could not be installed.'; exit 2; }
node=node_modules/node/bin/node
[ -x "$node" ] || { echo 'There is no such Node for this computer.'; exit 2; }
mkdir folder
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out company.crt -subj /CN=Company -days 30 2>/dev/null
cp company.crt folder/Company.pem
cp company.crt folder/ca-certificates.crt
cat >count.mjs <<'JS'
import tls from 'node:tls'
const all = tls.getCACertificates('system')
console.log(`${all.length} told, ${new Set(all).size} of them different`)
JS
count() { SSL_CERT_FILE="$work/company.crt" SSL_CERT_DIR="$work/folder" "$node" count.mjs; }
finds() { if openssl verify -no-CAfile -no-CAstore -CApath folder company.crt >/dev/null 2>&1; then echo found; else echo 'not found'; fi; }
byName="Node: $(count). OpenSSL, in the folder without a hash: $(finds)"
ln -s Company.pem "folder/$(openssl x509 -hash -noout -in company.crt).0"
byHash="Node: $(count). OpenSSL, with a link named by its hash: $(finds)"
echo "$("$node" --version), $(openssl version | cut -d' ' -f1,2)"
echo "$byName"
echo "$byHash"
[ "$byName" = 'Node: 3 told, 1 of them different. OpenSSL, in the folder without a hash: not found' ] &&
  [ "$byHash" = 'Node: 4 told, 1 of them different. OpenSSL, with a link named by its hash: found' ] ||
  { echo 'This changed.'; exit 1; }

#!/usr/bin/env bash
# A backup job pipes into an upload: `tar c scans | curl --fail --retry 3 -T - https://...`. When the server answers 503 once, one expects curl
# to give up, since what it read from the pipe is gone, or to send the same again. curl 7.88.1 (Debian 12) asks again with an empty body: the
# server stores a file of no bytes, says 200, and curl ends with exit status 0. `-T - < file`, which could be read again, is emptied too; `-T file`
# and `--data-binary @-` send all of it twice.
# For whoever builds an uploader: no --retry with -T -, and a size or a hash that the server compares before it says that it stored a file.
set -euo pipefail
command -v curl node >/dev/null || { echo 'It needs the Debian package curl, and Node.'; exit 2; }
version=$(curl --version | head -1 | cut -d' ' -f1-2)
[ "$version" = 'curl 7.88.1' ] || { echo "Tried with curl 7.88.1 only, this is $version."; exit 2; }
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
cd "$work"
cat >server.mjs <<'JS'
import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'

let asked = 0
let first = 0
// Takes every upload whole, is busy the first time, and stores the second.
const server = createServer((request, response) => {
  let bytes = 0
  request.on('data', (part) => (bytes += part.length))
  request.on('end', () => {
    asked += 1
    if (asked % 2 === 1) response.writeHead(503, { 'retry-after': '1' }).end()
    else response.end(`first ${first}, then stored ${bytes}`)
    first = bytes
  })
})
server.listen(0, '127.0.0.1', () => writeFileSync('port', String(server.address().port)))
JS
node server.mjs &
server=$!
for _ in $(seq 100); do [ -s port ] && break; sleep 0.1; done
echo "$version, node $(node --version); an upload of 300000 bytes, answered 503 once"
head -c 300000 /dev/zero >scans
url="http://127.0.0.1:$(cat port)/scans"
# Tells what the server got, and curl's exit status.
upload() { curl --silent --fail --retry 2 --max-time 20 "$@" "$url" && echo " bytes, exit status $?" || echo "exit status $?"; }
piped=$(upload -T - < <(cat scans))
redirected=$(upload -T - <scans)
named=$(upload -T scans)
posted=$(upload --data-binary @- < <(cat scans))
echo "  a pipe, -T -              $piped"
echo "  a file, -T - < file       $redirected"
echo "  a file by name, -T file   $named"
echo "  a pipe, --data-binary @-  $posted"
empty='first 300000, then stored 0 bytes, exit status 0'
whole='first 300000, then stored 300000 bytes, exit status 0'
[ "$piped" = "$empty" ] && [ "$redirected" = "$empty" ] && [ "$named" = "$whole" ] && [ "$posted" = "$whole" ] ||
  { echo 'this changed'; exit 1; }
echo 'As stated: nothing is stored, and all is said to be well.'

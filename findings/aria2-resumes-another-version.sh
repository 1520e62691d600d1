#!/usr/bin/env bash
# aria2 1.36.0 (Debian 12) keeps a file beside a download that was broken off (NAME.aria2) and goes on from it. The server tells an ETag
# and a date with every answer, so one expects that a download which goes on after the server's file was replaced is noticed: a
# question with If-Range, a comparison, or a start from the beginning. It asks for the rest by Range alone and ignores the new ETag and
# date: where both have one size the file becomes one of two versions, NAME.aria2 goes, exit status 0.
# For whoever builds an uploader: a download that looks finished may be of two versions; give aria2 the --checksum of what it fetches.
set -euo pipefail
command -v aria2c node >/dev/null || { echo 'It needs the Debian package aria2, and Node.'; exit 2; }
version=$(aria2c --version | head -1)
case $version in *' 1.36.0') ;; *) echo "Tried with 1.36.0 only, this is $version."; exit 2 ;; esac
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
cd "$work"
echo "$version, node $(node --version)"
cat >server.mjs <<'JS'
import { createServer } from 'node:http'
import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const size = 4 * 1024 * 1024
// A server that keeps to the protocol: with If-Range or If-Match of another version there is no mixture.
const server = createServer(async (request, response) => {
  const isNew = existsSync('replaced')
  const body = Buffer.alloc(size, isNew ? 'n' : 'o')
  const etag = isNew ? '"new"' : '"old"'
  const { range, 'if-range': ifRange, 'if-match': ifMatch, 'if-unmodified-since': since } = request.headers
  appendFileSync('asked', `range ${range ?? 'none'}, condition ${ifRange ?? ifMatch ?? since ?? 'none'}\n`)
  const modified = isNew ? 'Tue, 02 Jun 2026 10:00:00 GMT' : 'Mon, 01 Jun 2026 10:00:00 GMT'
  const headers = { etag, 'last-modified': modified, 'accept-ranges': 'bytes' }
  if (ifMatch !== undefined && ifMatch !== etag) return response.writeHead(412, headers).end()
  const isPart = range !== undefined && (ifRange === undefined || ifRange === etag)
  const from = isPart ? Number(/\d+/.exec(range)[0]) : 0
  const part = isPart ? { 'content-range': `bytes ${from}-${size - 1}/${size}` } : {}
  response.writeHead(isPart ? 206 : 200, { ...headers, ...part, 'content-length': size - from })
  // The line breaks once, in the middle of the first version.
  const end = isNew ? size : size / 2
  for (let at = from; at < end; at += 65_536) {
    response.write(body.subarray(at, at + 65_536))
    await sleep(5)
  }
  if (isNew) response.end()
  else response.destroy()
})
server.listen(0, '127.0.0.1', () => writeFileSync('port', String(server.address().port)))
JS
node server.mjs &
server=$!
for _ in $(seq 100); do [ -s port ] && break; sleep 0.1; done
download() {
  timeout 20 aria2c --no-conf --quiet --max-tries=1 --max-connection-per-server=1 --allow-overwrite=false "$@" \
    --dir=. "http://127.0.0.1:$(cat port)/plan.bin" && echo 0 || echo $?
}
first=$(download)
[ -e plan.bin.aria2 ] && kept=yes || kept=no
echo "first try, the line breaks: exit status $first, plan.bin.aria2 kept: $kept"
touch replaced
second=$(download)
[ -e plan.bin.aria2 ] && kept_after=yes || kept_after=no
old=$(tr -dc o <plan.bin | wc -c) new=$(tr -dc n <plan.bin | wc -c)
echo "second try, after the server's file was replaced: exit status $second, plan.bin.aria2 kept: $kept_after"
echo "  asked: $(tail -1 asked)"
echo "  $(wc -c <plan.bin) bytes: $old of the old version, $new of the new one"
[ "$first" != 0 ] && [ "$kept" = yes ] && [ "$second" = 0 ] && [ "$kept_after" = no ] && [ "$old" -gt 0 ] && [ "$new" -gt 0 ] &&
  grep -q 'range bytes=.*condition none' <(tail -1 asked) || { echo 'this changed'; exit 1; }
echo 'As stated: one file of two versions, and exit status 0.'

#!/usr/bin/env bash
# Node 24.21.0, fs.promises.rm(folder, { recursive: true, maxRetries, retryDelay }): the documentation tells of retries with a wait that is
# longer by retryDelay each time, so one expects maxRetries waits for a folder that cannot be removed: here 3 of 20, 40 and 60 ms. Each
# level of the tree retries for itself, and the level above begins the one below anew with each of its own tries: a folder in use is
# waited for (maxRetries + 1) times as long for each level it lies deeper. With maxRetries 20 and three levels that is hours.
# For whoever moves or removes sent files and temporary folders: leave maxRetries out and try again as a whole.
set -euo pipefail
command -v npm unshare mount >/dev/null && [ "$(id -u)" = 0 ] || { echo 'It needs npm, util-linux and root, for a folder in use (a mount).'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm i --silent --no-audit --no-fund node@24.21.0 >/dev/null
cat >remove.mjs <<'JS'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

console.log(`node ${process.version}`)
const took = []
for (const depth of [1, 2, 3]) {
  const top = mkdtempSync(join(process.cwd(), 'tree-'))
  const inUse = join(top, ...Array.from({ length: depth }, () => 'folder'))
  mkdirSync(inUse, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', 'none', inUse])
  const startMs = performance.now()
  const code = await rm(top, { recursive: true, maxRetries: 3, retryDelay: 20 }).then(() => 'removed', (error) => error.code)
  took.push(performance.now() - startMs)
  console.log(`in use ${depth} below the top: ${code} after ${Math.round(took.at(-1))} ms; three waits are 120 ms`)
  execFileSync('umount', [inUse])
  await rm(top, { recursive: true })
}
const isAsStated = took[0] > 360 && took[1] > 3 * took[0] && took[2] > 3 * took[1]
console.log(isAsStated ? 'As stated: four times as long for each level.' : 'this changed')
process.exit(isAsStated ? 0 : 1)
JS
unshare --mount --propagation private ./node_modules/.bin/node remove.mjs

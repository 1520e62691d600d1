#!/usr/bin/env bash
# chokidar 6.0.0 leaves out the temporary files of editors (vim's .swp and .swx, names that end in ~, Sublime Text's .tmp) and
# says so in its README. One expects that the file's name decides. The pattern is held against the whole path, and it asks for
# no more than a dot somewhere before: gear.swp (a SolidWorks macro) is told in the folder v1 and not in v1.2, letter.tmpl is
# silent below a folder with ".subl" in its name, and a watched folder that itself ends in ~ gives no event at all.
# For whoever builds an uploader: give `atomic: false` and choose by name yourself, or files go missing by where they lie.
set -euo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/finding-XXXXXX")
trap 'rm -rf "$work"' EXIT
case $work in *.*) echo "The temporary folder $work has a dot in its path, which would change the result."; exit 2 ;; esac
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent chokidar@6.0.0 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { watch } from 'chokidar'

const names = ['gear.swp', 'letter.tmpl', 'note.txt']
// Which of the three files are told when they are saved in a folder of this name.
const told = async (folder, options) => {
  mkdirSync(folder)
  const heard = []
  const watcher = watch(`${process.cwd()}/${folder}`, { ignoreInitial: true, ...options })
  watcher.on('add', (path) => heard.push(path.split('/').at(-1)))
  await new Promise((ready) => watcher.once('ready', ready))
  for (const name of names) writeFileSync(`${folder}/${name}`, 'x')
  await sleep(1000)
  await watcher.close()
  return heard.sort().join(' ') || 'nothing'
}
const { version } = JSON.parse(readFileSync('node_modules/chokidar/package.json', 'utf8'))
console.log(`chokidar ${version}, node ${process.version}; saved in each folder: ${names.join(' ')}`)
const expected = {
  v1: 'gear.swp letter.tmpl note.txt',
  'v1.2': 'letter.tmpl note.txt',
  'old.sublime-files': 'note.txt',
  'Letters~': 'nothing',
}
let asStated = true
for (const [folder, expectation] of Object.entries(expected)) {
  const heard = await told(folder)
  console.log(`  ${folder.padEnd(18)} told: ${heard}`)
  asStated &&= heard === expectation
}
const whole = await told('v1.3', { atomic: false })
console.log(`  ${'v1.3, atomic: false'.padEnd(18)} told: ${whole}`)
asStated &&= whole === names.join(' ')
console.log(asStated ? 'As stated: the folders above decide.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs

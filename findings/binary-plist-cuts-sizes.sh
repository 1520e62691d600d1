#!/usr/bin/env bash
# A Mac keeps managed settings as binary property lists. One expects that a limit of 5 GiB written as an integer is read as 5 GiB.
# simple-plist 1.4.0 reads of each integer only the lowest 32 bits, as a signed number: 5 GiB is 1 GiB, 4 GiB is 0, 4 GiB less one
# is -1, without an error; the same file as XML is read rightly. plist 5.0.0 reads it rightly and writes it back as a <real>, which
# whoever asks for an integer does not take; as XML it writes an <integer>.
# For whoever builds an uploader: limits in a policy are given in MiB, below 2^31, and a reader is tried with a value above 4 GiB.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
[ -x /usr/bin/python3 ] || { echo 'python3 of Debian is missing.'; exit 2; }
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent simple-plist@1.4.0 plist@5.0.0 || { echo 'The packages could not be installed.'; exit 2; }
# Python writes both forms, and reads back what plist wrote.
cat >policy.py <<'PY'
import plistlib, sys

if sys.argv[1] == 'write':
    limits = {'five': 5 * 2**30, 'four': 2**32, 'less': 2**32 - 1, 'small': 2**31 - 1}
    for name, form in (('xml', plistlib.FMT_XML), ('binary', plistlib.FMT_BINARY)):
        with open(f'{name}.plist', 'wb') as file:
            plistlib.dump(limits, file, fmt=form)
else:
    with open(sys.argv[1], 'rb') as file:
        print(' '.join(f'{name}={value!r}' for name, value in plistlib.load(file).items()))
PY
/usr/bin/python3 policy.py write
cat >try.mjs <<'JS'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { build, buildBinary, parse } from 'plist'
import simple from 'simple-plist'

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`
const python = (...more) => execFileSync('/usr/bin/python3', more, { encoding: 'utf8' }).trim()
console.log(`${version('simple-plist')}, ${version('plist')}, ${python('--version')}, node ${process.version}`)
const words = (limits) => ['five', 'four', 'less', 'small'].map((name) => `${name}=${limits[name]}`).join(' ')
const say = (what, answer) => {
  console.log(`  ${what.padEnd(33)} ${answer}`)
  return answer
}
const written = say('written by Python:', python('policy.py', 'binary.plist'))
const simpleXml = say('simple-plist, XML file:', words(simple.readFileSync('xml.plist')))
const simpleBinary = say('simple-plist, binary file:', words(simple.readFileSync('binary.plist')))
const limits = parse(new Uint8Array(readFileSync('binary.plist')))
const plistBinary = say('plist, binary file:', words(limits))
writeFileSync('again-xml.plist', build(limits))
writeFileSync('again-binary.plist', buildBinary(limits))
const againXml = say('plist wrote XML, Python reads:', python('policy.py', 'again-xml.plist'))
const againBinary = say('plist wrote binary, Python reads:', python('policy.py', 'again-binary.plist'))
const asStated =
  written === 'five=5368709120 four=4294967296 less=4294967295 small=2147483647' &&
  simpleXml === written &&
  simpleBinary === 'five=1073741824 four=0 less=-1 small=2147483647' &&
  plistBinary === written &&
  againXml === written &&
  againBinary === 'five=5368709120.0 four=4294967296.0 less=4294967295 small=2147483647'
console.log(asStated ? 'As stated: one reader cuts the limit, and one writer makes it a real number.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs

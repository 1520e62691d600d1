#!/usr/bin/env bash
# A company's PAC file may choose a proxy by the calendar: dateRange("JAN", "DEC"), dateRange(1, 31), dateRange(2000, 2099). Browsers know
# this function, and pac-resolver 9 lists it among those it brings. In it dateRange is false on every day, without a warning, so that
# a program with pac-proxy-agent takes the other branch of the file: here DIRECT.
# For whoever builds an uploader: let the system or Chromium evaluate PAC files, or refuse one that names dateRange.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent pac-proxy-agent@9.1.1 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { PacProxyAgent } from 'pac-proxy-agent'

const versions = ['pac-proxy-agent', 'pac-resolver'].map(
  (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`,
)
console.log(`${versions.join(', ')}, node ${process.version}`)

const listen = async (text) => {
  const server = createServer((request, response) => {
    if (request.url.endsWith('.pac')) response.end(pacFile)
    else response.end(text)
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  return server
}
let pacFile = ''
const [company, proxy] = [await listen('direct'), await listen('by the proxy')]
const at = (server) => `127.0.0.1:${server.address().port}`

const routeWhere = async (condition) => {
  pacFile = `function FindProxyForURL(url, host) { return ${condition} ? "PROXY ${at(proxy)}" : "DIRECT" }`
  const agent = new PacProxyAgent(`http://${at(company)}/${encodeURIComponent(condition)}.pac`)
  return new Promise((resolve, reject) => {
    get(`http://${at(company)}/`, { agent }, async (response) => resolve(Buffer.concat(await response.toArray()).toString())).on('error', reject)
  })
}

const conditions = [
  'true',
  'weekdayRange("SUN", "SAT")',
  'timeRange(0, 24)',
  'dateRange("JAN", "DEC")',
  'dateRange(1, 31)',
  'dateRange(2000, 2099)',
  'dateRange(1, "JAN", 2000, 31, "DEC", 2099)',
]
const seen = []
for (const condition of conditions) {
  seen.push(await routeWhere(condition))
  console.log(`${condition} ? PROXY : DIRECT  goes ${seen.at(-1)}`)
}
company.close()
proxy.close()
const asStated = seen.every((route, index) => route === (conditions[index].startsWith('dateRange') ? 'direct' : 'by the proxy'))
console.log(asStated ? 'As stated: dateRange is false on every day.' : 'this changed')
process.exit(asStated ? 0 : 1)
JS
timeout 50 node try.mjs

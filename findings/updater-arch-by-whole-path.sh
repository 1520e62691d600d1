#!/usr/bin/env bash
# electron-updater 6.8.10 on Windows reads one latest.yml for all kinds of computers and takes the installer whose name has the
# computer's architecture in it. One expects the file name to decide. The whole path of the address is searched, with the folder
# of the feed: below .../x64-and-arm64/ every file has "x64" in its path, and the first of the list is taken, which is ARM's.
# A list of Setup-arm64.exe and Setup.exe (no "x64" anywhere) gives ARM's file to x64 as well. Its hash is right, so nothing is told.
# For whoever builds an uploader: put the architecture into every file name and into no folder, and list x64 first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
timeout 60 npm i --no-audit --no-fund --silent electron-updater@6.8.10 builder-util@26.16.0 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.cjs <<'JS'
const { createHash } = require('node:crypto')
const { mkdtempSync, writeFileSync } = require('node:fs')
const { createServer } = require('node:http')
const { basename } = require('node:path')
const { NsisUpdater } = require('electron-updater/out/NsisUpdater')
const { NodeHttpExecutor } = require('builder-util/out/nodeHttpExecutor')
const { configureRequestOptions, configureRequestUrl } = require('builder-util-runtime')

const { version } = require('./node_modules/electron-updater/package.json')
if (process.arch !== 'x64') {
  console.log('Only tried on x64.')
  process.exit(2)
}
console.log(`electron-updater ${version}, node ${process.version}, ${process.arch}; its updater for Windows, run here without Electron`)
// Electron's own executor has this method; it is the same without Electron's network.
class Executor extends NodeHttpExecutor {
  download(url, destination, options) {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request = { headers: options.headers || undefined }
      configureRequestUrl(url, request)
      configureRequestOptions(request)
      const callback = (error) => (error == null ? resolve(destination) : reject(error))
      this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}
// The name of the installer that is downloaded from a feed in this folder.
const downloaded = async (folder, names) => {
  const here = mkdtempSync(`${process.cwd()}/app-`)
  writeFileSync(`${here}/update.yml`, 'updaterCacheDirName: cache\n')
  const app = {
    version: '1.0.0',
    name: 'uploader',
    isPackaged: true,
    appUpdateConfigPath: `${here}/update.yml`,
    userDataPath: here,
    baseCachePath: here,
    whenReady: async () => {},
    onQuit() {},
  }
  const hash = (name) => createHash('sha512').update(name).digest('base64')
  const files = names.map((name) => `  - { url: ${name}, sha512: ${hash(name)}, size: ${name.length} }`)
  const feed = ['version: 2.0.0', 'files:', ...files].join('\n')
  const server = createServer((request, response) => {
    const name = basename(request.url.split('?')[0])
    response.end(name.endsWith('.yml') ? feed : name)
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const updater = new NsisUpdater(null, app)
  updater.logger = null
  updater.autoDownload = false
  updater.disableDifferentialDownload = true
  updater.httpExecutor = new Executor()
  updater.setFeedURL({ provider: 'generic', url: `http://127.0.0.1:${server.address().port}/${folder}` })
  await updater.checkForUpdates()
  const [path] = await updater.downloadUpdate()
  server.close()
  server.closeAllConnections()
  console.log(`  /${folder.padEnd(15)} lists ${names.join(', ').padEnd(40)} takes ${basename(path)}`)
  return basename(path)
}
const main = async () => {
  const both = ['Setup-2.0.0-arm64.exe', 'Setup-2.0.0-x64.exe']
  const taken = [
    await downloaded('windows/', both),
    await downloaded('x64-and-arm64/', both),
    await downloaded('windows/', ['Setup-2.0.0-arm64.exe', 'Setup-2.0.0.exe']),
  ]
  const asStated = taken.join() === [both[1], both[0], both[0]].join()
  console.log(asStated ? "As stated: the folder's name, or none in the file's, sends ARM's installer to x64." : 'this changed')
  process.exit(asStated ? 0 : 1)
}
void main()
JS
timeout 50 node try.cjs

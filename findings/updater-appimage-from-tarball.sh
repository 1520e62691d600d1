#!/usr/bin/env bash
# electron-updater 6.8.10, an app that runs as an AppImage, and a release that has none: latest-linux.yml lists a .deb and a
# .tar.gz. One expects "no update for you". The updater takes the first file that is no .deb, .rpm or .pacman, whatever it is, marks
# it executable, tells update-downloaded, removes the AppImage and puts the archive in its place: the program is gone.
# With nothing but a .deb in the list it is a TypeError ("reading 'info'"), and the old AppImage stays.
# For whoever builds an uploader: once an AppImage was shipped, each later latest-linux.yml must have one; check it in the release.
set -euo pipefail
[ "$(uname -s)" = Linux ] || { echo 'Only tried on Linux.'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
timeout 60 npm i --no-audit --no-fund --silent electron-updater@6.8.10 builder-util@26.16.0 || { echo 'The packages could not be installed.'; exit 2; }
mkdir app && echo 'console.log(1)' >app/main.js && tar czf uploader-2.0.0.tar.gz app && echo deb >uploader_2.0.0_amd64.deb
cat >try.cjs <<'JS'
const { createHash } = require('node:crypto')
const { readFileSync, statSync, writeFileSync } = require('node:fs')
const { createServer } = require('node:http')
const { basename } = require('node:path')
const { AppImageUpdater } = require('electron-updater/out/AppImageUpdater')
const { NodeHttpExecutor } = require('builder-util/out/nodeHttpExecutor')
const { configureRequestOptions, configureRequestUrl } = require('builder-util-runtime')

const { version } = require('./node_modules/electron-updater/package.json')
console.log(`electron-updater ${version}, node ${process.version}, without Electron`)
const here = process.cwd()
const appImage = `${here}/uploader.AppImage`
// A program that runs stands for the AppImage.
writeFileSync(appImage, '#!/bin/sh\necho the old version runs\n', { mode: 0o755 })
process.env.APPIMAGE = appImage
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
  quit() {},
}
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
const updaterFor = async (names) => {
  const entry = (name) => {
    const bytes = readFileSync(name)
    return `  - { url: ${name}, sha512: ${createHash('sha512').update(bytes).digest('base64')}, size: ${bytes.length} }`
  }
  const feed = ['version: 2.0.0', 'files:', ...names.map(entry)].join('\n')
  const server = createServer((request, response) => {
    const name = basename(request.url.split('?')[0])
    response.end(name.endsWith('.yml') ? feed : readFileSync(name))
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  server.unref()
  const updater = new AppImageUpdater(null, app)
  updater.logger = null
  updater.autoDownload = false
  updater.disableDifferentialDownload = true
  updater.httpExecutor = new Executor()
  updater.on('error', () => {})
  updater.setFeedURL({ provider: 'generic', url: `http://127.0.0.1:${server.address().port}/` })
  await updater.checkForUpdates()
  return updater
}
const main = async () => {
  const [deb, archive] = ['uploader_2.0.0_amd64.deb', 'uploader-2.0.0.tar.gz']
  const onlyDeb = await updaterFor([deb])
  const refusal = await onlyDeb.downloadUpdate().then(
    () => 'downloaded',
    (error) => `${error.name}: ${error.message}`,
  )
  console.log(`  lists ${deb}: ${refusal}`)
  const updater = await updaterFor([deb, archive])
  let told = 'nothing'
  updater.on('update-downloaded', (event) => (told = basename(event.downloadedFile)))
  await updater.downloadUpdate()
  console.log(`  lists ${deb}, ${archive}: update-downloaded tells ${told}`)
  // What was put in place is not started here.
  updater.spawnLog = async () => true
  const installed = updater.install(true, true)
  const isArchive = readFileSync(appImage).equals(readFileSync(archive))
  const mode = (statSync(appImage).mode & 0o777).toString(8)
  console.log(`  installed: ${installed}; ${basename(appImage)} is ${isArchive ? 'the archive' : 'no archive'}, mode ${mode}`)
  const asStated = refusal.startsWith('TypeError') && told === archive && installed && isArchive
  console.log(asStated ? 'As stated: the program was replaced by an archive.' : 'this changed')
  process.exit(asStated ? 0 : 1)
}
void main()
JS
timeout 50 node try.cjs

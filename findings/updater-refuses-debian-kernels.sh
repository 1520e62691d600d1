#!/usr/bin/env bash
# electron-updater 6.8.10 lets an update name a minimumSystemVersion, which is compared with os.release(). One expects 6.1.0 to
# admit Debian 12, whose kernel calls itself 6.1.0-21-amd64. The two are compared as semantic versions, where a part after a
# hyphen means a pre-release, so each kernel of Debian 12 and of Ubuntu's 6.8.0 is "older" than its own number. And a kernel
# of Red Hat (5.14.0-427.13.1.el9_4.x86_64) or a minimum of two numbers ("99.0") is no such version: the check is left out.
# For whoever builds an uploader: use no minimumSystemVersion on Linux; elsewhere write three numbers and test that it refuses.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
timeout 60 npm i --no-audit --no-fund --silent electron-updater@6.8.10 builder-util@26.16.0 || { echo 'The packages could not be installed.'; exit 2; }
cat >try.cjs <<'JS'
const { createServer } = require('node:http')
const os = require('node:os')
const { AppImageUpdater } = require('electron-updater/out/AppImageUpdater')
const { NodeHttpExecutor } = require('builder-util/out/nodeHttpExecutor')

const { version } = require('./node_modules/electron-updater/package.json')
console.log(`electron-updater ${version}, node ${process.version}; release names of other kernels stand in for this one`)
process.env.APPIMAGE = `${process.cwd()}/uploader.AppImage`
// What Electron's `app` gives to the updater, without Electron.
const app = {
  version: '1.0.0',
  name: 'uploader',
  isPackaged: true,
  appUpdateConfigPath: 'none.yml',
  userDataPath: process.cwd(),
  baseCachePath: process.cwd(),
  whenReady: async () => {},
  onQuit() {},
}
const offered = async (release, minimum) => {
  os.release = () => release
  const feed = [
    'version: 2.0.0',
    'path: uploader.AppImage',
    'sha512: aaaa',
    'files: [{ url: uploader.AppImage, sha512: aaaa, size: 1 }]',
    `minimumSystemVersion: '${minimum}'`,
  ].join('\n')
  const server = createServer((_request, response) => response.end(feed))
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const updater = new AppImageUpdater(null, app)
  updater.logger = null
  updater.autoDownload = false
  updater.httpExecutor = new NodeHttpExecutor()
  updater.setFeedURL({ provider: 'generic', url: `http://127.0.0.1:${server.address().port}/` })
  const { isUpdateAvailable } = await updater.checkForUpdates()
  server.close()
  server.closeAllConnections()
  console.log(`  kernel ${release.padEnd(29)} minimum ${minimum.padEnd(7)} ${isUpdateAvailable ? 'offered' : 'refused'}`)
  return isUpdateAvailable
}
const main = async () => {
  const answers = [
    await offered('6.1.0-21-amd64', '6.1.0'),
    await offered('6.8.0-45-generic', '6.8.0'),
    await offered('6.1.0-21-amd64', '99.0.0'),
    await offered('6.1.0-21-amd64', '99.0'),
    await offered('5.14.0-427.13.1.el9_4.x86_64', '99.0.0'),
  ]
  const asStated = answers.join() === 'false,false,false,true,true'
  console.log(asStated ? 'As stated: equal numbers are refused, and what cannot be compared is offered.' : 'this changed')
  process.exit(asStated ? 0 : 1)
}
void main()
JS
timeout 50 node try.cjs

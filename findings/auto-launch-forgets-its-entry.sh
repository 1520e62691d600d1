#!/usr/bin/env bash
# auto-launch 5.0.6 starts an Electron app when the person signs in: `new AutoLaunch({ name, path })`, enable(), disable(), isEnabled().
# One expects one entry under the given name. On Linux the name is dropped and the last part of the path takes its place, so that an
# AppImage, which is replaced by a file of another version, has another entry after each update: the new one finds auto-start off
# although the person switched it on, and disable() leaves the old entry, which starts a file that is gone. The path goes into Exec=
# as it is: from a folder with a blank in its name nothing is started, and isEnabled() says true.
# For whoever builds an uploader: write the entry yourself, under one name, with the path quoted, and see that it starts.
set -euo pipefail
command -v gio >/dev/null || { echo 'Needs: apt-get install libglib2.0-bin'; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work XDG_CONFIG_HOME=$work/.config
echo '{"private":true}' >package.json
timeout 60 npm i --no-audit --no-fund --silent auto-launch@5.0.6 || { echo 'The package could not be installed.'; exit 2; }
mkdir -p apps 'my apps'
for file in apps/Uploader-1.0.AppImage apps/Uploader-1.1.AppImage 'my apps/Uploader.AppImage'; do
  printf '#!/bin/sh\ntouch "%s/started"\n' "$work" >"$file"
  chmod +x "$file"
done
cat >try.cjs <<'JS'
const { execFileSync } = require('node:child_process')
const { existsSync, readdirSync, rmSync } = require('node:fs')
const AutoLaunch = require('auto-launch')

const { version } = require('./node_modules/auto-launch/package.json')
const entries = () => readdirSync('.config/autostart').sort()
const at = (path) => new AutoLaunch({ name: 'Uploader', path: `${process.cwd()}/${path}` })
const starts = (entry) => {
  rmSync('started', { force: true })
  try {
    execFileSync('gio', ['launch', `.config/autostart/${entry}`], { stdio: 'ignore', timeout: 10_000 })
  } catch {}
  for (const until = Date.now() + 1_000; Date.now() < until && !existsSync('started'); ) execFileSync('sleep', ['0.05'])
  return existsSync('started')
}
const main = async () => {
  console.log(`auto-launch ${version}, node ${process.version}, ${execFileSync('gio', ['version']).toString().trim()} of GLib`)
  await at('apps/Uploader-1.0.AppImage').enable()
  const first = entries()
  console.log(`switched on: ${first}, starts: ${starts(first[0])}`)
  const updated = at('apps/Uploader-1.1.AppImage')
  const isStillOn = await updated.isEnabled()
  await updated.disable().catch(() => {})
  const left = entries()
  console.log(`after the update: on: ${isStillOn}; after disable(): ${left}`)
  const spaced = at('my apps/Uploader.AppImage')
  await spaced.enable()
  const isOn = await spaced.isEnabled()
  const isStarted = starts('Uploader.AppImage.desktop')
  console.log(`from "my apps": on: ${isOn}, starts: ${isStarted}`)
  const entry = 'Uploader-1.0.AppImage.desktop'
  const asStated = first.join() === entry && !isStillOn && left.join() === entry && isOn && !isStarted
  console.log(asStated ? 'As stated: the entry has the name of the file, and a blank in its path ends it.' : 'this changed')
  process.exit(asStated ? 0 : 1)
}
void main()
JS
timeout 50 node try.cjs

#!/usr/bin/env bash
# @electron/asar 3.4.1 packs a folder of an Electron app into one archive. One expects that the folder's own path is only a path.
# It is read as a glob pattern, so from "app [1]" or "app{1,2}" (a second copy of a checkout, a build folder of a CI) an archive
# without any file is made: the promise resolves, the command line ends with 0, and nothing is printed. "app (1)" is fine.
# For whoever builds an uploader: a release must open its app.asar and find package.json in it before it is signed or published.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' >package.json
timeout 60 npm i --no-audit --no-fund --silent @electron/asar@3.4.1 || { echo 'The packages could not be installed.'; exit 2; }
for folder in 'app (1)' 'app [1]' 'app{1,2}'; do
  mkdir "$folder"
  echo '{"name":"uploader","main":"main.js"}' >"$folder/package.json"
  echo 'console.log(1)' >"$folder/main.js"
done
echo "@electron/asar $(node -p 'require("./node_modules/@electron/asar/package.json").version'), node $(node --version)"
changed=0
for folder in 'app (1)' 'app [1]' 'app{1,2}'; do
  said=$(timeout 20 ./node_modules/.bin/asar pack "$folder" out.asar 2>&1) && status=0 || status=$?
  listed=$(./node_modules/.bin/asar list out.asar | tr '\n' ' ')
  echo "  asar pack '$folder': exit status $status, printed '$said', $(wc -c <out.asar) bytes, holds: ${listed:-nothing}"
  case $folder in
  'app (1)') [ "$status$listed" = '0/main.js /package.json ' ] || changed=1 ;;
  *) [ "$status$said$(echo $listed)" = 0 ] || changed=1 ;;
  esac
  rm out.asar
done
[ "$changed" = 0 ] && echo 'As stated: empty archives, and no word.' || echo 'this changed'
exit "$changed"

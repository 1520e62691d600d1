// The local Dropbox as a process of its own, as `npm run dropbox` starts it, but dropping large bodies after it hashed
// them: what is measured is the sending, not the disk of the receiver.
import { startDropbox } from '#emulator/start.ts'

const [dataDir, publicBaseUrl] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('the data folder is missing')

const dropbox = await startDropbox({
  dataDir,
  keepBytes: false,
  ...(publicBaseUrl === undefined ? {} : { publicBaseUrl }),
})
const { url, appKey, appSecret, refreshToken } = dropbox
console.log(JSON.stringify({ event: 'ready', url, appKey, appSecret, refreshToken }))
process.once('SIGTERM', () => void dropbox.close().then(() => process.exit(0)))

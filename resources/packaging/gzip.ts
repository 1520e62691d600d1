// Makes a .tar.gz from the arguments that electron-builder gives to 7-Zip, so that no 7-Zip need be fetched.
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

const [verb = ''] = process.argv.slice(2)
const [archive = '', file = ''] = process.argv.slice(-2)
if (verb !== 'a' || !archive.endsWith('.gz') || !file.endsWith('.tar')) throw new Error('only a .tar is packed, as .gz')
await pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(archive))

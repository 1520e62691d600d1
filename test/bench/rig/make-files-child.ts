// Makes many small files as fast as it can and says when the last one was there. A process of its own, so that whoever
// reads the product's output meanwhile is not kept from it.
import { makeSmallFiles } from './made-files.ts'

const [folder, count, sizeBytes, perFolder] = process.argv.slice(2)
if (folder === undefined) throw new Error('the folder is missing')

makeSmallFiles(folder, { count: Number(count), sizeBytes: Number(sizeBytes), perFolder: Number(perFolder) })
console.log(JSON.stringify({ event: 'made' }))

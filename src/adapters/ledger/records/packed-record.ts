// Records of files that are done and untouched, read without making their values: at each start they are nearly all there are, and
// what JSON makes of one is garbage as soon as it is packed. Pure.
import { packedFrom, type PackedUpload } from '#shared/packed/packed-upload.ts'

/** No sign in it that JSON writes in another way, so that it is what it stands for, and no mark of packed texts. */
const plain = String.raw`[^"\\\x00-\x1f]`
const text = `"(${plain}*)"`
const textOrNull = `(?:null|${text})`
const count = String.raw`(0|[1-9]\d{0,14})`
const moment = String.raw`((?:0|[1-9]\d{0,14})(?:\.\d{0,9}[1-9])?)`
/** Of earlier programs it may hold a colon, and is read in another way (see `record-parser.ts`). */
const fileId = String.raw`"([^"\\:\x00-\x1f]*)"`
const stat = `"sizeBytes":${count},"mtimeMs":${moment},"ctimeMs":${moment},"fileId":${fileId}`

/** What `rowOfUpload` writes of them, letter by letter: the stat stands in it twice, once of the file and once of what was sent. */
const doneRecord = new RegExp(
  `^\\{"path":"(${plain}+)","observed":\\{"kind":"file","stat":\\{(?<stat>${stat})\\}\\},` +
    String.raw`"stored":\{"contentHash":"([\w-]{1,128})","stat":\{\k<stat>\},` +
    `"targetId":${count},"destination":${textOrNull},"receipt":${textOrNull}\\},` +
    `"unconfirmed":null,"absentSinceMs":null,"isNewDocument":(true|false),"failures":${count},"refusals":${count},` +
    `"linkTries":${count},"addedAtMs":${moment},"intent":"go","unrest":${count},` +
    `"state":\\{"kind":"done","atMs":${moment}\\}\\}$`,
)

/**
 * What is packed of `record`, the same as by way of `parsePersisted`; null where it must be read in full, which says nothing of what it
 * is. `path`: the path of its row, which must be the one in the record.
 */
export function packedRecord(path: string, record: string): PackedUpload | null {
  const found = doneRecord.exec(record)
  if (found === null || found[1] !== path) return null
  const [, , , sizeBytes = '', mtimeMs = '', ctimeMs = '', id = '', contentHash = '', targetId = ''] = found
  const [destination, receipt, isNew, failures = '', refusals = '', linkTries = '', added = '', unrest = '', at = ''] =
    found.slice(9)
  const packed = packedFrom(path, {
    stat: [sizeBytes, mtimeMs, ctimeMs, id],
    moments: [targetId, added, at],
    counts: [failures, refusals, linkTries, unrest, isNew === 'true' ? 1 : 0],
    stored: { contentHash, destination: destination ?? null, receipt: receipt ?? null },
  })
  return { path, packed, addedAtMs: Number(added), targetId: Number(targetId) }
}

// The contract of relays: files too large for a one-time link go through the company server, piece by piece, into an upload
// session of Dropbox. Offsets, HEAD, PATCH and DELETE are those of tus 1.0.0 (https://tus.io/protocols/resumable-upload);
// the first question and the last are our own, in the shapes of the link API. A server may have no relays.
// docs/company-server.md says the same in prose.
import { z } from 'zod'
import { aboutSchema, dropboxPathSchema, linkRequestSchema, receiptSchema, revisionSchema } from './link-api.ts'

/** The only version of tus that is spoken. */
export const tusVersion = '1.0.0'

/** What the server has of tus beside its core. */
export const tusExtensions = 'checksum,expiration,termination'

/** The type of a PATCH's body. */
export const pieceContentType = 'application/offset+octet-stream'

/** Largest piece a server may ask for: 16 MiB. A client need not hold more of a file than this. */
export const longestPieceBytes = 16 * 1024 * 1024

/** Largest file of Dropbox: 2^41 - 2^22 bytes. */
export const longestFileBytes = 2_199_019_061_248

/** Letters that say nothing. A relay is of use to its own device only. */
export const relayIdSchema = z.string().regex(/^[\w-]{16,64}$/)

/** `POST /v1/relays`: the same question as for a link. */
export const relayRequestSchema = linkRequestSchema

const storedSchema = {
  ...aboutSchema,
  kind: z.literal('stored'),
  path: dropboxPathSchema,
  rev: revisionSchema,
  receipt: receiptSchema.optional(),
}

/** Answers `POST /v1/relays`. */
export const relayReplySchema = z.discriminatedUnion('kind', [
  z.object({
    ...aboutSchema,
    kind: z.literal('relay'),
    id: relayIdSchema,
    /** Each piece has this many bytes, the last one what is left. */
    pieceBytes: z.int().min(1).max(longestPieceBytes),
    /** Where to go on: 0, or more when this device has sent a part of the same file to the same place before. */
    offset: z.int().min(0),
    /** When the relay is let go unless another piece comes before. */
    expiresAt: z.iso.datetime({ offset: true }),
    /** What pieces may be checked by; not told: SHA-256 alone. */
    checksums: z.array(z.string().max(64)).max(16).optional(),
  }),
  /** These very bytes are there: nothing has to be sent. */
  z.object(storedSchema),
])

/** Answers `POST /v1/relays/:id/finish`. `contentHash` is the one Dropbox told of what it stored. */
export const relayFinishReplySchema = z.object({ ...storedSchema, contentHash: z.string().regex(/^[0-9a-f]{64}$/) })

/** Refusals that only relays have, with their status. All of `problemCodes` may come as well. */
export const relayProblemCodes = {
  wrong_piece_size: 400, // longer or shorter than the piece that is due
  relay_not_found: 404, // no such relay of this device
  too_slow: 408, // the piece came too slowly; it is asked for again
  offset_mismatch: 409, // not the place to go on; Upload-Offset says which
  relay_incomplete: 409, // finish came before the last byte; Upload-Offset says where to go on
  relay_gone: 410, // given up, expired, or lost by Dropbox: begin again
  tus_version: 412, // Tus-Resumable is missing or of another version
  content_mismatch: 422, // the pieces are not the announced file; the relay is given up, nothing was stored
  relay_busy: 423, // where to go on is not known yet: ask again
  checksum_mismatch: 460, // the piece was damaged on its way; it is asked for again
  relay_stored: 409, // DELETE of a relay whose file is in Dropbox: nothing is taken back
  server_disk_full: 503, // the server cannot write down how far the relay is
  server_busy: 503, // no room for another piece right now
} as const

export type RelayProblemCode = keyof typeof relayProblemCodes
export type RelayRequest = z.infer<typeof relayRequestSchema>
export type RelayReply = z.infer<typeof relayReplySchema>
export type RelayFinishReply = z.infer<typeof relayFinishReplySchema>

/** How many bytes the piece at `offset` of a file of `size` bytes has; 0 at its end. */
export function pieceLengthAt(offset: number, size: number, pieceBytes: number): number {
  return Math.max(0, Math.min(pieceBytes, size - offset))
}

/** `text` as an offset: decimal digits, nothing else, and no more than a number holds exactly. Null for any other. */
export function parseOffset(text: string | undefined): number | null {
  if (text === undefined || !/^(0|[1-9]\d{0,15})$/.test(text)) return null
  const offset = Number(text)
  return Number.isSafeInteger(offset) ? offset : null
}

/**
 * What a piece is checked by: its SHA-256, or its own content hash, which is the SHA-256 of the SHA-256 of each of its blocks.
 * Both ends need the hashes of the blocks anyway, so that the second costs nothing.
 */
export const checksumAlgorithms = ['sha256', 'content-hash'] as const
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number]

export type PieceChecksum = {
  readonly algorithm: ChecksumAlgorithm
  /** 32 bytes in Base64. */
  readonly hash: string
}

const checksumPattern = /^(sha256|content-hash) ([A-Za-z0-9+/]{43}=)$/

/** `Upload-Checksum`, in one of the forms that are taken: the algorithm and 32 bytes in Base64 with its padding. */
export function parseChecksum(text: string | undefined): PieceChecksum | null {
  const [, name, hash] = checksumPattern.exec(text ?? '') ?? []
  const algorithm = checksumAlgorithms.find((known) => known === name)
  return algorithm === undefined || hash === undefined ? null : { algorithm, hash }
}

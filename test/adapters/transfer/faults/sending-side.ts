// The real sending side over one temporary folder: source, hashing, transport. For tests of the transport.
import fs from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createDropboxTransport } from '#adapters/transfer/dropbox-transport.ts'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { createHashing } from '#adapters/hashing/hashing-thread.ts'
import { createSmallFileCache } from '#adapters/hashing/small-file-cache.ts'
import { hashOf } from '../../../rigs/network/one-shot-link.ts'
import { limitsWith } from '../../../rigs/network/quick-limits.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import type { Duplex } from 'node:stream'
import type { DropboxTransport } from '#adapters/transfer/dropbox-transport.ts'
import type { SmallFileCache } from '#adapters/hashing/small-file-cache.ts'
import type { HttpLimits } from '#adapters/http/types.ts'
import type { Source } from '#adapters/files/source.ts'
import type { Fingerprint } from '#shared/upload.ts'

export type SendingSide = {
  readonly transport: DropboxTransport
  readonly folder: string
  /** What a send finds here it does not read from the file. */
  readonly cache: SmallFileCache
  /** Writes a file and answers its fingerprint. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<Fingerprint>
}

/**
 * Made for one test and closed with it. `freshConnections` gives each send a connection of its own; `connection` makes it,
 * so that the test decides what each write meets.
 */
export function aSendingSide(options: {
  readonly limits?: Partial<HttpLimits>
  readonly freshConnections?: boolean
  readonly connection?: () => Duplex
  readonly around?: (source: Source) => Source
}): SendingSide {
  const folder = temporaryFolder()
  const hashing = createHashing()
  const source = createFolderSource({ root: folder, identity: () => null })
  const cache = createSmallFileCache()
  const { connection } = options
  const agent =
    options.freshConnections === true || connection !== undefined ? new http.Agent({ keepAlive: false }) : null
  if (agent !== null && connection !== undefined) agent.createConnection = connection
  const transport = createDropboxTransport({
    source: options.around?.(source) ?? source,
    hashing,
    cache,
    linkRules: { allowLoopback: true, hosts: [] },
    now: () => Date.UTC(2026, 10, 23),
    agentFor: () => agent,
    limits: limitsWith(options.limits ?? {}),
  })
  onTestFinished(async () => {
    await transport.close()
    await hashing.close()
  })
  return {
    transport,
    folder,
    cache,
    async save(name, bytes) {
      fs.writeFileSync(join(folder, name), bytes)
      const answer = await source.open(name)
      if (answer.kind !== 'opened') throw new Error('the file just written can be opened')
      await answer.file.close()
      return { contentHash: hashOf(bytes), stat: answer.file.stat }
    },
  }
}

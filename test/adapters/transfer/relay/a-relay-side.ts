// The real side that sends through relays, over one temporary folder, with the real company server and local Dropbox.
import fs from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { createHashing } from '#adapters/hashing/hashing-thread.ts'
import { createLinkClient } from '#adapters/transfer/link-client.ts'
import { createRelayTransport } from '#adapters/transfer/relay/relay-transport.ts'
import { contentHashOf } from '#adapters/hashing/content-hash.ts'
import { limitsWith } from '../../../rigs/network/quick-limits.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { laptopToken } from '../../../server/company.ts'
import type { Source } from '#adapters/files/source.ts'
import type { Fingerprint, LinkAnswer, SendAnswer } from '#shared/upload.ts'
import type { RelayGrant } from '#shared/grant.ts'

const never = new AbortController().signal

/** `url` is the company server's, or that of something before it. */
export function aRelaySide(url: string, around: (source: Source) => Source = (source) => source) {
  const folder = temporaryFolder()
  const hashing = createHashing()
  const source = around(createFolderSource({ root: folder, identity: () => null }))
  const shared = { serverUrl: new URL(url), token: laptopToken, now: Date.now, limits: limitsWith({ headMs: 5_000 }) }
  const links = createLinkClient({ ...shared, linkRules: { allowLoopback: true, hosts: [] } })
  const transport = createRelayTransport({ ...shared, source, hashing })
  onTestFinished(async () => {
    links.close()
    await transport.close()
    await hashing.close()
  })
  const ask = async (path: string, fingerprint: Fingerprint): Promise<LinkAnswer> => {
    await links.me(never)
    return links.link({ path, fingerprint, replaces: null }, never)
  }
  return {
    folder,
    ask,
    transport,
    async save(name: string, bytes: Uint8Array): Promise<Fingerprint> {
      fs.writeFileSync(join(folder, name), bytes)
      const answer = await source.open(name)
      if (answer.kind !== 'opened') throw new Error('the file just written can be opened')
      await answer.file.close()
      return { contentHash: contentHashOf(bytes), stat: answer.file.stat }
    },
    async grant(path: string, fingerprint: Fingerprint): Promise<RelayGrant> {
      const answer = await ask(path, fingerprint)
      if (answer.kind !== 'granted' || answer.grant.way !== 'relay') throw new Error(JSON.stringify(answer))
      return answer.grant
    },
    /** Asks and sends once, as the engine does in one try. */
    async send(path: string, fingerprint: Fingerprint, onBytes: (sent: number) => void = () => undefined) {
      const answer = await ask(path, fingerprint)
      if (answer.kind !== 'granted') return answer
      if (answer.grant.way !== 'relay') throw new Error('no relay')
      return transport.send({ grant: answer.grant, path, fingerprint }, onBytes, never)
    },
    /** As often as it takes, forty times at most. */
    async sendUntilStored(path: string, fingerprint: Fingerprint): Promise<SendAnswer | LinkAnswer> {
      for (let tries = 0; ; tries += 1) {
        const answer = await this.send(path, fingerprint)
        if (answer.kind === 'stored' || tries > 40) return answer
      }
    },
  }
}

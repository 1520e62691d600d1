// The engine's transport: each grant by its own way.
import type { Transport } from '#engine/ports.ts'
import type { DropboxTransport } from '../dropbox-transport.ts'
import type { RelayTransport } from './relay-transport.ts'

/** Joins the two ways to send. */
export function createTransport(
  posts: Pick<DropboxTransport, 'send'>,
  relays: Pick<RelayTransport, 'send'>,
): Transport {
  return {
    send({ fingerprint, grant, path }, onBytes, signal) {
      switch (grant.way) {
        case 'post':
          return posts.send({ url: grant.url, path, fingerprint }, onBytes, signal)
        case 'relay':
          return relays.send({ grant, path, fingerprint }, onBytes, signal)
      }
    },
  }
}

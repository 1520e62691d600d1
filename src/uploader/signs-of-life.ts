// Listens at the ports for signs that work goes on, so that "nothing has moved for half a minute" can be told. It changes
// nothing that passes.
import type { Ports } from '#engine/ports.ts'

/** What went well: an answer that moves a file on, or bytes that leave. */
export type SignOfLife = 'read' | 'answered' | 'bytes'

/** The same ports, telling `onSign` of each answer that brings a file nearer to its end. */
export function listenForLife(ports: Ports, onSign: (sign: SignOfLife) => void): Ports {
  const { folder, links, transport } = ports
  return {
    ...ports,
    folder: {
      async hash(path, stat, cancel) {
        const answer = await folder.hash(path, stat, cancel)
        if (answer.kind === 'hashed') onSign('read')
        return answer
      },
    },
    links: {
      async link(ask, cancel) {
        const answer = await links.link(ask, cancel)
        // A link alone is none: a company server may hand out links for ever while Dropbox is away.
        if (answer.kind === 'stored' || answer.kind === 'refused') onSign('answered')
        return answer
      },
      async check(ask, cancel) {
        const answer = await links.check(ask, cancel)
        if (answer.kind === 'present') onSign('answered')
        return answer
      },
    },
    transport: {
      async send(ask, onBytes, cancel) {
        let most = 0
        const answer = await transport.send(
          ask,
          (sentBytes) => {
            if (sentBytes > most) onSign('bytes')
            most = Math.max(most, sentBytes)
            onBytes(sentBytes)
          },
          cancel,
        )
        if (isDefinite(answer.kind)) onSign('answered')
        return answer
      },
    },
  }
}

function isDefinite(kind: string): boolean {
  return kind === 'stored' || kind === 'unavailable' || kind === 'spent' || kind === 'rejected'
}

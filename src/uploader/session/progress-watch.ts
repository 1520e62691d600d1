// Listens at the ports for signs that work goes on, so that "nothing has moved for half a minute" can be told. It changes
// nothing that passes.
import type { Ports } from '#engine/ports.ts'

/** What went well: a file was read, or an answer came that moves one on. */
export type ProgressSign = 'read' | 'answered'

/** The same ports, telling `onSign` of each answer that brings a file nearer to its end. */
export function watchProgress(ports: Ports, onSign: (sign: ProgressSign) => void): Ports {
  const { hasher: folder, links, originals, transport } = ports
  return {
    ...ports,
    hasher: {
      async hash(ask, signal) {
        const answer = await folder.hash(ask, signal)
        if (answer.kind === 'hashed') onSign('read')
        return answer
      },
    },
    originals: {
      async move(ask, signal) {
        const answer = await originals.move(ask, signal)
        if (answer.kind === 'moved') onSign('read')
        return answer
      },
    },
    links: {
      async link(ask, signal) {
        const answer = await links.link(ask, signal)
        // A link alone is none: a company server may hand out links forever while Dropbox is away.
        if (answer.kind === 'stored' || answer.kind === 'refused') onSign('answered')
        return answer
      },
      async check(ask, signal) {
        const answer = await links.check(ask, signal)
        if (answer.kind === 'present') onSign('answered')
        return answer
      },
    },
    transport: {
      async send(ask, onBytes, signal) {
        const answer = await transport.send(ask, onBytes, signal)
        // A refusal is none: a full Dropbox refuses forever.
        if (answer.kind === 'stored' || answer.kind === 'rejected') onSign('answered')
        return answer
      },
    },
  }
}

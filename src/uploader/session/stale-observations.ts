// Listens at the ports for files that turned out to be others than was told. The folder tells differences only, so it is
// asked to look again at such a path and to tell what it finds, whatever it told before: else a file that went and came
// back while it was read could be unknown to everybody.
import type { Ports } from '#engine/ports.ts'

/** The same ports, telling `onSurprise` of each path whose file was not what was asked for. */
export function watchForStaleObservations(ports: Ports, onStale: (path: string) => void): Ports {
  const { hasher: folder, originals, transport } = ports
  return {
    ...ports,
    hasher: {
      async hash(ask, signal) {
        const answer = await folder.hash(ask, signal)
        if (answer.kind === 'changed') onStale(ask.path)
        return answer
      },
    },
    originals: {
      async move(ask, signal) {
        const answer = await originals.move(ask, signal)
        // The file is gone from there, or was away for a moment.
        if (answer.kind !== 'later') onStale(ask.path)
        return answer
      },
    },
    transport: {
      async send(ask, onBytes, signal) {
        const answer = await transport.send(ask, onBytes, signal)
        if (answer.kind === 'withheld' && answer.because.kind === 'source') onStale(ask.path)
        return answer
      },
    },
  }
}

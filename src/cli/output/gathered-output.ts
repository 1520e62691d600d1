// What is printed in one turn of the event loop leaves in one write: a call of the system for each of thousands of lines costs as
// much as a tenth of the sending that they tell of.
import type { Output } from './printer.ts'

/** Enough for one write; more does not wait for the end of the turn. */
const mostChars = 64 * 1024

export interface GatheredOutput extends Output {
  /** Writes what waits. To be called before anything else is written, or the process ends. */
  flush(): void
}

/** Gathers what is written to `stream`. */
export function gatherOutput(stream: NodeJS.WriteStream): GatheredOutput {
  let waiting = ''
  function flush(): void {
    const text = waiting
    waiting = ''
    if (text !== '') stream.write(text)
  }
  return {
    write(text) {
      if (waiting === '') setImmediate(flush)
      waiting += text
      if (waiting.length >= mostChars) flush()
    },
    columns: () => (stream.isTTY ? stream.columns : null),
    flush,
  }
}

// Programs of one command, as `npm run conformance` and `npm run probe:dropbox` are: what was written behind them, and the start.
import { complain, exitCodes, type Output } from './output/exit-status.ts'

/** What the arguments come to. */
export type Asked<Command> =
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'run'; readonly command: Command }

/** What arguments are that `read` cannot read: it throws as `parseArgs` of Node does, with a sentence. */
export function askedBy<Command>(read: () => Asked<Command>): Asked<Command> {
  try {
    return read()
  } catch (error) {
    return { kind: 'refused', because: error instanceof Error ? error.message : 'The options cannot be read.' }
  }
}

/** Prints the usage, says what is wrong with the arguments, or runs. Returns the exit status. */
export async function runOneCommand<Command>(
  asked: Asked<Command>,
  usage: string,
  run: (command: Command) => Promise<number>,
  { stdout, stderr }: { readonly stdout: Output; readonly stderr: Output } = process,
): Promise<number> {
  switch (asked.kind) {
    case 'help':
      stdout.write(usage)
      return exitCodes.fine
    case 'refused':
      return complain(`${asked.because}\n\n${usage}`, stderr)
    case 'run':
      return run(asked.command)
  }
}

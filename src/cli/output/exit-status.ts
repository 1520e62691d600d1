// How the programs of the terminal end: with a status for scripts, and words for a person.

/** 0: all is well; 1: could not run; 2: something needs a person. */
export const exitCodes = { fine: 0, couldNotRun: 1, needsPerson: 2 } as const

/** Where words go: of a process, or of a test. */
export type Output = { write(text: string): unknown }

/** Says why the program could not run; returns its exit status. */
export function complain(text: string, output: Output = process.stderr): number {
  output.write(`${text.trimEnd()}\n`)
  return exitCodes.couldNotRun
}

/** Says what a person has to do; returns the exit status. */
export function needsPerson(text: string, output: Output = process.stderr): number {
  output.write(`${text.trimEnd()}\n`)
  return exitCodes.needsPerson
}

// `why`: what became of one file, or why it was not sent.
import type { WhyCommand } from '../arguments.ts'
import type { Output, Printer } from '../output/printer.ts'
import { exitCodes } from './run.ts'

export async function runWhy(_command: WhyCommand, _printer: Printer, _out: Output): Promise<number> {
  return exitCodes.fine
}

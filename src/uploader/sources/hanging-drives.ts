// Whether what a person named is on a drive that may hang.
import { mayHang } from '#adapters/files/file-systems/may-hang.ts'

/** True when one of the `paths` (absolute) leads to a drive behind a network or a program. No such drive is asked. */
export async function areOnHangingDrives(paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if (await mayHang(path)) return true
  return false
}

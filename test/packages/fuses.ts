// The fuses of a packed program.
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import assert from 'node:assert/strict'

/** Reads them back from the program's file, and throws where one is not as it must be. */
export async function checkFuses(program: string): Promise<void> {
  const wire = await getCurrentFuseWire(program)
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]
  for (const fuse of on) assert.equal(wire[fuse], FuseState.ENABLE, FuseV1Options[fuse])
  for (const fuse of off) assert.equal(wire[fuse], FuseState.DISABLE, FuseV1Options[fuse])
}

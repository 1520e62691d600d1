// A settings file as a company would write it first.
import { hashToken } from '#server/devices.ts'

/** The shortest usable settings. */
export function someSettings() {
  return {
    dropbox: { appKey: 'abc123', appSecretFile: 'app-secret', refreshTokenFile: 'refresh-token' },
    devices: [{ name: 'laptop-7', tokenSha256: hashToken('obx_laptop'), base: '/Scans/laptop-7' }],
  }
}

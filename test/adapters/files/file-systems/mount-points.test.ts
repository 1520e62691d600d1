import { expect, test } from 'vitest'
import { isMountPoint } from '#adapters/files/file-systems/mount-points.ts'
import { systemPath } from '#test/rigs/paths.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test.runIf(process.platform === 'linux')('what is mounted is told from what is not', () => {
  expect(isMountPoint(systemPath('/proc'))).toBe(true)
  expect(isMountPoint(systemPath(temporaryFolder()))).toBe(false)
})

// Who may be updated by this program itself.
import { describe, expect, it } from 'vitest'
import { installationOf } from '#main/updates/installation.ts'

const local = String.raw`C:\Users\ada\AppData\Local`
const windows = { isPackaged: true, platform: 'win32', localAppData: local } as const

describe('how it came onto the computer', () => {
  it.each([
    [{ ...windows, program: String.raw`C:\Users\Ada\AppData\Local\Programs\Outbox\Outbox.exe` }, 'own'],
    [{ ...windows, program: String.raw`C:\Program Files\Outbox\Outbox.exe` }, 'for_everybody'],
    [{ ...windows, program: String.raw`D:\Outbox\Outbox.exe` }, 'for_everybody'],
    [{ ...windows, localAppData: null, program: String.raw`${local}\Programs\Outbox.exe` }, 'for_everybody'],
    [{ ...windows, platform: 'linux', program: '/opt/Outbox/outbox' }, 'package'],
    [{ ...windows, platform: 'darwin', program: '/Applications/Outbox.app/Contents/MacOS/Outbox' }, 'disk_image'],
    [{ ...windows, isPackaged: false, program: String.raw`${local}\electron.exe` }, 'not_installed'],
  ] as const)('%j: %s', (facts, installation) => {
    expect(installationOf(facts)).toBe(installation)
  })
})

import { expect, it } from 'vitest'
import { whyPrivate } from '#main/uploads/dropped/private-sources.ts'
import type { PrivatePlaces } from '#main/uploads/dropped/private-sources.ts'

const linux: PrivatePlaces = {
  home: '/home/anna',
  own: ['/home/anna/.config/Outbox', '/srv/outbox-data'],
  platform: 'linux',
}
const mac: PrivatePlaces = {
  home: '/Users/anna',
  own: ['/Users/anna/Library/Application Support/Outbox'],
  platform: 'darwin',
}
const windows: PrivatePlaces = {
  home: 'C:\\Users\\anna',
  own: ['C:\\Users\\anna\\AppData\\Roaming\\Outbox'],
  platform: 'win32',
}

it.each([
  [linux, '/home/anna/.ssh/id_rsa'],
  [linux, '/home/anna/.bashrc'],
  [linux, '/home/anna/.config/Outbox/key'],
  [linux, '/srv/outbox-data/ledger'],
  [linux, '/srv'],
  [linux, '/home/anna'],
  [linux, '/home'],
  [linux, '/'],
  [linux, '/etc/passwd'],
  [linux, '/proc/self/environ'],
  [linux, `/${'root'}/x`],
  [mac, '/Users/anna/Library/Keychains/login.keychain-db'],
  [mac, '/users/anna/library/Mail'],
  [mac, '/private/etc/master.passwd'],
  [windows, 'c:\\users\\Anna\\AppData\\Local\\x'],
  [windows, 'C:\\Windows\\System32\\config\\SAM'],
  [windows, 'C:\\Users'],
])('is never copied: %o %s', (places, source) => {
  expect(whyPrivate(source, places)).not.toBeNull()
})

it.each([
  [linux, '/home/anna/Documents/.hidden/report.pdf'],
  [linux, '/home/anna/report.pdf'],
  [linux, '/run/media/anna/STICK/a.jpg'],
  [linux, '/media/stick/etc/passwd'],
  [linux, '/tmp/scan.pdf'],
  [{ ...linux, home: '/srv/anna' }, '/srv/anna/scan.pdf'],
  [mac, '/Volumes/Stick/Library/a.jpg'],
  [windows, 'D:\\Scans\\a.pdf'],
  [windows, 'C:\\Users\\anna\\Desktop\\a.pdf'],
])('may be copied: %o %s', (places, source) => {
  expect(whyPrivate(source, places)).toBeNull()
})

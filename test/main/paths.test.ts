// Where things lie.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { builtPaths, ownPaths } from '#main/paths.ts'

it('keeps everything of its own in the folder it is given', () => {
  const data = join('/', 'home', 'kim', '.config', 'outbox')
  expect(ownPaths(data)).toEqual({
    folder: data,
    profile: data,
    key: join(data, 'key'),
    proxyLogin: join(data, 'proxy-login'),
    data: join(data, 'data'),
    logs: join(data, 'logs'),
  })
})

it('keeps what must not travel apart where there is a place for it', () => {
  const [data, local] = [join('/', 'roaming'), join('/', 'local')]
  expect(ownPaths(data, local)).toEqual({
    folder: data,
    profile: local,
    key: join(local, 'key'),
    proxyLogin: join(local, 'proxy-login'),
    data: join(local, 'data'),
    logs: join(local, 'logs'),
  })
})

it('finds what was built beside and above the main process', () => {
  expect(builtPaths(join('/', 'app', 'dist', 'main'))).toEqual({
    preload: join('/', 'app', 'dist', 'preload', 'preload.cjs'),
    renderer: join('/', 'app', 'dist', 'renderer'),
    trayIcons: join('/', 'app', 'resources', 'tray'),
  })
})

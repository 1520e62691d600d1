// The settings file of an app that runs, which writes it when it begins, when its first look at the folder is over, and when a person
// changes something.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { AppWorld } from './app-world.ts'

/** Where it is. */
export const settingsFileOf = ({ userData }: Pick<AppWorld, 'userData'>): string => join(userData, 'settings.json')

/** Waits until all is written that a start writes: from then on it changes when a person changes something, and only then. */
export async function untilStartIsWritten(world: AppWorld): Promise<void> {
  const written = async (): Promise<unknown> =>
    JSON.parse(await readFile(settingsFileOf(world), 'utf8').catch(() => '{}'))
  await expect.poll(written).toMatchObject({ folder: world.company.folder, existing: null })
}

// The watched folders of a run: one, or two between which the program changes when it starts anew.
import type { Random } from '#test/rigs/random.ts'
import { SimAway, SimDisk } from './sim-disk.ts'
import type { SimFolders } from './sim-folders.ts'
import type { Timeline } from '../timeline.ts'

export type SimPlace = { readonly name: string; readonly disk: SimDisk; readonly away: SimAway }

export class SimPlaces {
  readonly all: readonly [SimPlace, SimPlace]
  watched: SimPlace

  constructor(timeline: Timeline, random: Random, folders: SimFolders) {
    this.all = [
      { name: 'here', disk: new SimDisk('v', timeline, random, folders), away: new SimAway() },
      { name: 'there', disk: new SimDisk('w', timeline, random, folders), away: new SimAway() },
    ]
    this.watched = this.all[0]
  }

  change(): void {
    this.watched = this.watched === this.all[0] ? this.all[1] : this.all[0]
  }

  /** True when the path once held exactly these bytes, whole, in one of the folders. */
  wasEverWhole(path: string, contentHash: string): boolean {
    return this.all.some(({ disk }) => disk.holders(path, contentHash).size > 0)
  }

  /** True when the path was there in two spellings that are one for Dropbox, at whatever times. */
  hadTwoSpellings(path: string): boolean {
    return this.all.some(({ disk }) => disk.hadTwoSpellings(path))
  }

  /** True when both folders had a file of this name. */
  hadBoth(path: string): boolean {
    return this.all.every(({ disk }) => disk.everHad(path))
  }
}

// What must hold in every run, each with a name in words. docs/architecture.md tells what stands behind each name.

export const invariants = [
  // What a person was promised.
  'what is on disk is in Dropbox',
  'done is proved',
  'done is true where the files go now',
  'no torn bytes',
  'a file is sent when it is saved completely',
  'nothing of others is overwritten',
  'no document replaces another',
  'no copy nobody asked for',
  'two spellings are one name',
  'no name is held for ever',
  'what is held back does not begin',
  'a pause stops sends',
  'nothing is sent that was taken back',
  'nothing is sent within its grace time',
  'nothing of an undecided drop is sent',
  'blocked for a reason',
  'a wait has a reason',
  'nothing begins while the folder is not there',
  'a folder that is away keeps no files of another',
  'what is stored is not asked about',
  'what is done has a row of the history',
  'a send has one row of the history',
  'only what is in Dropbox is moved',
  'written down before it is moved',
  'a file is moved once',
  'no move is left half',
  // How bytes leave.
  'written down before it is sent',
  'a link is used once',
  'a link is used while it is fresh',
  'no other bytes while older ones may land',
  'nothing is sent that is not kept',
  'no link is written down',
  'what is replaced was agreed there',
  // How the world is treated.
  'no more work than slots',
  'a slot is left for small files',
  'a firewall that keeps one file keeps no other',
  'a server without room for a large file keeps no other',
  'what we cut off ourselves keeps no other',
  'few requests while the server is down',
  'nobody is asked before the time he gave',
  'one probe under a hold',
  // How it ends.
  'no wait without end',
  "an earlier send ends by the server's clock",
  'everything comes to rest',
  'the engine goes on',
  'the same seed leaves the same trace',
] as const

export type Invariant = (typeof invariants)[number]

/** What a run found. It ends at the first finding. */
export class Findings {
  readonly problems = new Set<string>()

  fail(broken: Invariant, detail: string): void {
    this.problems.add(`${broken}: ${detail}`)
  }
}

// The numbers the decisions are made with, each with its reason.

/** Dropbox may say no this often to one version of a file before a person is asked. */
export const mostRefusals = 5

/** With a diagnosis a person can act on, waiting longer helps nobody. */
export const mostDiagnosedRefusals = 3

/** How long after its link's end a send may still land: a proxy or Dropbox may hold a finished body that long. */
export const lateLandingMs = 10 * 60_000

/** An HTTP Date has whole seconds, and the way to us takes its time. */
export const serverClockGrainMs = 2_000

/** Two clocks that were compared twice may differ by this much and still be right. */
export const clockDriftMs = 60_000

/** A file that a firewall keeps is asked about at least so often: its rules change by hand. */
export const longestInterceptedMs = 60 * 60_000

/** A company server asks for links no longer than this; after a restart no stored time is believed beyond it. */
export const usualLinkLifeMs = 10 * 60_000

/** Taken for the life of a link that is not there yet: what company servers usually ask for, and the way to us. */
export const expectedLinkLifeMs = 5.5 * 60_000

/** A link that waited longer than this for a slot is thrown away: its place in the queue was guessed wrong. */
export const longestReadyMs = 20_000

/** A send is not started on a link this close to its end. */
export const leastLinkLifeMs = 5_000

/** An upload above this size never takes the last slot, so that small files are not stuck behind large ones. */
export const largeBytes = 8 * 1024 * 1024

/** So many uploads are read ahead of the network; more would only go stale. */
export const mostReadAhead = 64

/** How many files are read for their hash at once. */
export const hashSlots = 2

/** How many originals are moved at once: a move on one disk takes moments. */
export const moveSlots = 2

/** A file that a program has open is left where it is after so many tries, some minutes. */
export const mostMoveTries = 8

/** So many files of one name lie beside each other, "name (2)" and so on. */
export const mostMoveTurns = 100_000

/** Sends that break in a row, over all uploads, before the queue holds: one broken send is that file's own affair. */
export const troublesBeforeHold = 3

// Waits before a file is read, as multiples of the quiet time (two seconds by default).

/** No file waits longer than this for its program: a minute. */
export const longestWait = 30

/** Doublings that lead to the longest wait. */
export const mostWaitDoublings = 5

/** A file with nothing in it: a place that a program took for what it is about to write. */
export const emptyFileWait = 8

/** Up to so many bytes a file may be no more than the first words of its format: an encoder's 48, an archive's 32. */
export const fewBytes = 64
export const fewBytesWait = 2

/** A name that programs give to what they rename or remove soon, and that a person may choose all the same. */
export const temporaryNameWait = 15

/** A file that a program has open is looked at again at least this often. */
export const longestOpenWaitMs = 6_000

/** A file that was quiet for so long has an ordinary program again: the next change is a save of its own. */
export const calmAgainMs = 2 * 60_000

/** A file that has not rested for so long is sent as it stands, at most so often. */
export const longestUnrestMs = 60 * 60_000

/** A file that keeps changing for so long is shown as being saved. */
export const beingSavedMs = 20_000

/** A file that has not been quiet for so long is shown as "still changing". */
export const stillChangingMs = 10 * 60_000

/** What is worth writing but not urgent reaches the disk within this time. */
export const lazySaveMs = 250

/** One write to the ledger holds at most this many uploads, so that no write is felt. */
export const mostPerSave = 1_000

// The faults of one run, drawn from its seed. A swarm: in each run some faults are off and the rest have wild weights,
// for a fault that is always there hides what the others would show.
import type { Random } from '#test/rigs/random.ts'
import { afterUploads, type AfterUpload } from '#shared/sent/original.ts'
import { linkSwitchCombinations, type LinkSwitches } from '#emulator/model/switches.ts'

export type Faults = {
  /** A send breaks before its last byte left. */
  readonly cut: number
  /** The upload host cannot be reached. */
  readonly unreachable: number
  /** The answer of a send is lost although the bytes landed. */
  readonly lostAnswer: number
  /** The bytes land minutes after the connection broke. */
  readonly lateLanding: number
  /** Something on the way posts the body twice. */
  readonly doublePost: number
  /** 409 although nothing is wrong. */
  readonly unavailable: number
  /** 410 although the link is fresh. */
  readonly falseSpent: number
  /** 429 or 5xx from Dropbox, before or after the commit. */
  readonly overloaded: number
  /** Other bytes arrive than were sent, and Dropbox says so by their hash. */
  readonly wrongHash: number
  /** The company server is down, throttles or answers nonsense. */
  readonly serverDown: number
  /** A link is issued and its answer lost on the way. */
  readonly lostLink: number
  readonly slowNetwork: number
  readonly slowLedger: number
  /** The ledger cannot be written for a while. */
  readonly ledgerFails: number
  /** The ledger is gone after a crash. */
  readonly ledgerLost: number
  readonly crash: number
  readonly crashDuringSend: number
  /** A file changes just while it is sent. */
  readonly harassment: number
  /** A change goes back to earlier contents. */
  readonly revert: number
  /** A change leaves mtime as it was. */
  readonly keepsTime: number
  /** The watcher says nothing. */
  readonly silentWatcher: number
  /** A file cannot be opened for a while. */
  readonly locked: number
  /** The watched folder goes away for a while. */
  readonly folderAway: number
  /** Another folder takes the place of the watched one. */
  readonly folderReplaced: number
  /** The disk is mounted anew and calls its files otherwise. */
  readonly renumbered: number
  /** A name is free for a while and then another document's, or a file is moved away and back. */
  readonly reuse: number
  /** A program saves in parts, with pauses in which the file looks whole. */
  readonly slowSave: number
  /** Another device writes at our paths. */
  readonly rival: number
  /** Two answers change places on the way. */
  readonly mixUp: number
  /** A person pauses everything in the middle of a send. */
  readonly pauseDuringSend: number
  /** The company server answers for another target from now on. */
  readonly retarget: number
  /** The program starts anew with another watched folder. */
  readonly elsewhere: number
  /** The computer stays off for some minutes. */
  readonly longOff: number
  /** Long after the storm the program still starts anew every few minutes. */
  readonly restless: boolean
  /** A server that tells neither its clock, nor what it answers, nor where a link leads. */
  readonly isSimpleServer: boolean
  readonly replacesByName: boolean
  readonly linkLifeMs: number
  /** The wall clock is another after a restart. */
  readonly clockJumps: boolean
  /** The server offers no check. */
  readonly noChecks: boolean
  /** The server is down for five whole minutes. */
  readonly outage: boolean
  /** One path always fails: nothing else may suffer. */
  readonly poison: 'none' | 'server_error' | 'always_cut' | 'always_409' | 'refused' | 'intercepted'
  readonly switches: LinkSwitches
} & RelayFaults &
  RelayHouseFaults &
  MoveFaults &
  GuardFaults &
  BesideFaults &
  CutOffFaults

/** Drawn from a stream of its own, too. `isCutOffUnheard`: of a send that we cut off at its end no answer comes any more. */
export type CutOffFaults = { readonly isCutOffUnheard: boolean }

/** A person is asked about very many files at once; off in most runs, for what waits for a person meets no other fault. */
export type GuardFaults = {
  readonly guarded: boolean
  /** So long nothing begins with what is new. */
  readonly graceMs: number
}

/** Two folders are watched in some runs, and hold files of the same names. */
export type BesideFaults = {
  readonly isBeside: boolean
  /** One of them vanishes, or another stands at its path, and it returns. */
  readonly besideAway: number
}

/** Drawn from a stream of its own, so that a run with one folder is the same as ever. */
export function drawBeside(random: Random): BesideFaults {
  return { isBeside: random.chance(0.2), besideAway: random.chance(0.3) ? 0 : 0.3 }
}

/** Drawn from a stream of its own, so that a run without a guard is the same as ever. */
export function drawGuardFaults(random: Random): GuardFaults {
  return { guarded: random.chance(0.2), graceMs: 0 }
}

/** Drawn from a stream of its own, too: in most runs nothing waits. */
export function drawGrace(random: Random): Pick<GuardFaults, 'graceMs'> {
  return { graceMs: random.chance(0.08) ? random.among([5_000, 20_000, 60_000]) : 0 }
}

/** What happens to originals that are moved; in half of all runs none is. */
export type MoveFaults = {
  readonly afterUpload: AfterUpload
  /** The rule is another after a restart. */
  readonly newRule: number
  /** The name is taken, before the file is or just then. */
  readonly targetTaken: number
  /** "Sent" or the trash is full. */
  readonly noRoom: number
  /** The disk fails in the middle. */
  readonly unfinished: number
  /** "Sent" is on another disk: its copy takes a while. */
  readonly otherDisk: boolean
  /** The file changes just before it is taken, or just after. */
  readonly changedDuringMove: number
  readonly crashDuringMove: number
}

/** Drawn from a stream of its own, so that a run that keeps its files is the same as ever. */
export function drawMoveFaults(random: Random): MoveFaults {
  const afterUpload = random.among(['keep', 'keep', 'sent', 'trash'] as const)
  const weight = (most: number): number => (random.chance(0.4) || afterUpload === 'keep' ? 0 : random.next() * most)
  return {
    afterUpload,
    newRule: weight(0.3),
    targetTaken: weight(0.3),
    noRoom: weight(0.3),
    unfinished: weight(0.3),
    otherDisk: random.chance(0.3),
    changedDuringMove: weight(0.7),
    crashDuringMove: weight(0.5),
  }
}

/** What happens to relays; all of them are off in a run whose company server has none. */
export type RelayFaults = {
  readonly relays: boolean
  /** The session is lost at Dropbox, or the relay in the server's store. */
  readonly relayLost: number
  /** The server went back behind what it had answered. */
  readonly relayBehind: number
  /** No room for another piece, or for another relay. */
  readonly relayBusy: number
  /** A piece or its answer is lost; half of these pieces arrive all the same. */
  readonly pieceLost: number
  /** A piece is damaged on its way; a server that looks at its checksum tells. */
  readonly pieceDamaged: number
  /** A piece comes once more, long after. */
  readonly pieceAgain: number
  /** The finish happens, and nobody hears of it. */
  readonly finishLost: number
  /** The finish happens minutes after everybody gave up. */
  readonly finishLate: number
  /** The server stores whatever the pieces are. */
  readonly trustsPieces: boolean
}

/** Drawn from a stream of its own, so that a run without relays is the same as ever. */
export function drawRelayFaults(random: Random): RelayFaults {
  const relays = random.chance(0.4)
  const weight = (most: number): number => (random.chance(0.45) || !relays ? 0 : random.next() * most)
  return {
    relays,
    relayLost: weight(0.1),
    relayBehind: weight(0.15),
    relayBusy: weight(0.3),
    pieceLost: weight(0.4),
    pieceDamaged: weight(0.2),
    pieceAgain: weight(0.3),
    finishLost: weight(0.4),
    finishLate: weight(0.3),
    trustsPieces: random.chance(0.4),
  }
}

/** What happens to the house that relays go through, and who else uses them. */
export type RelayHouseFaults = {
  /** The company server is killed while a piece or a finish is with it, and is away for some seconds. */
  readonly serverRestart: number
  /** A row of its store is lost by that. */
  readonly rowLost: number
  /** Another client of the device sends pieces of the same file into the same relay. */
  readonly relayTwin: number
}

/** Drawn from a stream of its own, so that a run without them is the same as ever. */
export function drawRelayHouseFaults(random: Random, { relays }: RelayFaults): RelayHouseFaults {
  const weight = (most: number): number => (random.chance(0.6) || !relays ? 0 : random.next() * most)
  return { serverRestart: weight(0.4), rowLost: weight(1), relayTwin: weight(0.3) }
}

/** The rule of one life of the process. */
export function ruleNow({ afterUpload, newRule }: MoveFaults, random: Random): AfterUpload {
  return newRule > 0 && random.chance(newRule) ? random.among(afterUploads) : afterUpload
}

/** Draws the faults of a run; those of the folder as a whole from `rootRandom`. */
export function drawFaults(
  random: Random,
  rootRandom: Random,
): Omit<Faults, keyof (RelayFaults & RelayHouseFaults & MoveFaults & GuardFaults & BesideFaults & CutOffFaults)> {
  const weight = (most: number): number => (random.chance(0.45) ? 0 : random.next() * most)
  const combinations = linkSwitchCombinations()
  const ledgerLost = random.chance(0.85) ? 0 : 0.3
  const isSimpleServer = random.chance(0.1)
  return {
    cut: weight(0.3),
    unreachable: weight(0.2),
    lostAnswer: weight(0.4),
    // Whoever lost the ledger has lost what might still land, and Dropbox's revisions cannot tell it either: the one
    // combination the product does not promise to survive.
    lateLanding: ledgerLost > 0 ? 0 : weight(0.3),
    doublePost: weight(0.3),
    unavailable: weight(0.4),
    falseSpent: weight(0.3),
    overloaded: weight(0.2),
    wrongHash: weight(0.08),
    serverDown: weight(0.4),
    lostLink: weight(0.2),
    slowNetwork: weight(0.5),
    slowLedger: random.chance(0.3) ? 0.9 : weight(0.4),
    ledgerFails: weight(0.1),
    ledgerLost,
    crash: weight(0.15),
    crashDuringSend: random.chance(0.3) ? 0.5 : weight(0.3),
    harassment: weight(0.7),
    revert: weight(0.5),
    keepsTime: weight(0.4),
    silentWatcher: weight(0.7),
    locked: weight(0.2),
    folderAway: random.chance(0.7) ? 0 : 0.3,
    folderReplaced: rootRandom.chance(0.8) ? 0 : 0.2,
    renumbered: rootRandom.chance(0.7) ? 0 : 0.15,
    rival: random.chance(0.85) ? 0 : 0.3,
    reuse: random.chance(0.3) ? 0.4 : weight(0.2),
    // Who is not told what an answer is about must believe it.
    mixUp: isSimpleServer ? 0 : weight(0.5),
    pauseDuringSend: weight(0.3),
    retarget: random.chance(0.75) ? 0 : 0.2,
    elsewhere: random.chance(0.85) ? 0 : 0.3,
    longOff: weight(0.2),
    restless: random.chance(0.15),
    isSimpleServer,
    replacesByName: random.chance(0.1),
    linkLifeMs: random.among([300_000, 300_000, 60_000, 12_000]),
    clockJumps: random.chance(0.3),
    noChecks: random.chance(0.12),
    outage: random.chance(0.2),
    poison: random.chance(0.75)
      ? 'none'
      : random.among(['server_error', 'always_cut', 'always_409', 'refused', 'intercepted'] as const),
    slowSave: weight(0.25),
    switches: combinations[random.pick(combinations.length)] ?? combinations[0] ?? raiseNoSwitches(),
  }
}

function raiseNoSwitches(): never {
  throw new Error('there are no switch combinations')
}

/** The same world without its faults: what was out of order for good stays so. */
export function calm(faults: Faults): Faults {
  const { graceMs, linkLifeMs } = faults
  const off = Object.fromEntries(
    Object.entries(faults).map(([name, value]) => [name, typeof value === 'number' ? 0 : value]),
  )
  // Every other number of the record is a fault's weight, so the record keeps its shape.
  return { ...(off as Faults), graceMs, linkLifeMs }
}

// Opens what outlives the server: files of this computer, or the database that several servers share.
import { open } from 'node:fs/promises'
import type { Database } from '../database/database.ts'
import type { EnrolmentStore } from '../enrolment/enrolment-store.ts'
import { openEnrolments } from '../enrolment/enrolment.ts'
import type { RelayStore } from '../relays/relay-store.ts'

export type StorePlaces = {
  /** Null: everything is in files. */
  readonly databaseUrl: string | null
  /** Its address as it is told now, for another password. Left out: it stays as it is. */
  readonly databaseUrlNow?: () => Promise<string>
  /** Null: no relays. Not looked at where there is a database. */
  readonly relayFile: string | null
  /** Null: no computer comes by a code. The same. */
  readonly enrolmentFile: string | null
}

export type Stores = {
  readonly database: Database | null
  readonly relays: RelayStore | null
  readonly enrolments: EnrolmentStore | null
  close(): Promise<void>
}

/** All of them, or a sentence why one cannot be used. */
export async function openStores(places: StorePlaces, onFailure: (text: string) => void): Promise<Stores | string> {
  const { databaseUrl, databaseUrlNow, enrolmentFile, relayFile } = places
  const database = databaseUrl === null ? null : await openShared(databaseUrl, onFailure, databaseUrlNow)
  if (typeof database === 'string') return database
  const relays = await openRelays(database, relayFile)
  const enrolments = await openEnrolmentStore(database, enrolmentFile)
  const close = async (): Promise<void> => {
    if (typeof relays === 'object') await relays?.close()
    if (typeof enrolments === 'object') await enrolments?.close()
    await database?.close()
  }
  if (typeof relays === 'string') return close().then(() => relays)
  if (typeof enrolments === 'string') return close().then(() => enrolments)
  return { database, relays, enrolments, close }
}

async function openShared(
  url: string,
  onFailure: (text: string) => void,
  urlNow: StorePlaces['databaseUrlNow'],
): Promise<Database | string> {
  const { openDatabase } = await import('../database/database.ts')
  return openDatabase(url, onFailure, urlNow)
}

async function openEnrolmentStore(
  database: Database | null,
  file: string | null,
): Promise<EnrolmentStore | string | null> {
  if (database === null) return file === null ? null : openEnrolments(file)
  const { enrolmentsIn } = await import('../enrolment/enrolment-store.ts')
  return enrolmentsIn(database)
}

async function openRelays(database: Database | null, file: string | null): Promise<RelayStore | string | null> {
  if (database === null) return file === null ? null : openRelayStore(file)
  const { relaysIn } = await import('../relays/relay-places.ts')
  return relaysIn(database)
}

/** The records of relays, or a sentence why they cannot be used. */
async function openRelayStore(path: string): Promise<RelayStore | string> {
  try {
    // Made beforehand, so that nobody else can read it.
    await (await open(path, 'a', 0o600)).close()
    const { relaysInFile } = await import('../relays/relay-places.ts')
    return relaysInFile(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error'
    return (
      `The relay file ${path} cannot be used (${why}). No other server may have it open. ` +
      `If it is damaged, move it away: files that were on their way begin again.`
    )
  }
}

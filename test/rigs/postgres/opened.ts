// Databases for tests, opened as a server opens them.
import { onTestFinished } from 'vitest'
import { openDatabase } from '#server/database/database.ts'
import type { Database } from '#server/database/database.ts'

/** Opens the database at `url`; it is closed when the test ends. */
export async function opened(url: string, failures: string[] = []): Promise<Database> {
  const database = await openDatabase(url, (text) => failures.push(text))
  if (typeof database === 'string') throw new Error(database)
  onTestFinished(() => database.close())
  return database
}

/** A question that each opened database can answer. */
export const ask = ({ durable }: Database) => durable.selectFrom('computers').selectAll().execute()

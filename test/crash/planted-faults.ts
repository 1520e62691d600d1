// Faults an uploader could have, planted around its ports: the rig must find each.
import { assertNever } from '#shared/assert.ts'
import type { Ports } from '#engine/ports.ts'
import type { Plant } from './messages.ts'

/** The ports with the fault; null: as they are. */
export function plantInto(ports: Ports, plant: Plant | null): Ports {
  switch (plant) {
    case null:
      return ports
    case 'acts before it has saved':
      return actingFirst(ports)
    case 'forgets what is under way':
      return forgetting(ports)
    case 'believes that what it sent has arrived':
      return believing(ports)
    case 'forgets what it has stored':
      return unlearning(ports)
    default:
      return assertNever(plant)
  }
}

/** Says "saved" at once and writes a good while later. */
function actingFirst(ports: Ports): Ports {
  const { ledger } = ports
  let writing: Promise<unknown> = Promise.resolve()
  return {
    ...ports,
    ledger: {
      load: () => ledger.load(),
      async save(batch) {
        const copy = { ...batch, notes: [...batch.notes] }
        writing = writing
          .then(() => new Promise((resolve) => setTimeout(resolve, 2_000)))
          .then(() => ledger.save(copy))
          .catch(() => undefined) // closed meanwhile: lost, as the fault has it
        return { kind: 'saved' }
      },
    },
  }
}

/** Writes uploads without what may still land. */
function forgetting(ports: Ports): Ports {
  const { ledger } = ports
  return {
    ...ports,
    ledger: {
      load: () => ledger.load(),
      save: (batch) =>
        ledger.save({ ...batch, uploads: batch.uploads.map((upload) => ({ ...upload, unconfirmed: null })) }),
    },
  }
}

/** After a restart nothing is asked: what may have arrived is taken for arrived. */
function believing(ports: Ports): Ports {
  const { links } = ports
  return {
    ...ports,
    links: {
      link: (ask, signal) => links.link(ask, signal),
      check: async ({ path }) => ({ kind: 'present', destination: path, receipt: null, rev: null }),
    },
  }
}

/** Writes uploads without what Dropbox is known to hold for them. */
function unlearning(ports: Ports): Ports {
  const { ledger } = ports
  return {
    ...ports,
    ledger: {
      load: () => ledger.load(),
      save: (batch) => ledger.save({ ...batch, uploads: batch.uploads.map((upload) => ({ ...upload, stored: null })) }),
    },
  }
}

// What each computer said last, kept by one server. In memory only: who starts it again hears of each with its next question.
import { mostMachines } from '#shared/contract/status-api.ts'
import type { ClientStatus, FleetReply } from '#shared/contract/status-api.ts'
import { BoundedMap } from '../memory/bounded-map.ts'
import type { ServerClock } from '../clock.ts'

export type Machine = {
  /** When it was heard of last, in milliseconds since 1970. */
  readonly atMs: number
  readonly status: ClientStatus | null
  readonly isSignedOut: boolean
}

/** Where what computers say is kept: by one server alone, or by several together. */
export interface FleetRecord {
  /** Notes a question of `device`, and what it said of itself; null leaves what it said before. Never fails and never waits. */
  heard(device: string, status: ClientStatus | null): void
  /** Notes that a computer whose token is refused by now still asks. Never fails and never waits. */
  denied(device: string): void
  /** All of them, the stuck ones first. */
  read(): FleetReply | Promise<FleetReply>
}

const stuckSeconds = 3_600

export class Fleet implements FleetRecord {
  readonly #clock: ServerClock
  readonly #machines = new BoundedMap<string, Machine>(mostMachines)

  constructor(clock: ServerClock) {
    this.#clock = clock
  }

  heard(device: string, status: ClientStatus | null): void {
    const known = this.#machines.get(device)
    this.#machines.put(device, {
      atMs: this.#clock.wallMs(),
      status: status ?? known?.status ?? null,
      isSignedOut: false,
    })
  }

  denied(device: string): void {
    const known = this.#machines.get(device)
    this.#machines.put(device, { atMs: this.#clock.wallMs(), status: known?.status ?? null, isSignedOut: true })
  }

  read(): FleetReply {
    return fleetReply(new Map(this.#machines.entries()), this.#clock.wallMs())
  }

  /** What was heard since the last time, which is forgotten here. */
  take(): ReadonlyMap<string, Machine> {
    const taken = new Map(this.#machines.entries())
    this.#machines.clear()
    return taken
  }

  /** Takes back what could not be kept elsewhere; what was heard meanwhile counts more. */
  putBack(taken: ReadonlyMap<string, Machine>): void {
    for (const [device, machine] of taken) {
      const newer = this.#machines.get(device)
      this.#machines.put(device, newer === undefined ? machine : { ...newer, status: newer.status ?? machine.status })
    }
  }
}

/** What is answered about `known` at `nowMs`. */
export function fleetReply(known: ReadonlyMap<string, Machine>, nowMs: number): FleetReply {
  const devices = [...known].map(([device, machine]) => {
    const { atMs, isSignedOut, status } = machine
    return {
      device,
      lastSeen: new Date(atMs).toISOString(),
      isSignedOut,
      isStuck: isStuck(machine, nowMs),
      status:
        status === null ? null : { ...status, reasons: status.reasons.map(({ code, files }) => ({ code, files })) },
    }
  })
  devices.sort((one, other) => Number(other.isStuck) - Number(one.isStuck) || compare(one.device, other.device))
  const stuck = new Map<string, number>()
  for (const machine of known.values()) {
    if (!isStuck(machine, nowMs)) continue
    const reason = machine.isSignedOut ? 'signed_out' : (machine.status?.reasons[0]?.code ?? 'unknown')
    stuck.set(reason, (stuck.get(reason) ?? 0) + 1)
  }
  const reasons = [...stuck].map(([reason, machines]) => ({ reason, machines }))
  reasons.sort((one, other) => other.machines - one.machines || compare(one.reason, other.reason))
  return { serverTime: new Date(nowMs).toISOString(), machines: devices.length, stuck: reasons, devices }
}

/** A file that waited when the computer was last heard of waits on while it is silent. */
function isStuck({ atMs, isSignedOut, status }: Machine, nowMs: number): boolean {
  if (isSignedOut) return true
  if (status === null || status.waiting + status.attention === 0) return false
  return status.oldestSeconds + (nowMs - atMs) / 1000 > stuckSeconds
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

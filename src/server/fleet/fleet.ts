// What each computer said last. In memory only: who starts the server again hears of each with its next question.
import { mostMachines } from '#shared/contract/status-api.ts'
import type { ClientStatus, FleetReply } from '#shared/contract/status-api.ts'
import type { ServerClock } from '../clock.ts'

type Machine = { readonly atMs: number; readonly status: ClientStatus | null; readonly isSignedOut: boolean }

const stuckSeconds = 3_600

export class Fleet {
  readonly #clock: ServerClock
  readonly #machines = new Map<string, Machine>()

  constructor(clock: ServerClock) {
    this.#clock = clock
  }

  /** Notes a question of `device`, and what it said of itself; null leaves what it said before. */
  heard(device: string, status: ClientStatus | null): void {
    const known = this.#machines.get(device)
    this.#put(device, { atMs: this.#clock.wallMs(), status: status ?? known?.status ?? null, isSignedOut: false })
  }

  /** Notes that a computer whose token is refused by now still asks. */
  denied(device: string): void {
    const known = this.#machines.get(device)
    this.#put(device, { atMs: this.#clock.wallMs(), status: known?.status ?? null, isSignedOut: true })
  }

  /** All of them, the stuck ones first. */
  read(): FleetReply {
    const nowMs = this.#clock.wallMs()
    const devices = [...this.#machines].map(([device, machine]) => {
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
    for (const machine of this.#machines.values()) {
      if (!isStuck(machine, nowMs)) continue
      const reason = machine.isSignedOut ? 'signed_out' : (machine.status?.reasons[0]?.code ?? 'unknown')
      stuck.set(reason, (stuck.get(reason) ?? 0) + 1)
    }
    const reasons = [...stuck].map(([reason, machines]) => ({ reason, machines }))
    reasons.sort((one, other) => other.machines - one.machines || compare(one.reason, other.reason))
    return { serverTime: new Date(nowMs).toISOString(), machines: devices.length, stuck: reasons, devices }
  }

  #put(device: string, machine: Machine): void {
    this.#machines.delete(device)
    this.#machines.set(device, machine)
    const [oldest] = this.#machines.keys()
    if (this.#machines.size > mostMachines && oldest !== undefined) this.#machines.delete(oldest)
  }
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

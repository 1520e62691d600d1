// This folder: what operators read: numbers, readiness, the fleet.

// The numbers of the server, as Prometheus reads them. Labels are closed lists: no device, no path, no address is among them.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { AuditRecord } from '../audit/audit.ts'

/** What is read when somebody asks, and not counted. */
export type Readings = {
  /** Links of which nothing is known yet. */
  readonly openLinks: () => number
  /** Rows of the audit that wait for the disk. */
  readonly waitingRows: () => number
}

export class Metrics {
  readonly #registry = new Registry()
  readonly #requests: Counter<'method' | 'route' | 'status'>
  readonly #seconds: Histogram<'route'>
  readonly #audit: Counter<'action' | 'outcome'>
  readonly #alarms: Counter<'kind'>

  constructor() {
    const registers = [this.#registry]
    this.#requests = new Counter({
      name: 'outbox_requests_total',
      help: 'Requests that were answered, by route and status.',
      labelNames: ['method', 'route', 'status'],
      registers,
    })
    this.#seconds = new Histogram({
      name: 'outbox_request_seconds',
      help: 'How long answers took, from the head of the request to the end of the answer.',
      labelNames: ['route'],
      buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60],
      registers,
    })
    this.#audit = new Counter({
      name: 'outbox_audit_records_total',
      help: 'Records of the audit, by action and outcome.',
      labelNames: ['action', 'outcome'],
      registers,
    })
    this.#alarms = new Counter({
      name: 'outbox_alarms_total',
      help: 'Links of which nothing came, or other bytes than announced.',
      labelNames: ['kind'],
      registers,
    })
    for (const kind of ['unconfirmed', 'other_bytes']) this.#alarms.inc({ kind }, 0)
  }

  /** Adds what is read when somebody asks. */
  addReadings({ openLinks, waitingRows }: Readings): void {
    const registers = [this.#registry]
    const links = 'Links that went out and of which nothing is known yet.'
    addGauge('outbox_open_links', links, openLinks, registers)
    addGauge('outbox_audit_rows_waiting', 'Rows of the audit that wait for the disk.', waitingRows, registers)
  }

  /** Adds the numbers of Node itself: memory, processor, event loop. */
  addProcess(): void {
    collectDefaultMetrics({ register: this.#registry })
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.inc({ method, route, status })
    this.#seconds.observe({ route }, seconds)
  }

  readonly hear = ({ action, outcome }: AuditRecord): void => {
    this.#audit.inc({ action, outcome })
    if (action === 'alarm') this.#alarms.inc({ kind: outcome })
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  /** All numbers as text. */
  text(): Promise<string> {
    return this.#registry.metrics()
  }
}

function addGauge(name: string, help: string, read: () => number, registers: Registry[]): void {
  const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) })
}

// `powerMonitor` and `powerSaveBlocker`. Tests let the power fail by emitting `suspend` and the like.
import type { MemberOf } from '../types/members.ts'
import { LoudEmitter, only } from '../missing.ts'
import { note } from '../record.ts'
import { world } from '../world.ts'

class PowerMonitor extends LoudEmitter implements Pick<Electron.PowerMonitor, MemberOf<'PowerMonitor'>> {
  get onBatteryPower(): boolean {
    return world.isOnBattery
  }
  isOnBatteryPower(): boolean {
    return world.isOnBattery
  }
  getSystemIdleState(): ReturnType<Electron.PowerMonitor['getSystemIdleState']> {
    return world.idle
  }
}

export const powerMonitor = new PowerMonitor()

const blockers = new Set<number>()
let nextBlocker = 1

export const powerSaveBlocker = only('powerSaveBlocker', {
  start(type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    const id = nextBlocker++
    blockers.add(id)
    note('powerSaveBlocker.start', { id, type })
    return id
  },
  stop(id: number): boolean {
    note('powerSaveBlocker.stop', id)
    return blockers.delete(id)
  },
  isStarted: (id: number) => blockers.has(id),
} satisfies Pick<Electron.PowerSaveBlocker, MemberOf<'PowerSaveBlocker'>>)

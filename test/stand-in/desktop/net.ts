// `net`: only whether there is a network. Requests are not made through it.
import type { MemberOf } from '../types/members.ts'
import { Loud } from '../missing.ts'
import { world } from '../world.ts'

class Net extends Loud implements Pick<Electron.Net, MemberOf<'Net'>> {
  get online(): boolean {
    return world.isOnline
  }
  isOnline(): boolean {
    return world.isOnline
  }
}

export const net = new Net()

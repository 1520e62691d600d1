// `screen`: one display, whose work area a test can change.
import { app } from '../app/app.ts'
import type { MemberOf } from '../types/members.ts'
import { asElectron, LoudEmitter } from '../missing.ts'
import { world } from '../world.ts'

class Screen extends LoudEmitter implements Pick<Electron.Screen, MemberOf<'Screen'>> {
  getPrimaryDisplay(): Electron.Display {
    if (!app.isReady()) throw new Error("The 'screen' module can't be used before the app 'ready' event")
    const { workArea } = world
    const { width, height } = workArea
    return asElectron({
      id: 1,
      label: 'stand-in',
      bounds: { x: 0, y: 0, width: workArea.x + width, height: workArea.y + height },
      workArea: { ...workArea },
      workAreaSize: { width, height },
      size: { width: workArea.x + width, height: workArea.y + height },
      scaleFactor: 1,
      rotation: 0,
      internal: true,
    })
  }
  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()]
  }
  getDisplayMatching(): Electron.Display {
    return this.getPrimaryDisplay()
  }
}

export const screen = new Screen()

// What the stand-in does not have must fail loudly and by name, never as `undefined`.
import { EventEmitter } from 'node:events'

/** Names that Node, promises, inspectors and test runners look for on any object. */
const probes = new Set(['then', 'toJSON', 'inspect', 'nodeType', 'asymmetricMatch', 'domain', 'captureRejections'])

/** A prototype that knows what `base` knows and throws for every other name. */
function loudly(base: object, nameOf: (receiver: object) => string): object {
  return new Proxy(base, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || probes.has(key) || key.startsWith('_')) {
        return Reflect.get(target, key, receiver)
      }
      throw new Error(`the Electron stand-in has no ${nameOf(receiver)}.${key}`)
    },
  })
}

/** Makes `members` throw for every name it does not hold; it stays open for tests that put their own function in. */
export function only<Members extends object>(name: string, members: Members): Members {
  Object.setPrototypeOf(
    members,
    loudly(Object.prototype, () => name),
  )
  return members
}

const nameOfInstance = (receiver: object): string => receiver.constructor.name
const nameOfClass = (receiver: object): string => (typeof receiver === 'function' ? receiver.name : 'class')

/** What every class of the stand-in extends: an instance throws for members it has not, the class for statics. */
export class Loud {}
Object.setPrototypeOf(Loud.prototype, loudly(Object.prototype, nameOfInstance))
Object.setPrototypeOf(Loud, loudly(Function.prototype, nameOfClass))

/** The same for classes that emit events. */
export class LoudEmitter extends EventEmitter {}
Object.setPrototypeOf(LoudEmitter.prototype, loudly(EventEmitter.prototype, nameOfInstance))
Object.setPrototypeOf(LoudEmitter, loudly(EventEmitter, nameOfClass))

/** An event a listener may say no to. */
export type Preventable<Details extends object> = Details & {
  readonly preventDefault: () => void
  readonly defaultPrevented: boolean
}

/** An event object as Electron hands it to listeners. */
export function eventWith<Details extends object>(details: Details): Preventable<Details> {
  let isPrevented = false
  return Object.defineProperties(Object.assign({ preventDefault: () => void (isPrevented = true) }, details), {
    defaultPrevented: { get: () => isPrevented, enumerable: true },
    // The property above is defined here and unknown to the compiler.
  }) as Preventable<Details>
}

/**
 * An object of the stand-in where Electron's type is asked for: it has less on purpose, and throws for what it has not.
 * That it has what the main process uses is checked apart from this, by the list of members.
 */
export function asElectron<Type>(standIn: object | null): Type {
  return standIn as Type
}

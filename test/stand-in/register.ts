// Loaded with `node --import`, in every thread: makes `electron`, imported or required by anybody, mean the stand-in.
import { registerHooks } from 'node:module'

const standIn = new URL('./electron.ts', import.meta.url).href
const names = new Set(['electron', 'electron/main', 'electron/common'])

registerHooks({
  resolve(specifier, context, nextResolve) {
    return names.has(specifier) ? { url: standIn, shortCircuit: true } : nextResolve(specifier, context)
  },
})

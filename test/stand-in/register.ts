// Loaded with `node --import`, in every thread: makes `electron`, imported or required by anybody, mean the stand-in.
import { registerHooks } from 'node:module'

// Beside this file, as a source or as a script that it was bundled to.
const standIn = import.meta.url.replace(/register(?=\.[jt]s$)/, 'electron')
const names = new Set(['electron', 'electron/main', 'electron/common'])

registerHooks({
  resolve(specifier, context, nextResolve) {
    return names.has(specifier) ? { url: standIn, shortCircuit: true } : nextResolve(specifier, context)
  },
})

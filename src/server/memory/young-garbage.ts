// Each piece comes in as a hundred small buffers that are copied into its room and dropped. V8 knows only of their handles, which
// are tiny, and would let 64 MiB of such buffers pile up before it looks: with many relays that is more than their pieces hold.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { readonly type: 'minor' }) => void

/** Answers a function that frees what a piece left behind. It looks at young objects only, which takes about a millisecond. */
export function createYoungGarbage(): () => void {
  setFlagsFromString('--expose-gc')
  // The flag shows in contexts that are made after it was set. V8 documents `gc` with these options.
  const collect = runInNewContext('gc') as Collect
  setFlagsFromString('--no-expose-gc')
  return () => collect({ type: 'minor' })
}

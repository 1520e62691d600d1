// The parts of undici that are used here, from their own files: the whole package costs each start 200 ms and 15 MB more, for a
// `fetch`, WebSockets and caches that nobody uses.

declare module 'undici/lib/dispatcher/agent.js' {
  export { Agent as default } from 'undici'
}
declare module 'undici/lib/dispatcher/client.js' {
  export { Client as default } from 'undici'
}
declare module 'undici/lib/dispatcher/pool.js' {
  export { Pool as default } from 'undici'
}

// Many calls become few: at once, and then at most once in a while, with the last call never lost.

export type Throttle = {
  /** Asks for one run of the work. */
  ask(): void
  stop(): void
}

/** Runs `work` at the first ask, and for asks that follow at most once every `everyMs`. */
export function throttle(everyMs: number, work: () => void): Throttle {
  let timer: ReturnType<typeof setTimeout> | null = null
  let isAsked = false
  function run(): void {
    isAsked = false
    timer = setTimeout(() => {
      timer = null
      if (isAsked) run()
    }, everyMs)
    work()
  }
  return {
    ask: () => {
      isAsked = true
      if (timer === null) run()
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      isAsked = false
    },
  }
}

// Checks that are run one after the other and counted. What one makes is what the next looks at, so there is no order to
// choose and nothing to run beside.
import type { Count } from '#test/run/count.ts'

export class Checks {
  #passed = 0
  #failed = 0
  #skipped = 0

  /** Runs `body`; it fails by throwing. Says the name, how long it took, and why it failed. */
  async check(name: string, body: () => unknown): Promise<boolean> {
    const started = performance.now()
    try {
      await body()
      this.#passed += 1
      console.log(`  ok      ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
      return true
    } catch (error) {
      this.#failed += 1
      const text = error instanceof Error ? error.message : String(error)
      console.log(`  FAILED  ${name}\n${text.replaceAll(/^/gm, '          ')}`)
      return false
    }
  }

  /** Counts what cannot be checked on this computer, with the reason in words. */
  skip(name: string, because: string): void {
    this.#skipped += 1
    console.log(`  skipped ${name}: ${because}`)
  }

  count(): Count {
    return { passed: this.#passed, failed: this.#failed, skipped: this.#skipped }
  }
}

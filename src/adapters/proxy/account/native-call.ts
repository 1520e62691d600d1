// A call of the system that may wait for the network.

type NativeFunction = { readonly async: (...args: unknown[]) => unknown }

/** `call` on a thread of its own, with the number it answers. */
export function onThread<Args extends readonly unknown[]>(call: NativeFunction): (...args: Args) => Promise<number> {
  return (...args) =>
    new Promise((resolve, reject) => {
      call.async(...args, (error: Error | null, answer: unknown) => {
        if (error === null) resolve(Number(answer))
        else reject(error)
      })
    })
}

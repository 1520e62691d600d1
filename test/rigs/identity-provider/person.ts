// A person with a browser, as far as an identity provider sees one: follows addresses, keeps cookies, fills in the provider's own forms.

export type Person = {
  /** Opens an address and signs in and agrees wherever asked. Answers the first address that is not the provider's, or null at a page that asks nothing. */
  readonly open: (address: string) => Promise<URL | null>
}

const mostSteps = 16

/** `login` is who it is, and becomes the `sub` of the tokens. */
export function aPerson(issuer: string, login: string): Person {
  const cookies = new Map<string, string>()

  async function ask(at: URL, form: URLSearchParams | null): Promise<Response> {
    const answer = await fetch(at, {
      method: form === null ? 'GET' : 'POST',
      ...(form === null ? {} : { body: form }),
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return answer
  }

  return {
    open: async (address) => {
      let at = new URL(address)
      let form: URLSearchParams | null = null
      for (let step = 0; step < mostSteps; step += 1) {
        if (at.origin !== issuer) return at
        const answer = await ask(at, form)
        form = null
        const location = answer.headers.get('location')
        if (location !== null) {
          at = new URL(location, at)
          continue
        }
        const html = await answer.text()
        const action = /action="([^"]+)"/.exec(html)?.[1]
        if (action === undefined) return null
        at = new URL(action.replaceAll('&amp;', '&'), at)
        form = new URLSearchParams({ login, password: 'any' })
        for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)) {
          form.set(name, value)
        }
      }
      throw new Error(`The provider asks on and on; last at ${at.href}.`)
    },
  }
}

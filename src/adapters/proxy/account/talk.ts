// What one sign-in with the account of the person looks like, whichever system holds the account.

export type AccountWord =
  /** What is said next. A secret: it stands in no log. */
  | { readonly kind: 'token'; readonly token: Buffer }
  /** The system has nothing to say: `said` is its reason, for IT. */
  | { readonly kind: 'none'; readonly said: string }

/** One sign-in at one proxy, over one connection. */
export type AccountTalk = {
  /** `heard`: what the proxy said; null at first. May wait for the network: the system fetches tickets. Never throws. */
  next(heard: Buffer | null): Promise<AccountWord>
  end(): void
}

/** `proxyHost`: the name of the proxy, which tells the system whose ticket is wanted. */
export type BeginTalk = (proxyHost: string) => AccountTalk

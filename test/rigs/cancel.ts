// Requests to stop, for tests.

/** A request that never comes. */
export const never = new AbortController().signal

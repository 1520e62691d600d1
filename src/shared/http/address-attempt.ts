// This folder: HTTP, as every program reads it.

// How long a connection may take, for all that connect.
/**
 * So long one address of a host may take to connect before its next one is tried, in milliseconds. Node's own 250 are less
 * than a round trip over satellite or a bad mobile network, and a host with two addresses would never be reached there.
 */
export const addressAttemptMs = 2_000

// Why changes in the watched folder are not all heard at once, so that it is scanned every minute.

export const degradedReasons = [
  'watch_limit', // the system's limit of watches or handles is reached
  'watch_failed', // some folders cannot be watched
  'not_heard', // the system granted the watch, and told nothing of what was done to the folder to try it
  'network_folder', // others change files there without this computer being told
] as const

export type DegradedReason = (typeof degradedReasons)[number]

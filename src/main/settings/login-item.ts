// What Windows and macOS say of starting with the computer.

/** As much of Electron's answer as counts. */
export type LoginItem = {
  readonly openAtLogin: boolean
  /** Windows: it is registered, and nobody turned it off in the Task Manager. */
  readonly executableWillLaunchAtLogin: boolean
  /** macOS. */
  readonly status: string
}

/** True when the system starts the program at login as things stand. */
export function isStartedAtLogin(item: LoginItem, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return item.executableWillLaunchAtLogin
  // It waits for a person's consent in the system settings, so it is not started.
  return item.openAtLogin && item.status !== 'requires-approval'
}

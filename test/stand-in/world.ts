// The computer as the app sees it: power, network, colours, screens. Tests change it through `electron.standin.world`.

export type World = {
  isOnline: boolean
  isOnBattery: boolean
  idle: 'active' | 'idle' | 'locked' | 'unknown'
  isDark: boolean
  isHighContrast: boolean
  isTransparencyReduced: boolean
  workArea: { x: number; y: number; width: number; height: number }
}

export const world: World = {
  isOnline: true,
  isOnBattery: false,
  idle: 'active',
  isDark: false,
  isHighContrast: false,
  isTransparencyReduced: false,
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
}

// Hands the window's model to all components.
import { createContext, useContext } from 'react'
import type { WindowModel } from './window-model.ts'

export const ModelContext = createContext<WindowModel | null>(null)

/** The model of this window. */
export function useModel(): WindowModel {
  const model = useContext(ModelContext)
  if (model === null) throw new Error('a component stands outside the model')
  return model
}

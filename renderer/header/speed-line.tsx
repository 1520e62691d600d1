// How fast is sent, where something limits it, with the one click out of it and back.
import type { ReactElement } from 'react'
import type { ShownSpeed } from '#shared/speed/speed.ts'
import { speedWords } from '#shared/words/speed-words.ts'
import { useModel } from '../model/use-model.ts'
import { useViewer } from '../ui/use-now.ts'
import { say } from '../words/say.ts'

export function SpeedLine({ speed }: { readonly speed: ShownSpeed }): ReactElement | null {
  const model = useModel()
  const words = speedWords(speed, useViewer('minute'))
  // A pause has its banner, and Resume is its way out.
  if (words === null || speed.kind === 'pause') return null
  const isFree = speed.by === 'person'
  return (
    <div className="speed-line">
      <span className="health-numbers number">{words}</span>
      {speed.kind === 'full' && !isFree ? null : (
        <button
          type="button"
          className="button is-small"
          onClick={() => model.attempt(model.bridge.wantFullSpeed(!isFree))}
        >
          {isFree ? say('health.limitAgain') : say('health.fullSpeed')}
        </button>
      )}
    </div>
  )
}

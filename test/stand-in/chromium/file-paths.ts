// Answers `webUtils.getPathForFile`, which must know at once where a file is. The preload script's world stops there (see
// worlds/preload-world.ts); Chromium tells the path of the file it holds, and the world goes on with the answer.
import type { CdpSession } from './cdp.ts'

const asking = 'standInPathOfFile'

type Frame = { readonly callFrameId: string; readonly functionName: string }

/** From now on every stop of this page is either an ask for a path or goes on unnoticed. */
export async function answerFilePaths(cdp: CdpSession): Promise<void> {
  cdp.on('Debugger.paused', ({ callFrames }) => {
    const frame = callFrames[0]
    const answered = frame?.functionName === asking ? answer(cdp, frame) : Promise.resolve()
    // Whatever became of the answer, a page must not stay stopped; a page that is gone needs nothing more.
    void answered
      .catch(() => null)
      .then(() => cdp.send('Debugger.resume'))
      .catch(() => null)
  })
  await cdp.send('Debugger.enable')
}

async function answer(cdp: CdpSession, frame: Frame): Promise<void> {
  const { callFrameId } = frame
  const { result } = await cdp.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'file' })
  if (result.objectId === undefined) return
  const { path } = await cdp.send('DOM.getFileInfo', { objectId: result.objectId })
  const expression = `answer.path = ${JSON.stringify(path)}`
  await cdp.send('Debugger.evaluateOnCallFrame', { callFrameId, expression })
}

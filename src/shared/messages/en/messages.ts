// All of it, by key.
import { blocked } from './blocked.ts'
import { appNotices, desktop } from './desktop.ts'
import { originalTexts } from './originals.ts'
import { sentFile } from './sent-file.ts'
import { setUp } from './set-up.ts'
import { settings } from './settings.ts'
import { units } from './units.ts'
import { doctor, uploader } from './uploader.ts'
import { upload } from './upload.ts'
import { stops, waiting } from './waiting.ts'
import { whyAnswers } from './why.ts'
import { windowHistory } from './window-history.ts'
import { windowList } from './window-list.ts'
import { window } from './window.ts'

export const messages = {
  ...waiting,
  ...stops,
  ...blocked,
  ...upload,
  ...units,
  ...sentFile,
  ...originalTexts,
  ...whyAnswers,
  ...window,
  ...windowList,
  ...windowHistory,
  ...setUp,
  ...settings,
  ...desktop,
  ...appNotices,
  ...uploader,
  ...doctor,
} as const

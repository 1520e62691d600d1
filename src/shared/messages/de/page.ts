// All that the window's page says in German, by key.
import type { PageCatalogue } from '../messages.ts'
import { blocked } from './blocked.ts'
import { folders } from './folders.ts'
import { originalTexts } from './originals.ts'
import { sentFile } from './sent-file.ts'
import { setUp } from './set-up.ts'
import { settings } from './settings.ts'
import { units } from './units.ts'
import { upload } from './upload.ts'
import { stops, waiting } from './waiting.ts'
import { whyAnswers } from './why.ts'
import { windowHistory } from './window-history.ts'
import { windowList } from './window-list.ts'
import { window } from './window.ts'

export const pageMessages: PageCatalogue = {
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
  ...folders,
}

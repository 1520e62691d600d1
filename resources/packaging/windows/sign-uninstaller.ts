// `node sign-uninstaller.ts PFX PASSWORD-FILE TIMESTAMP-URL-OR-NOTHING FILE`: called by makensis for the uninstaller, which exists only while the
// installer is made.
import { signFile } from './sign.ts'

const [pfx = '', passwordFile = '', timestampUrl = '', file = ''] = process.argv.slice(2)
if (!signFile({ pfx, passwordFile, timestampUrl: timestampUrl === '' ? null : timestampUrl }, file))
  process.exitCode = 1

// The page's language for tests of what the window does: imported by each test whose words come from the page.
import { speak } from '#renderer/words/say.ts'
import { english } from '#shared/messages/english.ts'

speak(english)

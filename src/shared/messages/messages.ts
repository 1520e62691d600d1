// What can be said, by the English catalogue: the compiler demands the same keys of every language, and of whoever speaks a message
// that exists and all it needs.
import type { messages } from './en/messages.ts'
import type { pageMessages } from './en/page.ts'
import type { IcuArguments } from './icu-arguments.ts'

type English = typeof messages

export type MessageKey = keyof English

/** A whole language: a text for each key. */
export type Catalogue = Readonly<Record<MessageKey, string>>

/** What the window's page says. */
export type PageKey = keyof typeof pageMessages
export type PageCatalogue = Readonly<Record<PageKey, string>>

/** A part of a catalogue, in another language: the same keys as the English part, no more and no less. */
export type InOtherWords<Part> = { readonly [Key in keyof Part]: string }

/** All that any of the messages needs: whoever chooses one of several has to know it all. */
type ArgumentsOf<Key extends MessageKey> = AllOf<Key extends MessageKey ? IcuArguments<English[Key]> : never>

type AllOf<Each> = (Each extends unknown ? (one: Each) => void : never) extends (all: infer All) => void ? All : never

type Given<Key extends MessageKey> = keyof ArgumentsOf<Key> extends never ? [] : [given: ArgumentsOf<Key>]

/** Says a message of the window's page in a language. */
export type SayOnPage = <Key extends PageKey>(key: Key, ...given: Given<Key>) => string

/** Says the message in a language. */
export type Say = <Key extends MessageKey>(key: Key, ...given: Given<Key>) => string

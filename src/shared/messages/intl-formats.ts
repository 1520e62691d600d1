// Formats of numbers, days and lists. Making one costs more than using it a thousand times, so each is made once.

const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()
const lists = new Map<string, Intl.ListFormat>()
const plurals = new Map<string, Intl.PluralRules>()

export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once(numbers, keyOf(locale, options), () => new Intl.NumberFormat(locale, options))
}

/** `timeZone` null: the computer's own at the moment `atMs`, also after it was carried into another one. */
export function dateFormat(
  locale: string,
  { atMs, timeZone }: { readonly atMs: number; readonly timeZone: string | null },
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const zone = timeZone === null ? {} : { timeZone }
  const here = timeZone ?? String(new Date(atMs).getTimezoneOffset())
  return once(
    dates,
    keyOf(`${locale} ${here}`, options),
    () => new Intl.DateTimeFormat(locale, { ...options, ...zone }),
  )
}

export function listFormat(locale: string, options: Intl.ListFormatOptions): Intl.ListFormat {
  return once(lists, keyOf(locale, options), () => new Intl.ListFormat(locale, options))
}

export function pluralRules(locale: string, options: Intl.PluralRulesOptions = {}): Intl.PluralRules {
  return once(plurals, keyOf(locale, options), () => new Intl.PluralRules(locale, options))
}

function keyOf(locale: string, options: object): string {
  return `${locale} ${JSON.stringify(options)}`
}

function once<Format>(made: Map<string, Format>, key: string, make: () => Format): Format {
  const known = made.get(key)
  if (known !== undefined) return known
  const format = make()
  made.set(key, format)
  return format
}

// What came of reading something that a person wrote.

export type Parsed<Value> =
  | { readonly kind: 'parsed'; readonly value: Value }
  /** `because` is a sentence for that person. */
  | { readonly kind: 'refused'; readonly because: string }

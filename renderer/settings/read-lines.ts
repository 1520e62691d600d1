// What was read of lines that a person typed.

export type ReadLines<Value> =
  | { readonly kind: 'parsed'; readonly value: Value }
  /** A sentence for the person. */
  | { readonly kind: 'refused'; readonly because: string }

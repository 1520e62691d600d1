// The arguments of a message, found by the compiler in its text: a message that is said without them does not compile.

type Argument = readonly [name: string, type: unknown]

/** Arguments with branches whose ends have not been read yet, the innermost first. */
type Open = readonly (readonly [name: string, kind: string])[]

/** Reads text: up to the next argument, or to the end of the branch it stands in. */
type InText<
  Text extends string,
  Found extends Argument,
  Around extends Open,
> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? InBranches<`${Rest}{${After}`, Found, Around>
    : InArgument<After, Found, Around>
  : Text extends `${string}}${infer Rest}`
    ? InBranches<Rest, Found, Around>
    : Found

/** Reads what stands behind a brace: `name}`, `name, number}` or `name, plural, one {# file} other {# files}}`. */
type InArgument<
  Text extends string,
  Found extends Argument,
  Around extends Open,
> = Text extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name}, ${infer Kind extends 'plural' | 'select'}, ${string}`
    ? Text extends `${Name}, ${Kind}, ${infer Branches}`
      ? InBranches<
          Branches,
          Kind extends 'plural' ? Found | readonly [Name, number] : Found,
          readonly [readonly [Name, Kind], ...Around]
        >
      : never
    : Head extends `${infer Name}, number`
      ? InText<Rest, Found | readonly [Name, number], Around>
      : InText<Rest, Found | readonly [Head, string], Around>
  : never

/** Reads the next branch, or the end of them all. */
type InBranches<Text extends string, Found extends Argument, Around extends Open> = Text extends ` ${infer Rest}`
  ? InBranches<Rest, Found, Around>
  : Around extends readonly [readonly [infer Name extends string, infer Kind], ...infer Outside extends Open]
    ? Text extends `}${infer Rest}`
      ? InText<Rest, Found, Outside>
      : Text extends `${infer Selector} {${infer Branch}`
        ? InText<Branch, Kind extends 'select' ? Found | readonly [Name, Selector] : Found, Around>
        : never
    : never

/**
 * What has to be told with a message: a text for `{name}`, a number for `{count, number}` and plurals, one of the named cases for a
 * select. Spaces stand as in the examples above; a test keeps messages to that.
 */
export type IcuArguments<Text extends string> = {
  readonly [Each in InText<Text, never, readonly []> as Each[0]]: Each[1]
}

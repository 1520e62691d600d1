/** A bug planted in the product's source: `find`, which stands there once, is replaced while it is loaded. */
export type PlantedBug = {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  /** Where the hunt of a thousand seeds begins, so that it is short; 0 where nothing is said. Any of the thousand may find it. */
  readonly from?: number
}

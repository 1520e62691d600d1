/** A bug planted in the product's source: `find`, which stands there once, is replaced while it is loaded. */
export type PlantedBug = {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

// Node's own http, which is not imported: an import looks at each name that a module hands out, and for three of these Node loads
// all of its `fetch`, which nobody here uses: 15 MB, and a twentieth of a second of each start.
export const http = process.getBuiltinModule('node:http')

// A Fastify server with one route that answers a constant, for the other side of a comparison.
import Fastify from 'fastify'

const app = Fastify()
app.post('/v1/links', async () => ({ kind: 'link', url: 'http://127.0.0.1/link' }))
const url = await app.listen({ host: '127.0.0.1', port: 0 })
console.log(JSON.stringify({ url }))
process.once('SIGTERM', () => process.exit(0))

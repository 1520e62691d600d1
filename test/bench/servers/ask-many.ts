// Many questions to one server over connections that stay open.
import { Agent, request } from 'node:http'

export type Question = { readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** Posts all `questions` to `url`, `width` at once; throws at an answer that is no 200. */
export async function askMany(url: string, questions: readonly Question[], width: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: width })
  const waiting = questions.values()
  const askInTurn = async (): Promise<void> => {
    for (const question of waiting) await askOne(url, question, agent)
  }
  await Promise.all(Array.from({ length: width }, askInTurn))
  agent.destroy()
}

function askOne(url: string, { headers, body }: Question, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume()
      answer.on('error', reject)
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`the answer was ${answer.statusCode}`)),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Creating files over HTTP: the whole server on loopback, clients that keep their connections, all in this one process. */
import { Agent, request } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ComplaintInput } from '#modules/complaint/contract.ts'
import { buildApp } from '#apps/server/app.ts'
import { keyed, sampleInputs } from './create.ts'
import { figures, sample, type Bounds, type Figures } from './measure.ts'
import type { System } from './system.ts'

/** The limits are those of one village line; here all clients share an address. */
const UNLIMITED = { submit: 1e9, guess: 1e9, public: 1e9, staff: 1e9 } as const

function post(agent: Agent, port: number, path: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request({ agent, port, host: '127.0.0.1', path, method: 'POST', headers }, (answer) => {
      answer.on('error', reject).on('end', () => resolve(answer.statusCode ?? 0)).resume()
    })
    sent.on('error', reject).end(body)
  })
}

export interface HttpFigures {
  readonly clients: number
  readonly figures: Figures
}

function bodyOf(inputs: readonly ComplaintInput[], index: number): string {
  return JSON.stringify(keyed(inputs, index))
}

export async function measureHttp(system: System, clientCounts: readonly number[], bounds: Bounds): Promise<HttpFigures[]> {
  const app = await buildApp(system.parts, system.access, {
    version: 'bench', consoleFolder: join(system.root, 'apps/console'), trustProxy: false, secureCookies: false, authority: { zh: '压力测试', en: 'benchmark' }, rates: UNLIMITED,
    logLevel: 'silent', ready: () => true,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const inputs = sampleInputs(system)
  const results: HttpFigures[] = []
  for (const clients of clientCounts) {
    const agent = new Agent({ keepAlive: true, maxSockets: clients })
    const bodies = Array.from({ length: bounds.operations }, (_, index) => bodyOf(inputs, index))
    const operation = async (_: number, index: number) => {
      const status = await post(agent, port, '/api/public/complaints', bodies[index] ?? bodyOf(inputs, index))
      if (status !== 200) throw new Error(`HTTP ${status} for ${randomUUID()}`)
    }
    await sample(clients, { seconds: 0.3, operations: 50 }, (number, index) => operation(number, bounds.operations + index))
    results.push({ clients, figures: figures([await sample(clients, bounds, operation)]) })
    agent.destroy()
  }
  await app.close()
  return results
}

/** Closed-loop clients: each sends its next request when the one before is answered. */

export interface Bounds {
  readonly seconds: number
  readonly operations: number
}

/** What was seen: the time of every operation in milliseconds, and how long all of them took together. */
export interface Sample {
  readonly latencies: readonly number[]
  readonly seconds: number
}

export interface Figures {
  readonly operations: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/** One operation; `index` counts over all clients, so that no two get the same. */
export type Operation = (client: number, index: number) => Promise<unknown>

/** Runs until the time is up or the operations are used up, whichever comes first. */
export async function sample(clients: number, bounds: Bounds, operation: Operation): Promise<Sample> {
  const latencies: number[] = []
  const start = performance.now()
  const end = start + bounds.seconds * 1000
  let next = 0
  async function client(number: number): Promise<void> {
    while (next < bounds.operations) {
      const index = next
      next += 1
      const begin = performance.now()
      await operation(number, index)
      const done = performance.now()
      latencies.push(done - begin)
      if (done >= end) return
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  return { latencies, seconds: (performance.now() - start) / 1000 }
}

/** The value below which a share of a sorted list lies (nearest rank); NaN for an empty one. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN
}

function median(values: readonly number[]): number {
  return percentile(values.toSorted((a, b) => a - b), 0.5)
}

export function figures(samples: readonly Sample[]): Figures {
  const sorted = samples.flatMap(({ latencies }) => latencies).toSorted((a, b) => a - b)
  const seconds = samples.reduce((sum, one) => sum + one.seconds, 0)
  return {
    operations: sorted.length, perSecond: sorted.length / seconds,
    p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99),
  }
}

export interface Contestant {
  readonly name: string
  /** Work that does not count: connections, values computed beforehand. */
  prepare(operations: number): Promise<Operation> | Operation
}

/** Figures of one contestant, and its speed as a share of the others', round by round. */
export interface Contest {
  readonly clients: number
  readonly results: Readonly<Record<string, Figures>>
  /** Median over the rounds of the first contestant's speed divided by each of the others'. */
  readonly ratios: Readonly<Record<string, number>>
  /** Those speeds divided, of every round, lowest first: how far they scatter. */
  readonly spread: Readonly<Record<string, readonly number[]>>
}

/** Order of a round: turned by one place every time, so that drift and warm caches favour nobody. */
function turned<T>(list: readonly T[], round: number): readonly T[] {
  const by = round % list.length
  return [...list.slice(by), ...list.slice(0, by)]
}

/** Lets contestants work in turns on the same database; one short turn each beforehand does not count. */
export async function contest(contestants: readonly Contestant[], clients: number, rounds: number, bounds: Bounds): Promise<Contest> {
  const taken = new Map<string, Sample[]>(contestants.map(({ name }) => [name, []]))
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, prepare } of turned(contestants, round + 1)) {
      const warmUp = round < 0
      const operations = warmUp ? Math.min(bounds.operations, 40 * clients) : bounds.operations
      const result = await sample(clients, { ...bounds, operations }, await prepare(operations))
      if (!warmUp) taken.get(name)?.push(result)
    }
  }
  const speeds = (name: string) => (taken.get(name) ?? []).map((one) => one.latencies.length / one.seconds)
  const [first, ...others] = contestants.map(({ name }) => name)
  const own = speeds(first ?? '')
  const spread = Object.fromEntries(others.map((name) => [name, speeds(name).map((speed, round) => (own[round] ?? 0) / speed).toSorted((a, b) => a - b)]))
  return {
    clients, spread, ratios: Object.fromEntries(Object.entries(spread).map(([name, values]) => [name, median(values)])),
    results: Object.fromEntries([...taken].map(([name, samples]) => [name, figures(samples)])),
  }
}

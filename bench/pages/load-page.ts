import { Agent, get } from 'node:http'

export const inFlight = 8

export interface Load {
  /** Of each request, in milliseconds. */
  times: number[]
  seconds: number
  /** As it was sent, compressed. */
  bytes: number
}

/** Asks for the pages in turn, eight at a time, as long as `goesOn` says of the number asked so far. */
export async function loadPages(
  urls: readonly string[],
  cookie: string,
  goesOn: (asked: number) => boolean,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight })
  const times: number[] = []
  let asked = 0
  let bytes = 0
  const client = async (): Promise<void> => {
    while (goesOn(asked)) {
      const url = urls[asked % urls.length] ?? ''
      asked += 1
      const sentAt = performance.now()
      bytes = await getBytes(url, cookie, agent)
      times.push(performance.now() - sentAt)
    }
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: inFlight }, client))
  const seconds = (performance.now() - startedAt) / 1_000
  agent.destroy()
  return { times, seconds, bytes }
}

/** Takes the answer as a browser does, compressed, and leaves it so: this client shares the machine. */
function getBytes(url: string, cookie: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(
      url,
      { agent, headers: { cookie, 'accept-encoding': 'gzip, deflate, br, zstd' } },
      (response) => {
        let bytes = 0
        response.on('data', (chunk: Buffer) => (bytes += chunk.length))
        response.on('error', reject)
        response.on('end', () => {
          if (response.statusCode === 200) resolve(bytes)
          else reject(new Error(`${url} answered ${response.statusCode}.`))
        })
      },
    )
    request.on('error', reject)
  })
}

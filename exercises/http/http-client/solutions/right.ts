// Fetches a page over HTTP/1.1, from sockets, and prints its content. Arguments: HOST PORT PATH [METHOD]
import net from 'node:net'

interface Head {
  lines: string[]
  fields: Map<string, string>
  status: number
}

/** Hides where the pieces end. */
class Reader {
  bytes: Buffer = Buffer.alloc(0)
  pieces: AsyncIterator<Buffer>

  constructor(connection: net.Socket) {
    this.pieces = connection[Symbol.asyncIterator]()
  }

  async more(): Promise<boolean> {
    const { value, done } = await this.pieces.next()
    if (!done) this.bytes = Buffer.concat([this.bytes, value])
    return !done
  }

  async exactly(count: number): Promise<Buffer> {
    while (this.bytes.length < count) {
      if (!(await this.more())) throw new Error('the server closed in the middle of its response')
    }
    const content = this.bytes.subarray(0, count)
    this.bytes = this.bytes.subarray(count)
    return content
  }

  async line(): Promise<string> {
    let end: number
    while ((end = this.bytes.indexOf('\r\n')) < 0) {
      if (!(await this.more())) throw new Error('the server closed in the middle of its response')
    }
    const line = (await this.exactly(end)).toString('latin1')
    await this.exactly(2)
    return line
  }

  async head(): Promise<Head> {
    const lines: string[] = []
    do lines.push(await this.line())
    while (lines.at(-1) !== '')
    const fields = lines.slice(1, -1).map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    })
    return { lines, fields: new Map(fields), status: Number(lines[0]?.split(' ')[1]) }
  }

  async chunks(): Promise<Buffer> {
    const chunks: Buffer[] = []
    for (let size: number; (size = Number.parseInt(await this.line(), 16)) > 0; ) {
      chunks.push(await this.exactly(size))
      await this.line()
    }
    while ((await this.line()) !== '');
    return Buffer.concat(chunks)
  }

  async content(method: string, { status, fields }: Head): Promise<Buffer> {
    if (method === 'HEAD' || status === 204 || status === 304) return Buffer.alloc(0)
    if (fields.get('transfer-encoding')?.toLowerCase().includes('chunked')) return await this.chunks()
    const length = fields.get('content-length')
    if (length !== undefined) return await this.exactly(Number(length))
    while (await this.more());
    return this.bytes
  }
}

async function fetchPage(url: URL, method: string) {
  const connection = net.connect({ host: url.hostname, port: Number(url.port || 80) })
  connection.write(
    `${method} ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`,
  )
  try {
    const reader = new Reader(connection)
    let head: Head
    do head = await reader.head()
    while (head.status < 200)
    return { ...head, content: await reader.content(method, head) }
  } finally {
    connection.destroy()
  }
}

async function main(host: string, port: string, path: string, method = 'GET') {
  let url = new URL(`http://${host}:${port}${path}`)
  for (let left = 10; left > 0; left -= 1) {
    const { lines, fields, status, content } = await fetchPage(url, method)
    if ([301, 302, 303, 307, 308].includes(status)) {
      url = new URL(fields.get('location') ?? '', url)
      continue
    }
    if (status !== 200) throw new Error(`the server said ${lines[0]}`)
    process.stdout.write(method === 'HEAD' ? lines.join('\n') : content)
    return
  }
  throw new Error('too many redirects')
}

const [host = '', port = '', path = '', method] = process.argv.slice(2)
main(host, port, path, method).catch((error: Error) => {
  console.error(`The page could not be had: ${error.message}`)
  process.exitCode = 1
})

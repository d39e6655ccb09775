// A caching proxy for HTTP/1.1, from sockets. Arguments: PORT
const net = require('node:net')

const skipped = /^(connection|proxy-connection|keep-alive|transfer-encoding|content-length|te|upgrade)$/
const stored = new Map()

// The head at the beginning of what has come; null while its empty line is missing.
function readHead(bytes) {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [first, ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const fields = lines.map((line) => [
    line.split(':')[0].toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ])
  return { first, fields: Object.fromEntries(fields), end: end + 4 }
}

// The content of a chunked response; null while it is not whole.
function joinChunks(bytes) {
  const chunks = []
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at)
    if (end < 0) return null
    const size = Number.parseInt(bytes.toString('latin1', at, end), 16)
    if (size === 0) return bytes.indexOf('\r\n\r\n', at) < 0 ? null : Buffer.concat(chunks)
    if (bytes.length < end + 4 + size) return null
    chunks.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 4 + size
  }
}

function readResponse(bytes, closed) {
  const head = readHead(bytes)
  if (head === null) return null
  const { first, fields } = head
  const status = Number(first.split(' ')[1])
  const rest = bytes.subarray(head.end)
  const length = Number(fields['content-length'])
  const contentOf = () => {
    if (status === 204 || status === 304) return Buffer.alloc(0)
    if (/chunked/i.test(fields['transfer-encoding'] ?? '')) return joinChunks(rest)
    if ('content-length' in fields) return rest.length < length ? null : rest.subarray(0, length)
    return closed ? rest : null
  }
  const content = contentOf()
  return content === null ? null : { first, fields, status, content, born: Date.now() }
}

function askOrigin(url, conditions) {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0)
    const origin = net.connect({ host: url.hostname, port: Number(url.port || 80) })
    const fields = { Host: url.host, ...conditions, Connection: 'close' }
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
    origin.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`)
    const look = (closed) => {
      const response = readResponse(bytes, closed)
      if (response === null && closed) reject(new Error('closed in the middle of a response'))
      if (response === null) return
      resolve(response)
      origin.destroy()
    }
    origin.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece])
      look(false)
    })
    origin.on('end', () => look(true))
    origin.on('error', reject)
  })
}

const directive = ({ fields }, name) =>
  new RegExp(`(?:^|[ ,])${name}(?:=(\\d+))?(?:$|[ ,])`, 'i').exec(fields['cache-control'] ?? '')
const mayBeStored = (response) =>
  response.status === 200 && !directive(response, 'no-store') && !directive(response, 'private')

function isFresh(response) {
  if (directive(response, 'no-cache')) return false
  const [, seconds = 0] = directive(response, 's-maxage') ?? directive(response, 'max-age') ?? []
  return Date.now() - response.born < Number(seconds) * 1000
}

async function get(url) {
  const kept = stored.get(url.href)
  if (kept && isFresh(kept)) return kept
  const conditions = {}
  if (kept?.fields.etag) conditions['If-None-Match'] = kept.fields.etag
  if (kept?.fields['last-modified']) conditions['If-Modified-Since'] = kept.fields['last-modified']
  let response = await askOrigin(url, conditions)
  if (response.status === 304 && kept)
    response = { ...kept, fields: { ...kept.fields, ...response.fields }, born: Date.now() }
  if (mayBeStored(response)) stored.set(url.href, response)
  else stored.delete(url.href)
  return response
}

function write(connection, { first, fields, content }) {
  const kept = Object.entries(fields).filter(([name]) => !skipped.test(name))
  const lines = kept.map(([name, value]) => `${name}: ${value}\r\n`)
  const length = `Content-Length: ${content.length}\r\n`
  connection.write(`${first}\r\n${lines.join('')}${length}Connection: close\r\n\r\n`)
  connection.end(content)
}

const plain = (first, text) => ({ first, fields: {}, content: Buffer.from(text) })

const server = net.createServer((connection) => {
  let bytes = Buffer.alloc(0)
  connection.on('error', () => {})
  connection.on('data', async (piece) => {
    if (readHead(bytes) !== null) return
    bytes = Buffer.concat([bytes, piece])
    const head = readHead(bytes)
    if (head === null) return
    const [method, target] = head.first.split(' ')
    if (method !== 'GET') return write(connection, plain('HTTP/1.1 501 Not Implemented', ''))
    const response = await get(new URL(target)).catch((error) =>
      plain('HTTP/1.1 502 Bad Gateway', `${target}: ${error.message}\n`),
    )
    write(connection, response)
  })
})

server.listen(Number(process.argv[2]))

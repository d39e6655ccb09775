// A web gateway that filters, from sockets. Arguments: PORT RULE...
const net = require('node:net')

const rules = process.argv.slice(3).map((rule) => [rule.split('=')[0], rule.slice(rule.indexOf('=') + 1)])
const skipped = /^(connection|proxy-connection|keep-alive|transfer-encoding|te|upgrade)$/
const malformed = Symbol('malformed')

// The head at the beginning of what has come; null while its empty line is missing.
function readHead(bytes) {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [first, ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const read = lines.map((line) => /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)$/.exec(line))
  if (read.includes(null)) return malformed
  const fields = Object.fromEntries(read.map(([, name, value]) => [name.toLowerCase(), value.trim()]))
  return { first, fields, end: end + 4 }
}

// The content of a chunked message; null while it is not whole.
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

// The content that the head announces; null while it is not whole, undefined where nothing is announced.
function readContent({ fields, end }, bytes) {
  const rest = bytes.subarray(end)
  if (/chunked/i.test(fields['transfer-encoding'] ?? '')) return joinChunks(rest)
  if (!('content-length' in fields)) return undefined
  const length = Number(fields['content-length'])
  return rest.length < length ? null : rest.subarray(0, length)
}

function written(first, fields, content) {
  const kept = Object.entries(fields).filter(([name]) => !skipped.test(name) && name !== 'content-length')
  if (content !== undefined) kept.push(['content-length', content.length])
  else if ('content-length' in fields) kept.push(['content-length', fields['content-length']])
  const lines = [...kept, ['connection', 'close']].map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([
    Buffer.from(`${first}\r\n${lines.join('')}\r\n`, 'latin1'),
    content ?? Buffer.alloc(0),
  ])
}

const plain = (status, reason) =>
  written(`HTTP/1.1 ${status} ${reason}`, { 'content-type': 'text/plain' }, Buffer.from(`${reason}\n`))

const plainHost = (host) => host.toLowerCase().replace(/\.$/, '')

function ruleAbout(host, method) {
  const isForbidden = ([kind, value]) => {
    if (kind === 'method') return method === value
    return kind === 'host' && `.${plainHost(host)}`.endsWith(`.${plainHost(value)}`)
  }
  return rules.find(isForbidden) ?? (method === 'CONNECT' ? ['method', 'CONNECT'] : undefined)
}

const ruleAboutContent = (content) =>
  rules.find(([kind, value]) => kind === 'word' && content?.includes(value))

function parse(method, target) {
  if (method === 'CONNECT') return { host: target.replace(/:\d*$/, '') }
  const url = /^http:\/\/([^/?#:@]+)(?::(\d+))?([/?][^#]*)?$/i.exec(target)
  if (url === null) return null
  const [, host, port = '80', path = '/'] = url
  return { host, port: Number(port), path: path.startsWith('/') ? path : `/${path}` }
}

function askOrigin(method, { host, port, path }, fields, content) {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0)
    const origin = net.connect({ host, port })
    const asked = { ...fields, host: port === 80 ? host : `${host}:${port}` }
    origin.write(written(`${method} ${path} HTTP/1.1`, asked, content))
    const look = (closed) => {
      const head = readHead(bytes)
      if (head === malformed) return reject(new Error('a response that cannot be read'))
      if (head === null) return closed && reject(new Error('closed in the middle of a response'))
      const status = head.first.split(' ')[1]
      const isEmpty = method === 'HEAD' || status === '204' || status === '304'
      const announced = isEmpty ? undefined : readContent(head, bytes)
      const endsAtClose = announced === undefined && !isEmpty
      if (!closed && (announced === null || endsAtClose)) return
      if (announced === null) return reject(new Error('closed in the middle of a response'))
      resolve({ ...head, status, content: endsAtClose ? bytes.subarray(head.end) : announced })
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

// The whole request that has come is answered; null while it is not whole.
function answer(bytes) {
  const head = readHead(bytes)
  if (head === null) return null
  if (head === malformed) return plain(400, 'Bad Request')
  const [method, target] = head.first.split(' ')
  const where = parse(method, target)
  if (where === null) return plain(400, 'Bad Request')
  const log = (verdict, because) => console.log(verdict, method, target, because)
  const refuse = (rule) => {
    log('refused', rule.join('='))
    return plain(403, 'Forbidden')
  }
  const rule = ruleAbout(where.host, method)
  if (rule !== undefined) return refuse(rule)
  const asked = readContent(head, bytes)
  if (asked === null) return null
  const handOn = ({ first, status, fields, content }) => {
    const word = ruleAboutContent(content)
    if (word !== undefined) return refuse(word)
    log('allowed', status)
    return written(first, fields, content)
  }
  return askOrigin(method, where, head.fields, asked).then(handOn, () => plain(502, 'Bad Gateway'))
}

const server = net.createServer({ allowHalfOpen: true }, (client) => {
  let bytes = Buffer.alloc(0)
  let isAnswered = false
  client.on('error', () => {})
  client.on('end', () => isAnswered || client.end())
  client.on('data', async (piece) => {
    if (isAnswered) return
    bytes = Buffer.concat([bytes, piece])
    const response = answer(bytes)
    if (response === null) return
    isAnswered = true
    client.end(await response)
  })
})

server.listen(Number(process.argv[2]))

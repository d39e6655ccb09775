// Serves the files of its working folder over HTTP/1.1, from sockets. Arguments: PORT
const fs = require('node:fs')
const net = require('node:net')
const path = require('node:path')

const types = { '.html': 'text/html', '.txt': 'text/plain', '.png': 'image/png' }
const reasons = { 200: 'OK', 400: 'Bad Request', 404: 'Not Found', 505: 'HTTP Version Not Supported' }
const root = process.cwd()

function readFile(target) {
  try {
    // Decoded first, judged then: what lies outside the working folder is not there.
    const file = path.join(root, decodeURIComponent(target.split('?')[0]))
    if (!file.startsWith(root + path.sep)) return null
    return { content: fs.readFileSync(file), type: types[path.extname(file)] ?? 'application/octet-stream' }
  } catch {
    return null
  }
}

/** Whether the connection stays open. */
function answer(connection, head) {
  const [line, ...rest] = head.split('\r\n')
  const [method, target, version, ...more] = line.split(' ')
  const isRequest = version?.startsWith('HTTP/') && more.length === 0
  const closes =
    !isRequest || version === 'HTTP/1.0' || rest.some((field) => /^connection:\s*close\s*$/i.test(field))
  let status = 200
  let file = null
  if (!isRequest) status = 400
  else if (!version.startsWith('HTTP/1.')) status = 505
  else {
    file = readFile(target)
    if (file === null) status = 404
  }
  const { content, type } = file ?? { content: Buffer.from(reasons[status]), type: 'text/plain' }
  connection.write(
    [
      `HTTP/1.1 ${status} ${reasons[status]}`,
      `Content-Type: ${type}`,
      `Content-Length: ${content.length}`,
      `Connection: ${closes ? 'close' : 'keep-alive'}`,
      '\r\n',
    ].join('\r\n'),
  )
  if (method !== 'HEAD') connection.write(content)
  return !closes
}

const server = net.createServer((connection) => {
  // What stands behind the empty line is the beginning of the next request.
  let received = ''
  connection.on('data', (piece) => {
    received += piece.toString('latin1')
    for (let end = received.indexOf('\r\n\r\n'); end >= 0; end = received.indexOf('\r\n\r\n')) {
      const head = received.slice(0, end)
      received = received.slice(end + 4)
      if (!answer(connection, head)) {
        connection.end()
        return
      }
    }
  })
  connection.on('error', (error) => console.error('Trouble with a client:', error.message))
})

server.listen(Number(process.argv[2]), () => console.log('Listening at port', process.argv[2]))

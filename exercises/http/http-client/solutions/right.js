// Fetches a page over HTTP/1.1, from sockets, and prints its content. Arguments: HOST PORT PATH [METHOD]
const net = require('node:net')

// Reads what has come as a response; null while it is not whole.
function readResponse(bytes, method, closed) {
  let at = 0
  const line = () => {
    const end = bytes.indexOf('\r\n', at)
    if (end < 0) return null
    const text = bytes.toString('latin1', at, end)
    at = end + 2
    return text
  }
  const head = () => {
    const first = line()
    const rest = []
    const fields = {}
    for (let text = line(); text !== ''; text = line()) {
      if (text === null) return null
      const colon = text.indexOf(':')
      fields[text.slice(0, colon).toLowerCase()] = text.slice(colon + 1).trim()
      rest.push(text)
    }
    return { lines: [first, ...rest], fields, status: Number(first.split(' ')[1]) }
  }
  const exactly = (count) => {
    if (bytes.length < at + count) return null
    at += count
    return bytes.subarray(at - count, at)
  }
  const chunks = () => {
    const all = []
    for (;;) {
      const size = line()
      if (size === null) return null
      if (Number.parseInt(size, 16) === 0) break
      const chunk = exactly(Number.parseInt(size, 16))
      if (chunk === null || exactly(2) === null) return null
      all.push(chunk)
    }
    for (let text = line(); text !== ''; text = line()) if (text === null) return null
    return Buffer.concat(all)
  }
  const contentOf = ({ fields, status }) => {
    if (method === 'HEAD' || status === 204 || status === 304) return Buffer.alloc(0)
    if (/chunked/i.test(fields['transfer-encoding'] ?? '')) return chunks()
    if ('content-length' in fields) return exactly(Number(fields['content-length']))
    return closed ? bytes.subarray(at) : null
  }
  let response = head()
  // What begins with 1 is not the answer yet.
  while (response !== null && response.status < 200) response = head()
  const content = response === null ? null : contentOf(response)
  return content === null ? null : { ...response, content }
}

function fetchPage(url, method) {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0)
    const connection = net.connect({ host: url.hostname, port: Number(url.port || 80) })
    connection.write(
      `${method} ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`,
    )
    const look = (closed) => {
      const response = readResponse(bytes, method, closed)
      if (response !== null) {
        resolve(response)
        connection.destroy()
      } else if (closed) reject(new Error('the server closed in the middle of its response'))
    }
    connection.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece])
      look(false)
    })
    connection.on('end', () => look(true))
    connection.on('error', reject)
  })
}

async function main(host, port, path, method = 'GET') {
  let url = new URL(`http://${host}:${port}${path}`)
  for (let left = 10; left > 0; left -= 1) {
    const { lines, fields, status, content } = await fetchPage(url, method)
    if ([301, 302, 303, 307, 308].includes(status)) {
      url = new URL(fields.location, url)
      continue
    }
    if (status !== 200) throw new Error(`the server said ${lines[0]}`)
    process.stdout.write(method === 'HEAD' ? `${lines.join('\n')}\n` : content)
    return
  }
  throw new Error('too many redirects')
}

main(...process.argv.slice(2)).catch((error) => {
  console.error(`The page could not be had: ${error.message}`)
  process.exitCode = 1
})

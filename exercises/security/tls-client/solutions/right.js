// Fetches a page over TLS from a server that shows who it is. Arguments: HOST PORT PATH AUTHORITY, the last a file with
// the certificate of whoever is trusted.
const { readFileSync } = require('node:fs')
const tls = require('node:tls')

// Reads what has come as a response; null while it is not whole.
function readResponse(bytes) {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const [first, ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n')
  const fields = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    fields[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  const content = bytes.subarray(headEnd + 4)
  const length = Number(fields['content-length'])
  return content.length < length
    ? null
    : { status: first.split(' ')[1], first, content: content.subarray(0, length) }
}

function fetchPage(host, port, path, authority) {
  return new Promise((resolve, reject) => {
    // Verifies the chain up to this authority, the dates, and the name, before it says that it is connected.
    const connection = tls.connect(
      { host, port: Number(port), servername: host, ca: readFileSync(authority) },
      () => {
        connection.write(`GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: close\r\n\r\n`)
      },
    )
    let bytes = Buffer.alloc(0)
    connection.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece])
      const response = readResponse(bytes)
      if (response === null) return
      resolve(response)
      connection.end()
      connection.destroySoon()
    })
    connection.on('end', () => reject(new Error('the server closed in the middle of its response')))
    connection.on('error', reject)
  })
}

fetchPage(...process.argv.slice(2))
  .then(({ status, first, content }) => {
    if (status !== '200') throw new Error(`the server said ${first}`)
    process.stdout.write(content)
  })
  .catch((error) => {
    console.error(`The page could not be had: ${error.message}`)
    process.exitCode = 1
  })

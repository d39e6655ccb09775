// Wrong: takes the first data event for the whole response.
const net = require('node:net')

const [host, port, path, method = 'GET'] = process.argv.slice(2)

function ask(url, left) {
  const connection = net.connect({ host: url.hostname, port: Number(url.port || 80) }, () => {
    connection.write(
      `${method} ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`,
    )
  })
  connection.once('data', (data) => {
    connection.destroy()
    const [head, ...rest] = data.toString().split('\r\n\r\n')
    const status = Number(head.split(' ')[1])
    const location = /^location:\s*(.*)$/im.exec(head)?.[1]
    if (status === 301 && left > 0) return ask(new URL(location, url), left - 1)
    console.log(method === 'HEAD' ? head : rest.join('\r\n\r\n'))
    if (status === 200) return
    console.error(head.split('\r\n')[0])
    process.exitCode = 1
  })
  connection.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}

ask(new URL(`http://${host}:${port}${path}`), 10)

// Listeners that the host holds while the self-test runs, and that nothing in a jail may reach.
import { createServer, type Server } from 'node:net'
import { networkInterfaces } from 'node:os'

export interface HostListener {
  /** "address:port" */
  address: string
  connections(): number
  server: Server
}

/** On loopback, and on the machine's own first IPv4 address where it has one. The caller closes their servers. */
export function listenOnHost(): Promise<HostListener[]> {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  const addresses = own === undefined ? ['127.0.0.1'] : ['127.0.0.1', own.address]
  return Promise.all(addresses.map(listenOn))
}

function listenOn(host: string): Promise<HostListener> {
  let count = 0
  const server = createServer((socket) => {
    count += 1
    socket.destroy()
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({ address: `${host}:${port}`, connections: () => count, server })
    })
  })
}

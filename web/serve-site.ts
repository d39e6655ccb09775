import { createServer } from 'node:http'
import path from 'node:path'
import next from 'next'
import { dropExpired } from '#server/auth/session/drop-expired.ts'
import { trustedProxies } from '#server/auth/sign-in/client-address.ts'
import { database } from '#server/database/client.ts'
import { authSecret, databaseUrl } from '#server/env.ts'
import { log } from '#server/log.ts'
import { buildFiles } from './build-files.ts'
import { CompressedResponse } from './compressed-response.ts'
import { edge, refuseMalformed } from './edge.ts'

/** A client that takes nothing for this long, while something waits for it, is dropped. Event streams say something
 * every 15 s (server/runs/stream-run.ts). */
const silenceMsMax = 60_000
const expiryMs = 60_000
/** What is being answered when the process is told to end. */
const graceMs = 3_000

/** Next behind our own edge (edge.ts). Ends on SIGTERM and SIGINT, and when its parent goes away. */
export async function serveSite(): Promise<void> {
  const host = process.env.HOST || '127.0.0.1'
  const port = Number(process.env.PORT || 3_000)
  databaseUrl()
  const secret = authSecret()
  const trusted = trustedProxies()
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  // Where Next reaches itself, for redirects of server actions. It would take the Host that a client sent.
  Object.assign(process.env, {
    __NEXT_PRIVATE_ORIGIN: `http://${here.includes(':') ? `[${here}]` : here}:${port}`,
  })

  const development = process.env.NODE_ENV === 'development'
  const folder = path.resolve(import.meta.dirname, '..')
  const build = process.env.NEXT_DIST_DIR || '.next'
  const site = next({
    dev: development,
    dir: folder,
    hostname: host,
    port,
  })
  await site.prepare()
  const handle = site.getRequestHandler()
  // In development files change, and Next sends what it compiles bit by bit.
  const server = development
    ? createServer(edge({ trusted, secret, handle }))
    : createServer(
        { ServerResponse: CompressedResponse },
        edge({ trusted, secret, handle, sendFile: buildFiles(path.join(folder, build)) }),
      )
  server.timeout = silenceMsMax
  server.on('clientError', refuseMalformed)
  server.on('error', (error) => {
    console.error(error)
    process.exit(1)
  })
  server.listen(port, host)

  const expiring = setInterval(() => {
    dropExpired().catch((error: unknown) => log.warn({ err: error }, 'What expired could not be dropped.'))
  }, expiryMs).unref()

  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    clearInterval(expiring)
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      void Promise.allSettled([site.close(), database.$disconnect()]).then(() => process.exit(0))
    })
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
}

// What keeps a start from beginning, said before anything is begun.
import { trustedProxies } from '#server/auth/sign-in/client-address.ts'
import { passwordsAllowed, ssoSettings } from '#server/auth/sso/sso-settings.ts'
import { freePort } from '#server/database/embedded-postgres.ts'
import { authSecret, metricsToken, practiceAllowed } from '#server/env.ts'
import { mailSettings } from '#server/mail/mail-settings.ts'
import { webProcesses } from '#server/web-processes.ts'
import { findPortOwner } from './port-owner.ts'
import { findLiveStart } from './running-file.ts'

/** Throws when another start serves this data folder. */
export function refuseSecondStart(dataDir: string): void {
  const other = findLiveStart(dataDir)
  if (!other) return
  throw new Error(
    `Roundtrip already runs on this data folder: ${other.url}, process ${other.pid}.\n` +
      `End it with Ctrl-C in its terminal, or: kill ${other.pid}\n` +
      'For a second, separate one: ROUNDTRIP_DATA=<another folder> PORT=<another port> npm start',
  )
}

/** Throws what is wrong with settings of the web server: it would answer every page with an error. */
export function refuseBadSettings(): void {
  authSecret()
  trustedProxies()
  webProcesses(process.env)
  practiceAllowed()
  metricsToken()
  mailSettings()
  passwordsAllowed()
  ssoSettings()
}

/** Throws when the port is none or is taken, and says by whom where the system tells. */
export async function refuseBusyPort(port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PORT=${process.env.PORT} is not a port. Give a number from 1 to 65535.`)
  }
  if ((await freePort(port)) !== null) return
  throw portTaken(port)
}

export function portTaken(port: number): Error {
  const owner = findPortOwner(port)
  const who = owner ? `process ${owner.pid} (${owner.command})` : 'another program'
  return new Error(
    `Port ${port} is in use by ${who}.\nEnd that program, or choose another port: PORT=${port + 1} npm start`,
  )
}

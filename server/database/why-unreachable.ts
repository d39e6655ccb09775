// Whether a database can be worked with, before a command relies on it; a stack trace tells an operator nothing.
import { Client } from 'pg'

const connectMsMax = 10_000

interface Needs {
  /** The platform's tables must be there. */
  tables?: boolean
}

/** What is wrong and what to do, as sentences that name the server and never the password; null when nothing is. */
export async function whyUnreachable(url: string, { tables = false }: Needs = {}): Promise<string | null> {
  const place = placeOf(url)
  if (place === null)
    return 'DATABASE_URL is no address of a PostgreSQL server. Write it as postgresql://user:password@host:5432/database, with what is not a letter or digit in the password percent-encoded.'
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectMsMax })
  // A connection that is cut off after it was made says so here, too.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ made: boolean }>(
      "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS made",
    )
    return tables && rows[0]?.made !== true
      ? `The database ${place} has no tables of Roundtrip's yet. npm start makes them; start the site with this DATABASE_URL first.`
      : null
  } catch (error) {
    return `The database ${place} ${tell(error)}`
  } finally {
    await client.end().catch(() => {})
  }
}

/** By SQLSTATE (PostgreSQL's appendix A) or the system's code. */
const told: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'does not answer: nothing listens there. Start PostgreSQL, or correct DATABASE_URL.',
  ECONNRESET: 'ended the connection. Look into its log, and whether it is PostgreSQL that listens there.',
  ENOTFOUND: 'cannot be found: its name is unknown here. Correct the host in DATABASE_URL.',
  EAI_AGAIN:
    'cannot be found: no name server answers. Correct the host in DATABASE_URL, or mend the network.',
  EHOSTUNREACH: 'cannot be reached: there is no way to that host. Mend the network, or correct DATABASE_URL.',
  ENETUNREACH: 'cannot be reached: there is no way to that network. Mend it, or correct DATABASE_URL.',
  ETIMEDOUT: 'does not answer in time. Look whether a firewall is between, and whether the host is up.',
  ENOENT: 'does not answer: there is no such socket. Start PostgreSQL, or correct DATABASE_URL.',
  '28P01': 'refuses the password. Correct it in DATABASE_URL.',
  '28000':
    'does not let this user in from here. Correct the user in DATABASE_URL, or let it in by pg_hba.conf.',
  '3D000': 'does not exist on that server. Create it (CREATE DATABASE … OWNER …), or correct DATABASE_URL.',
  '53300': 'has no connection left. Raise max_connections, or end what uses them.',
  '57P03': 'is starting or shutting down. Try again in a moment.',
}

function tell(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = told[code]
  if (known !== undefined) return known
  const says = error instanceof Error ? error.message : String(error)
  if (/timeout expired|connection timeout/i.test(says)) return told.ETIMEDOUT ?? says
  return `cannot be used: ${says}. Look into its log, and at DATABASE_URL.`
}

/** `name at host:port`, for people. */
function placeOf(url: string): string | null {
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url)) return null
  const { hostname, port, pathname, username, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? (decodeURIComponent(hostname) || 'localhost')
  const name = decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username)
  return `“${name}” at ${host.startsWith('/') ? host : `${host}:${port || '5432'}`}`
}

/** The database to use. Throws a sentence that says what to do when it is not set. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (url) return url
  throw new Error(
    'DATABASE_URL is not set. `npm start` and `npm run dev` set it for the embedded database; for a server of ' +
      'your own, set it to postgresql://user:password@host/database.',
  )
}

/** Whether exercises may be tried without an account. Throws a sentence for a setting that says neither. */
export function practiceAllowed(): boolean {
  const setting = process.env.PRACTICE ?? 'off'
  if (setting === 'on' || setting === 'off') return setting === 'on'
  throw new Error(`PRACTICE is ${JSON.stringify(setting.slice(0, 40))}. Set it to on or off.`)
}

const tokenCharactersMin = 16

/** What a monitoring system sends; null where nobody watches. Throws a sentence for one that could be guessed. */
export function metricsToken(): string | null {
  const token = process.env.METRICS_TOKEN ?? ''
  if (token === '') return null
  if (token.length >= tokenCharactersMin) return token
  throw new Error(
    `METRICS_TOKEN is shorter than ${tokenCharactersMin} characters. Set it to the output of: openssl rand -hex 24`,
  )
}

const secretCharactersMin = 32
/** A random secret of 32 hexadecimal digits holds fewer in one of a million. */
const differentCharactersMin = 10

/** The key that signs session cookies, the same in every web process. Throws a sentence when it is missing or so weak
 * that a session could be forged. */
export function authSecret(): string {
  const secret = process.env.BETTER_AUTH_SECRET ?? ''
  const problem = secretProblem(secret)
  if (problem === null) return secret
  throw new Error(
    `BETTER_AUTH_SECRET ${problem}. \`npm start\` makes one when it is not set; for a deployment of your own, set it to ` +
      'the output of: openssl rand -base64 32',
  )
}

function secretProblem(secret: string): string | null {
  if (secret === '') return 'is not set'
  if (secret.length < secretCharactersMin) return `is shorter than ${secretCharactersMin} characters`
  const repeats = /^(.{1,16})\1+$/su.test(secret)
  return repeats || new Set(secret).size < differentCharactersMin ? 'is easily guessed' : null
}

/** The database to use. Throws a sentence that says what to do when it is not set. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (url) return url
  throw new Error(
    'DATABASE_URL is not set. `npm start` and `npm run dev` set it for the embedded database; for a server of ' +
      'your own, set it to postgresql://user:password@host/database.',
  )
}

/** The key that signs session cookies: at least 32 characters, the same in every web process. */
export function authSecret(): string {
  const secret = process.env.BETTER_AUTH_SECRET
  if (secret && secret.length >= 32) return secret
  throw new Error(
    'BETTER_AUTH_SECRET is not set or shorter than 32 characters. `npm start` makes one; for a deployment of ' +
      'your own, set it to the output of: openssl rand -base64 32',
  )
}

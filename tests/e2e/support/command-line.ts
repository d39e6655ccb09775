import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.resolve(import.meta.dirname, '../../..')

/** `./roundtrip …` on a site's database: resolves to what it printed. New accounts have the password that is given. */
export const commandLine =
  (databaseUrl: string | undefined, url: string | undefined, password: string) =>
  async (...words: string[]): Promise<string> => {
    const env = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      BETTER_AUTH_URL: url,
      ROUNDTRIP_PASSWORD: password,
    }
    const command = [path.join(root, 'roundtrip'), ...words]
    return (await promisify(execFile)(process.execPath, command, { env, cwd: root })).stdout
  }

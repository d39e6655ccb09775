import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * What Node runs for a program `x/y.ts` of this package: its bundle, when whoever started us has made one and says where
 * (platform/prepare-programs.ts), else the source as it stands.
 */
export function programFile(source: string): string {
  const folder = process.env.ROUNDTRIP_PROGRAMS
  const bundled = folder ? path.join(folder, source.replace(/\.ts$/, '.mjs')) : null
  return bundled !== null && existsSync(bundled) ? bundled : path.resolve(source)
}

// Debian packages that bring a service, of which tests want the program alone.
import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { ensurePackages, findMissing, type PackageResult, type SystemPackage } from './system-packages.ts'

interface ServicePackage extends SystemPackage {
  /** To what its installation asks, as debconf-set-selections reads them. */
  answers?: readonly string[]
}

/** Witnesses of the night that are servers: tests start them with a configuration of their own, and end them. */
export const serviceWitnessPackages: readonly ServicePackage[] = [
  { name: 'bind9', programs: ['named'] },
  { name: 'unbound', programs: ['unbound'] },
  // Without an answer it would make a configuration of its own.
  { name: 'postfix', programs: ['postfix'], answers: ['postfix/main_mailer_type select No configuration'] },
  { name: 'dovecot-imapd', programs: ['/usr/lib/dovecot/imap'] },
  { name: 'squid', programs: ['squid'] },
]

/** What Debian's maintainer scripts ask before they start a service: 101 forbids it. */
const policyFile = '/usr/sbin/policy-rc.d'
const forbids = '#!/bin/sh\nexit 101\n'

/**
 * Installs them without starting any, nor removing what they conflict with. Root alone does, as in CI: on somebody's own
 * machine a mail server is not ours to bring, and tests without it say that they are left out.
 */
export function ensureServices(
  packages: readonly ServicePackage[],
  say: (line: string) => void,
): PackageResult {
  const names = findMissing(packages)
  if (names.length === 0) return { state: 'present' }
  if (process.getuid?.() !== 0) {
    return { state: 'missing', names, remedy: `apt-get install ${names.join(' ')}, which brings services` }
  }
  const before = `${policyFile}.before-roundtrip`
  if (existsSync(policyFile)) renameSync(policyFile, before)
  try {
    writeFileSync(policyFile, forbids, { mode: 0o755 })
    const answers = packages.flatMap(({ name, answers: lines = [] }) =>
      lines.map((line) => `${name} ${line}\n`),
    )
    spawnSync('debconf-set-selections', { input: answers.join(''), stdio: ['pipe', 'ignore', 'ignore'] })
    return ensurePackages(packages, say, ['--no-remove'])
  } finally {
    rmSync(policyFile, { force: true })
    if (existsSync(before)) renameSync(before, policyFile)
  }
}

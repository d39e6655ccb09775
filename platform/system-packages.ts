// What the project needs of the operating system and npm cannot bring.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'

export interface SystemPackage {
  /** Debian's name. */
  name: string
  /** Any of these means that it is there. */
  programs: readonly string[]
  /** Or this, of a package without a program. */
  file?: string
}

export const labPackages: readonly SystemPackage[] = [
  { name: 'bubblewrap', programs: [process.env.ROUNDTRIP_BWRAP || 'bwrap'] },
  { name: 'iproute2', programs: ['ip'] },
  // The jail shows a program /usr and nothing else, so another Python elsewhere does not count.
  { name: 'python3', programs: ['/usr/bin/python3'] },
]

/** For programs in C, Java and Go, which are judged where these are, and tested where they may be installed. */
export const compilerPackages: readonly SystemPackage[] = [
  { name: 'gcc', programs: ['/usr/bin/cc'] },
  { name: 'libc6-dev', programs: [], file: '/usr/include/stdio.h' },
  { name: 'default-jdk-headless', programs: ['/usr/bin/javac'] },
  { name: 'golang-go', programs: ['/usr/bin/go'] },
]

/** The browser without its window: a fifth less work for the same pages than the whole of Chromium. */
export const browserPackages: readonly SystemPackage[] = [
  { name: 'chromium-headless-shell', programs: ['/usr/bin/chromium-headless-shell'] },
]

/** The browser for end-to-end tests, the lightest one first; null when there is none. */
export function findBrowser(): string | null {
  const programs = ['chromium-headless-shell', 'chromium', 'google-chrome'].map((name) => `/usr/bin/${name}`)
  return programs.find(findProgram) ?? null
}

/** Witnesses: what others built for the same purpose, which tests hold our models against. */
export const witnessPackages: readonly SystemPackage[] = [{ name: 'nftables', programs: ['nft'] }]

/** Those that only the night asks: they are large. */
export const nightWitnessPackages: readonly SystemPackage[] = [
  { name: 'tshark', programs: ['tshark'] },
  { name: 'openssl', programs: ['openssl'] },
  { name: 'bind9-dnsutils', programs: ['dig'] },
  { name: 'ldnsutils', programs: ['drill'] },
  { name: 'microsocks', programs: ['microsocks'] },
  { name: 'swaks', programs: ['swaks'] },
  // With which swaks speaks TLS.
  { name: 'libnet-ssleay-perl', programs: [], file: '/usr/share/doc/libnet-ssleay-perl/copyright' },
  { name: 'aria2', programs: ['aria2c'] },
  { name: 'yt-dlp', programs: ['yt-dlp'] },
  { name: 'python3-scapy', programs: ['/usr/bin/scapy3'] },
  {
    name: 'python3-cryptography',
    programs: [],
    file: '/usr/lib/python3/dist-packages/cryptography/__init__.py',
  },
  { name: 'python3-dnspython', programs: [], file: '/usr/lib/python3/dist-packages/dns/__init__.py' },
  { name: 'gnupg', programs: ['gpg'] },
]

const installTimeoutMs = 10 * 60_000

export type PackageResult =
  | { state: 'present' }
  | { state: 'installed'; names: string[] }
  | { state: 'missing'; names: string[]; remedy: string }

export function findMissing(packages: readonly SystemPackage[]): string[] {
  return packages
    .filter(({ programs, file }) => !programs.some(findProgram) && !(file && existsSync(file)))
    .map(({ name }) => name)
}

/** Reading them anew takes minutes behind some mirrors: once is enough. */
let listsAreFresh = false

/** Installs what is missing when we may (root, or sudo without a password); else says the line that does it. */
export function ensurePackages(
  packages: readonly SystemPackage[],
  say: (line: string) => void,
  options: readonly string[] = [],
): PackageResult {
  const names = findMissing(packages)
  if (names.length === 0) return { state: 'present' }
  const line = `apt-get install -y --no-install-recommends ${names.join(' ')}`
  const missing = { state: 'missing' as const, names, remedy: `sudo ${line}` }
  if (!findProgram('apt-get')) {
    return { ...missing, remedy: `install ${names.join(', ')} with your system's package manager` }
  }
  // A program named by the environment is not apt's to bring.
  if (process.env.ROUNDTRIP_BWRAP && names.includes('bubblewrap')) return missing
  const root = process.getuid?.() === 0
  if (!root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return missing
  say(`installing ${names.join(', ')} with ${root ? '' : 'sudo '}apt-get …`)
  const run = (...args: string[]): boolean => {
    // Another program that installs something just now is waited for.
    const apt = ['apt-get', '-o', 'DPkg::Lock::Timeout=300', ...args]
    const [file, ...rest] = root ? apt : ['sudo', '-n', ...apt]
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return spawnSync(file ?? '', rest, { stdio: 'ignore', timeout: installTimeoutMs, env }).status === 0
  }
  listsAreFresh ||= run('update')
  run('install', '-y', '--no-install-recommends', ...options, ...names)
  return findMissing(packages).length === 0 ? { state: 'installed', names } : missing
}

export function findProgram(program: string): boolean {
  if (program.includes('/')) return isExecutable(program)
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => folder !== '' && isExecutable(path.join(folder, program)))
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return existsSync(file)
  } catch {
    return false
  }
}

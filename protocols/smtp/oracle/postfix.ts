// Debian's postfix, started on the loopback with a configuration and folders of its own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

export const postfixFile = ['/usr/sbin/postfix'].find((each) => existsSync(each)) ?? null

export interface Postfix {
  port: number
  /** Texts in a mailbox of bob@b.example's kind, without the lines that postfix puts before them. */
  letters(mailbox: string): string[]
  close(): Promise<void>
}

const triesMax = 1_200

/** @param mailboxes whose letters it takes */
export async function startPostfix(
  host: string,
  mailboxes: readonly string[],
  port: number,
): Promise<Postfix> {
  const folder = mkdtempSync(path.join(tmpdir(), 'roundtrip-postfix-'))
  const within = (name: string) => path.join(folder, name)
  // Its processes run as users of their own, which have to find the way.
  spawnSync('chmod', ['755', folder])
  for (const name of ['spool', 'data', 'mail', 'etc']) mkdirSync(within(name))
  spawnSync('chown', ['postfix', within('data')])
  spawnSync('chown', ['nobody', within('mail')])
  const domains = [...new Set(mailboxes.map((each) => each.slice(each.indexOf('@') + 1)))]
  writeFileSync(within('etc/mailboxes'), mailboxes.map((each) => `${each} ${each}/\n`).join(''))
  writeFileSync(
    within('etc/main.cf'),
    `compatibility_level = 3.6
queue_directory = ${within('spool')}
data_directory = ${within('data')}
maillog_file = ${within('log')}
maillog_file_prefixes = ${folder}
myhostname = ${host}
mydestination =
local_recipient_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
alias_maps =
virtual_mailbox_domains = ${domains.join(', ')}
virtual_mailbox_base = ${within('mail')}
virtual_mailbox_maps = texthash:${within('etc/mailboxes')}
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
local_header_rewrite_clients =
in_flow_delay = 0
smtpd_helo_required = yes
strict_rfc821_envelopes = yes
smtpd_relay_restrictions = reject_unauth_destination
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 1000
smtpd_junk_command_limit = 1000
smtpd_client_connection_count_limit = 0
`,
  )
  const services: [string, string, string][] = [
    [`127.0.0.1:${port}`, 'inet', 'smtpd'],
    ['pickup', 'unix', 'pickup'],
    ['cleanup', 'unix', 'cleanup'],
    ['qmgr', 'unix', 'qmgr'],
    ['rewrite', 'unix', 'trivial-rewrite'],
    ['bounce', 'unix', 'bounce'],
    ['defer', 'unix', 'bounce'],
    ['virtual', 'unix', 'virtual'],
    ['discard', 'unix', 'discard'],
    ['error', 'unix', 'error'],
    ['anvil', 'unix', 'anvil'],
    ['proxymap', 'unix', 'proxymap'],
    ['postlog', 'unix-dgram', 'postlogd'],
  ]
  const lines = services.map(([service, type, command]) => {
    const many = ['cleanup', 'bounce', 'virtual'].includes(command) ? 0 : command === 'smtpd' ? 10 : 1
    const wakeUp = command === 'qmgr' || command === 'pickup' ? '1' : '-'
    const isPrivate = ['smtpd', 'pickup', 'cleanup', 'qmgr', 'postlogd'].includes(command) ? 'n' : 'y'
    return `${service} ${type} ${isPrivate} ${command === 'virtual' ? 'n' : '-'} n ${wakeUp} ${many} ${command}\n`
  })
  writeFileSync(within('etc/master.cf'), lines.join(''))
  const running: ChildProcess = spawn(postfixFile ?? '', ['-c', within('etc'), 'start-fg'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [running.stdout, running.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  const log = () => `${said}${existsSync(within('log')) ? readFileSync(within('log'), 'utf8') : ''}`
  const close = async () => {
    if (running.exitCode === null) {
      const ended = new Promise((resolve) => running.once('exit', resolve))
      spawnSync(postfixFile ?? '', ['-c', within('etc'), 'stop'])
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (tries > triesMax || running.exitCode !== null) {
      const told = log()
      await close()
      throw new Error(`postfix did not start:\n${told.slice(-2_000)}`)
    }
    await delay(50)
  }
  return { port, close, letters: (mailbox) => lettersIn(within(`mail/${mailbox}/new`)) }
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

function lettersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((name) => {
    const text = readFileSync(path.join(folder, name), 'latin1')
    // Where it came from, by whom and for whom: RFC 5321 section 4.4.
    return text.replace(/^(?:(?:Return-Path|X-Original-To|Delivered-To|Received):.*\n(?:[ \t].*\n)*)+/u, '')
  })
}

// A configuration for Debian's postfix, with folders of its own, on the loopback.
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

export const postfixFile = ['/usr/sbin/postfix'].find((each) => existsSync(each)) ?? null

/**
 * Writes all that it needs into a folder of root's; its configuration is in `etc`, what it says in `log`.
 * @param mailboxes whose letters it takes
 */
export function configurePostfix(
  folder: string,
  { host, mailboxes, port }: { host: string; mailboxes: readonly string[]; port: number },
): void {
  const within = (name: string) => path.join(folder, name)
  // Its processes run as users of their own, which have to find the way.
  chmodSync(folder, 0o755)
  for (const name of ['spool', 'data', 'mail', 'etc']) mkdirSync(within(name))
  chownSync(within('data'), userId('postfix'), 0)
  chownSync(within('mail'), userId('nobody'), 0)
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
}

/** Throws where there is no such user. */
function userId(name: string): number {
  const id = new RegExp(`^${name}:[^:]*:(?<id>\\d+):`, 'mu').exec(readFileSync('/etc/passwd', 'utf8'))?.groups
    ?.id
  if (id === undefined) throw new Error(`There is no user ${name}.`)
  return Number(id)
}

/** Texts in a mailbox, without the lines that postfix puts before them. */
export function deliveredLetters(folder: string, mailbox: string): string[] {
  const files = path.join(folder, 'mail', mailbox, 'new')
  if (!existsSync(files)) return []
  return readdirSync(files).map((name) => {
    const text = readFileSync(path.join(files, name), 'latin1')
    // Where it came from, by whom and for whom: RFC 5321 section 4.4.
    return text.replace(/^(?:(?:Return-Path|X-Original-To|Delivered-To|Received):.*\n(?:[ \t].*\n)*)+/u, '')
  })
}

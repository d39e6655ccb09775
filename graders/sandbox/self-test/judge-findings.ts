// What must be true of a cell and a jail, by name: each flag, mount, limit and rule that the two command lines ask for
// is looked at for what it does, so that one that is missing is noticed whatever else still holds.
import { createHash } from 'node:crypto'
import { defaultLimits, type SelfTest } from '#graders/sandbox/contract.ts'
import { findGroupHome } from '#graders/sandbox/groups/group-home.ts'
import { jailedRuntimes } from '#graders/sandbox/jail/jailed-runtimes.ts'
import {
  type CellFacts,
  type Findings,
  ownNamespaces,
  type Probe,
} from '#graders/sandbox/self-test/findings.ts'
import type { HostListener } from '#graders/sandbox/self-test/host-listeners.ts'

/** CAP_NET_BIND_SERVICE, NET_ADMIN, NET_RAW, SYS_ADMIN and SETFCAP. */
const cellCapabilities = '0000000080203400'
const noCapabilities = '0000000000000000'
const devices = ['/dev/null', '/dev/random', '/dev/urandom']
const writable = ['/dev/shm', '/home/student']
const mountPoints =
  /^\/(?:usr(?:\/.+)?|etc|submission|home\/student|dev(?:\/(?:null|random|urandom|shm))?|proc(?:\/(?:sys|sysrq-trigger|irq|bus|fs|acpi|scsi))?)?$/

export function judgeFindings(
  probe: Probe,
  { cell, hoard }: Findings,
  nonce: string,
  listeners: readonly HostListener[],
): SelfTest[] {
  return [
    expect(
      'a sentinel computed inside comes back',
      probe.sentinel,
      createHash('sha256').update(nonce).digest('hex'),
    ),
    ...listeners.map((listener) => notReached(probe, listener)),
    ...judgeNetwork(probe),
    ...judgeFilter(probe),
    ...judgeIdentity(probe),
    ...judgeNamespaces(probe, cell),
    ...judgeFiles(probe),
    ...judgeLimits(probe, hoard),
    ...judgeCell(cell),
  ]
}

function expect(name: string, actual: unknown, expected: unknown): SelfTest {
  const [saw, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  return { name, ok: saw === wanted, detail: saw === wanted ? saw : `${saw} instead of ${wanted}` }
}

function notReached(probe: Probe, listener: HostListener): SelfTest {
  const { address } = listener
  const connections = listener.connections()
  const outcome = probe.reached[address] ?? 'not tried'
  return {
    name: `a listener of the host on ${address} is not reached`,
    ok: outcome !== 'reached' && outcome !== 'not tried' && connections === 0,
    detail: `${outcome}, ${connections} connections`,
  }
}

function judgeNetwork(probe: Probe): SelfTest[] {
  return [
    expect('the only interface is lo', probe.interfaces, ['lo']),
    expect('AF_UNIX sockets are refused', probe.unix, 'EAFNOSUPPORT'),
    expect('AF_UNIX pairs of datagram sockets are refused', probe.unixPair, 'EPERM'),
    expect('AF_VSOCK sockets are refused', probe.vsock, 'EAFNOSUPPORT'),
    expect("the network's counters are closed", probe.counters, 'EACCES'),
  ]
}

function judgeFilter({ status, callsAnswered }: Probe): SelfTest[] {
  return [
    expect('the system call filter is on (Seccomp 2)', status.Seccomp, '2'),
    expect('system calls that are not listed are refused', callsAnswered, []),
    expect('no new privileges (NoNewPrivs 1)', status.NoNewPrivs, '1'),
  ]
}

function judgeIdentity(probe: Probe): SelfTest[] {
  const { status } = probe
  return [
    ...['CapEff', 'CapPrm', 'CapInh', 'CapBnd', 'CapAmb'].map((set) =>
      expect(`no capabilities (${set})`, status[set], noCapabilities),
    ),
    expect('uid and gid are 65534', probe.uid, [65_534, 65_534]),
    expect('pid 1 is the program', probe.pid, 1),
    expect('it sees no process but its own', probe.processes, [1]),
    expect('it has a session of its own', probe.session, 1),
    expect('it dies with the harness', probe.parentDeathSignal, 9),
    expect('descriptors are 0, 1 and 2', probe.descriptors, [0, 1, 2]),
    expect('the host name is box', probe.hostname, 'box'),
    expect('its environment is what it is given', probe.environment, [
      'HOME',
      'LANG',
      'MALLOC_ARENA_MAX',
      'PATH',
      'PWD',
    ]),
  ]
}

/** The network is one for a check; all the others are the jail's own. */
function judgeNamespaces(probe: Probe, cell: CellFacts): SelfTest[] {
  const host = ownNamespaces()
  // See cell-command.ts.
  const ofTheCell = Object.keys(host).filter((name) => name !== 'cgroup' || findGroupHome()?.version !== 2)
  return [
    ...Object.keys(host).map((name) =>
      differs(`a jail has its own ${name} namespace`, probe.namespaces[name], cell.namespaces[name]),
    ),
    ...ofTheCell.map((name) =>
      differs(`a cell has its own ${name} namespace`, cell.namespaces[name], host[name]),
    ),
    {
      name: 'no user namespace can be made in a jail',
      ok: cell.userNamespace.includes('No space left on device'),
      detail: cell.userNamespace || 'one was made',
    },
  ]
}

function differs(name: string, one: string | undefined, other: string | undefined): SelfTest {
  return { name, ok: one !== undefined && one !== other, detail: `${one} and ${other}` }
}

function isDevice(path: string): boolean {
  return devices.includes(path)
}

function judgeFiles({ mounts, folders }: Probe): SelfTest[] {
  const pathsWhere = (test: (path: string, options: readonly string[]) => boolean): string[] =>
    mounts
      .filter(([path, options]) => test(path, options))
      .map(([path]) => path)
      .toSorted()
  return [
    expect(
      'nothing else is mounted',
      pathsWhere((path) => !mountPoints.test(path)),
      [],
    ),
    expect(
      'only the working folder and shared memory can be written to',
      pathsWhere((path, options) => !options.includes('ro') && !isDevice(path)),
      writable,
    ),
    expect(
      'no mount honours set-user-id',
      pathsWhere((_, options) => !options.includes('nosuid')),
      [],
    ),
    expect(
      'no mount but three has devices',
      pathsWhere((path, options) => !options.includes('nodev') && !isDevice(path)),
      [],
    ),
    expect(
      'the root holds what the jail needs',
      (folders['/'] ?? []).filter((name) => !/^lib(?:64)?$/.test(name)),
      ['bin', 'dev', 'etc', 'home', 'proc', 'sbin', 'submission', 'tmp', 'usr'],
    ),
    expect(
      '/usr holds what runtimes need',
      (folders['/usr'] ?? []).filter((name) => !/^(?:bin|sbin|lib|lib64|share)$/.test(name)),
      [],
    ),
    expect('/dev holds three devices', folders['/dev'], [
      'fd',
      'null',
      'random',
      'shm',
      'stderr',
      'stdin',
      'stdout',
      'urandom',
    ]),
    expect(
      "/etc is the jail's own",
      (folders['/etc'] ?? []).filter((name) => !/^(?:ld\.so\.cache|protocols|services)$/.test(name)),
      ['group', 'hosts', 'nsswitch.conf', 'passwd', 'resolv.conf'],
    ),
  ]
}

function judgeLimits(probe: Probe, hoard: Findings['hoard']): SelfTest[] {
  const { cpuSeconds, processes, openFiles, fileSizeBytes, diskBytes, diskInodes } = defaultLimits
  const expected = {
    CORE: 0,
    NPROC: processes,
    NOFILE: openFiles,
    FSIZE: fileSizeBytes,
    CPU: cpuSeconds + 1,
    DATA: jailedRuntimes.python.dataBytes(defaultLimits),
    MEMLOCK: 65_536,
    MSGQUEUE: 0,
  }
  return [
    ...Object.entries(expected).map(([name, value]) =>
      expect(`RLIMIT_${name} is set`, probe.limits[name], value),
    ),
    expect('the limit on processes bites', probe.forks, 'EAGAIN'),
    expect('the disk is capped in bytes and in files', probe.disk, [diskBytes, diskInodes]),
    {
      name: 'the limit on memory bites',
      ok: hoard.exceeded === 'memory',
      detail: `${hoard.exceeded ?? 'no limit was passed'}, ${Math.round(hoard.used / 1_048_576)} MB, ${hoard.said}`,
    },
  ]
}

function judgeCell(cell: CellFacts): SelfTest[] {
  const asRoot = process.geteuid?.() === 0
  return [
    {
      name: 'a cell is not root on this machine',
      ok: cell.kernelUid > 0,
      detail: `kernel uid ${cell.kernelUid}`,
    },
    ...(asRoot ? [expect('a cell is in no groups of this machine', cell.groups, '')] : []),
    expect('a cell has five capabilities, in its own namespaces', cell.capabilities, cellCapabilities),
    expect('a cell gains no privileges (NoNewPrivs 1)', cell.noNewPrivs, '1'),
    {
      name: 'a cell has a session of its own',
      ok: cell.session > 0,
      detail: `session ${cell.session}`,
    },
    expect(
      'a cell has nothing of the host but what it is handed',
      cell.folders.filter((name) => !/^(?:cgroup|lib|lib64)$/.test(name)),
      ['app', 'bin', 'dev', 'etc', 'opt', 'proc', 'sbin', 'tmp', 'usr'],
    ),
    expect("a cell's environment is what it is given", cell.environment, ['HOME', 'PATH', 'PWD']),
  ]
}

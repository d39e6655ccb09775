// Resolvers that nobody here wrote, and what each is told so that it asks for what the model asks for: IPv4 alone, whole
// names, nothing in advance, no signatures, and no second try before ten seconds.
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface ResolverProgram {
  name: string
  /** Null where it is not installed. */
  file: string | null
  /** What all addresses of the servers begin with that it is to ask. */
  prefix: string
  /** Its log says so when it may be asked. */
  isReady: RegExp
  /**
   * It keeps that there is no such name for the type alone that was asked for; RFC 2308 section 5 has it kept for all
   * types, and so has the model.
   */
  keepsNoNameByType: boolean
  /** Writes its configuration, and says with which arguments it is started. In the folder lies `hints`. */
  configure: (order: { folder: string; address: string; port: number }) => string[]
}

const findFile = (...files: readonly string[]) => files.find((each) => existsSync(each)) ?? null

export const resolverPrograms: readonly ResolverProgram[] = [
  {
    name: 'named',
    file: findFile('/usr/sbin/named', '/usr/local/sbin/named'),
    prefix: '127.53.0.',
    keepsNoNameByType: false,
    isReady: /^\S+ \S+ (?:all zones loaded|running)$/mu,
    configure({ folder, address, port }) {
      const file = path.join(folder, 'named.conf')
      writeFileSync(
        file,
        `options {
          directory "${folder}"; pid-file none; session-keyfile none; lock-file none;
          listen-on port ${port} { ${address}; }; listen-on-v6 { none; }; query-source address ${address};
          recursion yes; allow-recursion { any; }; allow-query { any; }; dnssec-validation no; qname-minimization off;
          prefetch 0; resolver-retry-interval 10000; empty-zones-enable no; minimal-responses yes; querylog no;
        };
        controls { };
        zone "." { type hint; file "hints"; };`,
      )
      return ['-4', '-g', '-n', '1', '-c', file]
    },
  },
  {
    name: 'unbound',
    file: findFile('/usr/sbin/unbound', '/usr/local/sbin/unbound'),
    prefix: '127.54.0.',
    keepsNoNameByType: true,
    isReady: /start of service/u,
    configure({ folder, address, port }) {
      const file = path.join(folder, 'unbound.conf')
      writeFileSync(
        file,
        `server:
          directory: "${folder}"
          chroot: ""
          username: ""
          pidfile: ""
          do-daemonize: no
          use-syslog: no
          logfile: ""
          verbosity: 1
          num-threads: 1
          interface: ${address}@${port}
          outgoing-interface: ${address}
          do-ip6: no
          do-not-query-localhost: no
          access-control: 127.0.0.0/8 allow
          module-config: "iterator"
          qname-minimisation: no
          target-fetch-policy: "0 0 0 0 0"
          prefetch: no
          unknown-server-time-limit: 10000
          infra-cache-min-rtt: 10000
          root-hints: "${path.join(folder, 'hints')}"
          local-zone: "test." nodefault
        remote-control:
          control-enable: no
        `,
      )
      return ['-d', '-p', '-c', file]
    },
  },
]

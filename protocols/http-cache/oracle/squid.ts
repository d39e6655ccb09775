// A configuration for Debian's squid: a shared cache that keeps what it may in memory, and guesses nothing.
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const squidFile = ['/usr/sbin/squid'].find((each) => existsSync(each)) ?? null

/** Writes it into a folder of root's. @returns the file */
export function configureSquid(folder: string, port: number): string {
  // It runs as a user of its own, who has to find the way.
  chmodSync(folder, 0o777)
  const file = path.join(folder, 'squid.conf')
  writeFileSync(
    file,
    `http_port 127.0.0.1:${port}
http_access allow all
visible_hostname cache.example
cache_effective_user proxy
cache_mem 64 MB
memory_cache_mode always
refresh_pattern . 0 0% 0
negative_ttl 0 seconds
client_persistent_connections off
server_persistent_connections off
pinger_enable off
netdb_filename none
access_log none
cache_log ${path.join(folder, 'log')}
cache_store_log none
coredump_dir ${folder}
pid_filename none
shutdown_lifetime 0 seconds
`,
  )
  return file
}

// The web server: one process that serves, or several that share its port.
import cluster from 'node:cluster'
import { webProcesses } from '#server/web-processes.ts'
import { shareOut } from './share-out.ts'

const count = webProcesses(process.env)
if (count > 1 && cluster.isPrimary) shareOut(count)
else await (await import('./serve-site.ts')).serveSite()

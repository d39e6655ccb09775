// What the scripts of package.json call: `node scripts/run.mjs start` runs scripts/start.ts on the pinned Node.
import { runPinned } from '#platform/run-pinned.mjs'

const withTools = new Set(['bench', 'check', 'test'])
const [name, ...args] = process.argv.slice(2)
await runPinned(`scripts/${name}.ts`, args, withTools.has(name))

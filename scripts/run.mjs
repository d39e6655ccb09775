// What the scripts of package.json call: `node scripts/run.mjs start` runs scripts/start.ts on the pinned Node.
import { runPinned } from './run-pinned.mjs'

const [name, ...args] = process.argv.slice(2)
await runPinned(`scripts/${name}.ts`, args)

// Runs the benchmarks of bench/, one after the other, or those whose names are given.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from './data-folder.ts'
import { prepareClient } from './prepare-client.ts'
import { bold, endWith } from './terminal.ts'

const folder = path.join(projectFolder, 'bench')
const known = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
const names = known
  .map((name) => name.slice(0, -'.ts'.length))
  .filter((name) => name !== 'median' && !name.startsWith('jail-'))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  endWith(`No benchmark is called ${unknown.join(' or ')}. There are: ${names.join(', ') || 'none yet'}.`)
}
prepareClient()
const failed = (wanted.length > 0 ? wanted : names).filter((name) => {
  console.log(`\n${bold(name)}`)
  return spawnSync(process.execPath, [path.join(folder, `${name}.ts`)], { stdio: 'inherit' }).status !== 0
})
if (failed.length > 0) endWith(`Failed: ${failed.join(', ')}.`)

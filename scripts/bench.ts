// Runs the benchmarks of bench/, one after the other, or those whose names are given, each with what it needs.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '#platform/data-folder.ts'
import { prepareClient } from '#platform/prepare-client.ts'
import { browserPackages, ensurePackages, findBrowser, labPackages } from '#platform/system-packages.ts'
import { bold, dim, endWith } from '#platform/terminal.ts'

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
  const file = path.join(folder, `${name}.ts`)
  console.log(`\n${bold(name)}`)
  if (!prepare(file)) return true
  return spawnSync(process.execPath, [file], { stdio: 'inherit' }).status !== 0
})
if (failed.length > 0) endWith(`Failed: ${failed.join(', ')}.`)

/** Says what is needed and brings it; false when that cannot be, with the line that does it. */
function prepare(file: string): boolean {
  const browser = readFileSync(file, 'utf8').includes("from '@playwright/test'")
  const needs = [...labPackages, ...(browser && findBrowser() === null ? browserPackages : [])]
  const found = ensurePackages(needs, console.log)
  const said = [...labPackages.map(({ name }) => name), ...(browser ? [findBrowser() ?? 'a browser'] : [])]
  console.log(dim(`Needs ${said.join(', ')}: ${found.state}.`))
  if (found.state !== 'missing') return true
  console.log(
    `It cannot run without ${found.names.join(', ')}. Install them and try again:\n  ${found.remedy}`,
  )
  return false
}

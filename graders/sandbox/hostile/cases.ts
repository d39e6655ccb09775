// Every hostile program with what it must meet: a table in the folder of each category.

import { files } from '#graders/sandbox/hostile/files/cases.ts'
import { categories, type HostileCase } from '#graders/sandbox/hostile/hostile-case.ts'
import { identity } from '#graders/sandbox/hostile/identity/cases.ts'
import { javascript } from '#graders/sandbox/hostile/javascript/cases.ts'
import { kernel } from '#graders/sandbox/hostile/kernel/cases.ts'
import { network } from '#graders/sandbox/hostile/network/cases.ts'
import { resources } from '#graders/sandbox/hostile/resources/cases.ts'

const byCategory = { network, files, kernel, resources, identity, javascript }

export const hostileCases: readonly HostileCase[] = categories.flatMap((category) => {
  return byCategory[category].map((entry) => ({ category, ...entry }))
})

// The page models for files of different sizes: the same simulation, told of each file's size instead of one
// transmission time for all objects.
import type { Conventions } from '#graders/models/conventions.ts'
import { defineModel, type Model, ofEach } from '#graders/models/model.ts'
import {
  connectionInputs,
  pageConventions,
  pageModelNames,
  pageOutputs,
  playPage,
  readConnections,
} from '#graders/models/page-model.ts'
import { dimensions } from '#protocols/quantity/unit.ts'
import type { Page } from '#protocols/timeline/page.ts'
import { simulatePage } from '#protocols/timeline/simulate-page.ts'

const { data, rate } = dimensions
const microsecondsPerMs = 1_000
const objectNumbers = [1, 2, 3, 4, 5, 6, 7, 8] as const
type FileInput = 'rate' | 'baseSize' | `size${(typeof objectNumbers)[number]}`

const words: Record<Page['connection'], string> = {
  close: 'a page of files of different sizes, each fetched over a connection of its own',
  'one-by-one':
    'a page of files of different sizes over connections that stay open, one request at a time on each',
  pipelined: 'a page of files of different sizes over connections that stay open, requests back to back',
}

export const sizedNonpersistentModel: Model = sizedPageModel('close')
export const sizedPersistentModel: Model = sizedPageModel('one-by-one')
export const sizedPipelinedModel: Model = sizedPageModel('pipelined')

function sizedPageModel(connection: Page['connection']): Model {
  return defineModel({
    name: `${pageModelNames[connection]}-sizes`,
    says: words[connection],
    inputs: {
      ...connectionInputs,
      rate: { dimension: rate, allowed: 'above-zero', says: 'at which the server sends on each connection' },
      baseSize: { dimension: data, says: 'of the base file' },
      ...ofEach('size', objectNumbers, () => ({
        dimension: data,
        otherwise: 0,
        says: 'of each object, in the order in which they are asked for; 0 for one that is not there',
      })),
    },
    outputs: pageOutputs,
    conventions: pageConventions,
    run: (given, conventions) => playPage(pageOf(given, conventions)),
    draw: (given, conventions) => simulatePage(pageOf(given, conventions)),
  })

  function pageOf(
    given: (name: keyof typeof connectionInputs | FileInput) => number,
    conventions: Conventions,
  ): Page {
    const ms = (size: number) => size / given('rate') / microsecondsPerMs
    const sizes = objectNumbers.map((which) => given(`size${which}`)).filter((size) => size > 0)
    return {
      ...readConnections(connection, given, conventions),
      objects: sizes.length,
      baseTransmissionMs: ms(given('baseSize')),
      objectTransmissionMs: 0,
      objectTransmissionsMs: sizes.map(ms),
    }
  }
}

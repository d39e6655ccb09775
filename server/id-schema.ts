import * as z from 'zod'
import { isStorable } from '#server/storable-json.ts'

/** An id as a request names it: bounded, and something that PostgreSQL can be asked for. */
export const IdSchema = z.string().max(100).refine(isStorable, 'holds a character that no id has')

import * as z from 'zod'
import { isStorable } from '#server/storable-json.ts'

/** An id or a slug as a request names it: bounded, and something that PostgreSQL can be asked for. */
export const IdSchema = z.string().min(1).max(100).refine(isStorable, 'holds a character that no id has')

/** An exercise's id, as its author chose it: it names a folder and stands in addresses. */
export const ExerciseIdSchema = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, the first a letter')

/** A revision, a version or the number of an attempt. PostgreSQL's integer ends at 2³¹ − 1: there is room to count up. */
export const CounterSchema = z.int().min(0).max(1_000_000_000)

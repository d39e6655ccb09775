import * as z from 'zod'

export const SectionNameSchema = z
  .string()
  .trim()
  .min(1, 'has no name')
  .max(60, 'has a name of more than 60 characters')
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'holds a character that no name has')

/** Sections and groups are told apart by what a reader tells apart. */
export const foldName = (name: string) => name.normalize('NFC').toLocaleLowerCase('en')

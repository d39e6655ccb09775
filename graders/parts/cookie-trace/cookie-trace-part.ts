// A part that asks which cookies go with which request, as its author writes it.
import * as z from 'zod'
import { FormulaTextSchema } from '#graders/parts/answer-source.ts'
import { cookieRequestsMax } from '#graders/parts/cookie-trace/cookie-trace-response.ts'
import { MisconceptionIdSchema, MisconceptionSaysSchema, partHead } from '#graders/parts/part-head.ts'
import { cookieBeliefs } from '#protocols/http-cookies/cookie-belief.ts'

const UrlSchema = z
  .string()
  .max(200)
  .regex(/^https?:\/\/[a-z0-9.-]+(?:\/[!-~]*)$/u, 'a URL with a path, such as https://shop.example/')

export const CookieTracePartSchema = z.strictObject({
  ...partHead('cookie-trace'),
  requests: z
    .array(
      z
        .strictObject({
          at: FormulaTextSchema.describe('When it is made.'),
          url: UrlSchema.describe('What is asked for.'),
          by: z
            .enum(['typed', 'link', 'form', 'image', 'script'])
            .default('typed')
            .describe(
              'Typed by the user; a link or a form (by POST) on the page from; an image that it shows; or a script of the page url, which asks for nothing and looks at its cookies.',
            ),
          from: UrlSchema.optional().describe('The page on which it came about.'),
          sets: z
            .array(z.string().min(3).max(300))
            .max(6)
            .default([])
            .describe('Set-Cookie lines of the answer. May hold {{formula}} templates.'),
        })
        .refine(({ by, from }) => (from === undefined) === (by === 'typed' || by === 'script'), {
          error: 'A link, a form and an image have a from; what is typed, and a script, have none.',
          path: ['from'],
        }),
    )
    .min(2)
    .max(cookieRequestsMax)
    .describe('What the browser does, by time. It has no cookies before.'),
  misconceptions: z
    .array(
      z.strictObject({
        id: MisconceptionIdSchema,
        belief: z.enum(cookieBeliefs).describe('How a browser would have to work for who thinks so.'),
        says: MisconceptionSaysSchema,
      }),
    )
    .max(cookieBeliefs.length)
    .default([])
    .describe('Wrong ideas of cookies; each is played out, and recognised by what comes of it.'),
})
export type CookieTracePart = z.infer<typeof CookieTracePartSchema>

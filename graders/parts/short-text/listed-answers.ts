// Several answers of which each is right, as authors write them in one text: `MAIL|MAIL FROM*`.

import { matchesText, type TextLooks } from '#graders/parts/short-text/same-text.ts'

export const listedAnswers = (text: string): string[] => text.split('|')

export const matchesListed = (given: string, answers: readonly string[], looks: TextLooks = {}): boolean =>
  answers.some((answer) => matchesText(given, answer, looks))

/** The first of them as somebody could have typed it: a star stands for nothing. */
export const shownAnswer = ([first = '']: readonly string[]): string => first.replaceAll('*', '').trim()

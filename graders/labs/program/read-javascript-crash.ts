import { clip } from '#graders/labs/bytes/clip.ts'
import type { CrashReader, LanguageProblem } from '#graders/labs/program/crash-reader.ts'

export const readJavaScriptCrash: CrashReader = {
  isStackTrace: (text) => /^[ \t]{1,20}at [^\n]{0,500}:\d{1,9}:\d{1,9}\)?$/m.test(text),
  diagnose,
  // The innermost line is the first in a trace.
  findSpot: (text, known) => new RegExp(`(?:^|[\\s(])(${known}):(\\d+)`, 'm').exec(text)?.slice(1) ?? null,
}

function diagnose(text: string): LanguageProblem | null {
  const missing = /Cannot find (?:module|package) '([^']+)'/.exec(text)?.[1]
  if (missing !== undefined) return { problem: 'module', detail: clip(missing) }
  const worker = /(process\.(?:chdir|setuid|setgid|umask|abort)\(\)).{0,200}not supported in workers/.exec(
    text,
  )?.[1]
  if (worker !== undefined) return { problem: 'worker-difference', detail: worker }
  // Only a syntax error of the source itself begins with "file:line"; JSON.parse throws one with a stack above.
  const syntax = /^\S{1,500}:\d{1,9}\n[\s\S]{0,4000}?^(?:Uncaught )?SyntaxError: (.*)$/m.exec(text)?.[1]
  return syntax === undefined || !/at (?:wrapSafe|compileSourceTextModule|.{0,200}node:)/.test(text)
    ? null
    : { problem: 'syntax', detail: clip(syntax) }
}

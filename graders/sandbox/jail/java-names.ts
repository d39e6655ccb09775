// What the text of a program in Java says of the names that its machine must be told: in which package it is, and which
// of its classes begins. Of hostile bytes: a wrong answer is a program that does not start.

export interface JavaNames {
  /** Empty where none is named. */
  package: string
  /** With its package. */
  mainClass: string
}

const word = String.raw`[\p{L}_$][\p{L}\p{N}_$]{0,200}`
/** Texts and comments, which may hold anything; texts of several lines too. What is left open ends with the text. */
const notCode =
  /"""[\s\S]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g
const steps = new RegExp(
  String.raw`(?<open>\{)|(?<close>\})|\b(?:class|record|enum|interface)\s+(?<name>${word})|(?<main>\bvoid\s+main\s*\()`,
  'gu',
)

/** @param file the name of the source, without folders: what its class is called if nothing else is seen */
export function readJavaNames(text: string, file: string): JavaNames {
  const code = text.replaceAll(notCode, ' ')
  const named = new RegExp(String.raw`^\s*(?:@\w+\s+)*package\s+(${word}(?:\s*\.\s*${word}){0,50})\s*;`, 'u')
  const packageName = (named.exec(code)?.[1] ?? '').replaceAll(/\s/g, '')
  const begins = classWithMain(code) ?? file.replace(/\.java$/i, '')
  return { package: packageName, mainClass: packageName === '' ? begins : `${packageName}.${begins}` }
}

/** The outermost class that has a main of its own. */
function classWithMain(code: string): string | null {
  let depth = 0
  let outermost: string | null = null
  for (const { groups = {} } of code.matchAll(steps)) {
    if (groups.open !== undefined) depth += 1
    else if (groups.close !== undefined) depth -= 1
    else if (groups.name !== undefined && depth === 0) outermost = groups.name
    else if (groups.main !== undefined && depth === 1) return outermost
  }
  return null
}

/** Where the packages begin, of a source that stands in the folder of its own: `src/a/b` for `a.b` is `src`. */
export function javaRoot(folder: string, packageName: string): string {
  const path = packageName === '' ? '' : `/${packageName.replaceAll('.', '/')}`
  return path !== '' && folder.endsWith(path) ? folder.slice(0, -path.length) : folder
}

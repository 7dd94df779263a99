import { plainText } from '#domain/notation.ts'

const LONGEST_PROBLEM = 500

/** One line on standard error. What a file or a stranger wrote cannot steer the terminal. */
export function tell(text: string): void {
  process.stderr.write(`eez ${plainText(text, LONGEST_PROBLEM)}\n`)
}

/** Tells a problem, and how the command is used when `help` is given; hands back the exit code. */
export function refuse(problem: string, code: 1 | 2, help?: string): number {
  tell(problem)
  if (help !== undefined) process.stderr.write(`\n${help}`)
  return code
}

/** JSON on one line, with escapes for what JSON lets stand but terminals obey: C1 controls and text directions. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) => found.split('').map(escaped).join(''))
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

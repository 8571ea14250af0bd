import { isKeptOut, type TransferProblem } from '#shared/ipc/transfer'

/** A cell of a table of comma-separated values. What a spreadsheet would take for a formula gets an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The problems as a table, with `heads` over it and each problem in words. */
export function problemsTable(
  problems: readonly TransferProblem[],
  heads: readonly [string, string, string],
  wordsOf: (problem: TransferProblem) => string,
): string {
  const rows = problems.map((problem) => [problem.path, wordsOf(problem), problem.detail])
  // A mark of byte order: without it a spreadsheet reads umlauts wrong.
  return `\ufeff${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Those that kept a text out, first; the others tell what was left out of it. */
export function worstFirst(problems: readonly TransferProblem[]): TransferProblem[] {
  return [...problems].sort((a, b) => Number(isKeptOut(b)) - Number(isKeptOut(a)) || (a.path < b.path ? -1 : 1))
}

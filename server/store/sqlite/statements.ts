import type sqlite3 from 'sqlite3'

/** Prepared statements kept by one connection. The server has well under a hundred different ones. */
const statementsKept = 200

export interface Statements {
  /** Prepares the text, or finds it prepared. */
  of(text: string): Promise<sqlite3.Statement>
  close(): Promise<void>
}

export function statementCache(db: sqlite3.Database): Statements {
  const kept = new Map<string, sqlite3.Statement>()
  return {
    of: async (text) => {
      const known = kept.get(text)
      if (known) {
        // Back to the young end of the map: the oldest is thrown out first.
        kept.delete(text)
        kept.set(text, known)
        return known
      }
      const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
        const made = db.prepare(text, (error: Error | null) => (error ? reject(error) : resolve(made)))
      })
      kept.set(text, statement)
      const [oldest] = kept
      if (kept.size > statementsKept && oldest) {
        kept.delete(oldest[0])
        await finalize(oldest[1])
      }
      return statement
    },
    close: async () => {
      for (const statement of kept.values()) await finalize(statement)
    },
  }
}

function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => resolve())
  })
}

import pg from 'pg'

/** A statement as it went to PostgreSQL, with what came back first. */
export interface Statement {
  name?: string
  text: string
  values: unknown[]
  first?: Record<string, unknown>
  rows: number
}

type Query = (...args: unknown[]) => unknown

/** Writes down what goes through connections of this name while `work` runs; nothing else may use them meanwhile. */
export async function capture(applicationName: string, work: () => Promise<void>): Promise<Statement[]> {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  const statements: Statement[] = []
  prototype.query = function (this: { connectionParameters: { application_name?: string } }, ...args) {
    const [asked, values] = args
    const result = original.apply(this, args)
    if (this.connectionParameters.application_name !== applicationName) return result
    const config: { name?: string; text?: string; values?: unknown } =
      typeof asked === 'string' ? { text: asked, values } : (asked as Partial<Statement>)
    const statement: Statement = {
      ...(config.name && { name: config.name }),
      text: config.text!,
      values: (config.values as unknown[] | undefined) ?? [],
      rows: 0,
    }
    statements.push(statement)
    return Promise.resolve(result as Promise<pg.QueryResult>).then(answer => {
      statement.rows = answer?.rows?.length ?? 0
      if (answer?.rows?.[0]) statement.first = answer.rows[0]
      return answer
    })
  } as Query
  try {
    await work()
  } finally {
    prototype.query = original
  }
  return statements
}

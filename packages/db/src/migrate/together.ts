import type pg from 'pg'

/** All statements or none, and nobody sees a state in between. */
export async function together(owner: pg.Client, statements: readonly string[]): Promise<void> {
  await owner.query('begin')
  try {
    for (const statement of statements) await owner.query(statement)
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

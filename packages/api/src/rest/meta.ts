/** A REST name of the contract. Path parameters and the other keys together are the procedure's input. */
export type RestName = {
  method: 'GET' | 'POST'
  path: `/api/${string}`
  summary: string
  /** Path parameter → input key, where they differ (`{id}` → `job_id`). */
  params?: Readonly<Record<string, string>>
}

/** What a procedure says about itself beside its types. */
export type ProcedureMeta = { rest?: RestName }

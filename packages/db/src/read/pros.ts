import type { Db } from '../client.ts'
import type { Tier } from '../schema/words.ts'
import { statement } from './statement.ts'

export type ProFacts = {
  pro_id: string
  name: string
  email: string | null
  phone: string | null
  branch_id: string | null
  city: string | null
  company_name: string | null
  home_lat: string | null
  home_lng: string | null
  time_zone: string
  skills: string[]
  licences: string[]
  languages: string[]
  tier: Tier
  max_daily_minutes: number
  active: boolean
  version: number
}

const fields = `pro.pro_id, pro.name, pro.email, pro.phone, pro.branch_id, pro.city, company.name as company_name, pro.home_lat::text,
  pro.home_lng::text, pro.time_zone, pro.skills, pro.licences, pro.languages, pro.tier, pro.max_daily_minutes, pro.active, pro.version`
const from =
  'from h2s_dispatch_pros pro left join h2s_provider_companies company on company.company_id = pro.company_id'

const listed = statement<ProFacts>(
  'pros',
  `select ${fields} ${from}
  where ($1::boolean is null or pro.active = $1)
    and ($2::text is null or lower(pro.name || ' ' || coalesce(pro.city, '') || ' ' || coalesce(company.name, '')) like $2)
  order by pro.name limit 500`,
)

export async function listPros(
  db: Db,
  filter: { q?: string | undefined; active?: boolean | undefined } = {},
): Promise<ProFacts[]> {
  const q = filter.q?.trim().toLowerCase()
  return listed(db, [filter.active ?? null, q ? `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null])
}

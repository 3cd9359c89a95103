// Runs DuckDB over a generated dataset: node duckdb.mjs check|ndjson|csv|load folder threads [file].
// "check" asks what onrecord checks, as far as SQL says it in passing: types, codes, ids that are unique
// in the whole dataset, references, values that fit their qualifier, dates, claims that supersede.
import { createRequire } from 'node:module'
const { DuckDBInstance } = createRequire(process.env.PEERS_FROM)('@duckdb/node-api')

const [what, dir, threads, out] = process.argv.slice(2)
const db = await (await DuckDBInstance.create(':memory:', { threads })).connect()
const run = (sql) => db.run(sql)
const csv = (table) => `read_csv('${dir}/${table}.csv', header = true, all_varchar = false, types = ${types[table]})`
const types = {
  figures: '{' + 'id,event,measure,qualifier,value,value_to,scope,speaker,via,source,said,wording,locator,statement,supersedes,repeats,note'
    .split(',').map((c) => `'${c}': '${c.startsWith('value') ? 'BIGINT' : 'VARCHAR'}'`).join(', ') + '}',
}
for (const [table, columns] of Object.entries({
  sources: 'id,title,publisher,carries,reading,url,published,language', actors: 'id,name,role,organisation,country',
  events: 'id,kind,title,origin,destination,nationality,operator', dates: 'id,event,milestone,date,speaker,via,source,wording,locator,note',
  responses: 'id,event,actor,response,date,source,wording,locator', comparisons: 'id,title,parts,whole,note',
})) types[table] = '{' + columns.split(',').map((c) => `'${c}': 'VARCHAR'`).join(', ') + '}'

const load = async () => { for (const t in types) await run(`create table ${t} as select * from ${csv(t)}`) }
const none = async (about, sql) => {
  const n = (await (await db.runAndReadAll(`select count(*) from (${sql})`)).getRows())[0][0]
  if (n > 0) throw new Error(`${about}: ${n}`)
}
const edtf = (c) => `${c} is not null and not regexp_full_match(${c}, '[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[~?%]?(/[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[~?%]?)?')`
const id = (c) => `${c} is null or not regexp_full_match(${c}, '[A-Za-z0-9][A-Za-z0-9._-]{0,63}')`
const to = (from, column, table) => none(`${from}.${column}`,
  `select 1 from ${from} f anti join ${table} t on f.${column} = t.id where f.${column} is not null`)

async function check() {
  await load()
  await none('ids', Object.keys(types).map((t) => `select id from ${t}`).join(' union all ').replace(/^/, 'select id from (') + ') group by id having count(*) > 1')
  for (const t in types) await none(`${t}.id`, `select 1 from ${t} where ${id('id')}`)
  await none('figures', `select 1 from figures where event is null or speaker is null or source is null
    or measure is null or measure not in ('aboard', 'deported', 'arrived', 'removed', 'planned', 'projected')
    or qualifier is null or qualifier not in ('exact', 'about', 'up_to', 'fewer_than', 'at_least', 'more_than', 'between', 'unstated')
    or scope not in ('unclear') or value < 0 or (qualifier = 'unstated') <> (value is null) or (qualifier = 'between') <> (value_to is not null)
    or value_to <= value or ${edtf('said')} or (statement is not null and (${id('statement')}))`)
  await none('events', `select 1 from events where title is null or kind not in ('flight', 'programme', 'period', 'announcement')
    or not regexp_full_match(origin, '[A-Z]{2}') or not regexp_full_match(destination, '[A-Z]{2}') or not regexp_full_match(nationality, '[A-Z]{2}')`)
  await none('sources', `select 1 from sources where reading not in ('article', 'original', 'syndicated', 'cited', 'copy') or not url like 'http%://%' or ${edtf('published')}`)
  await none('dates', `select 1 from dates where event is null or speaker is null or source is null or ${edtf('date')}`)
  for (const t of ['figures', 'dates']) {
    await to(t, 'event', 'events'); await to(t, 'speaker', 'actors'); await to(t, 'via', 'actors'); await to(t, 'source', 'sources')
  }
  await to('responses', 'event', 'events'); await to('responses', 'actor', 'actors'); await to('responses', 'source', 'sources')
  await to('figures', 'supersedes', 'figures'); await to('figures', 'repeats', 'figures'); await to('comparisons', 'whole', 'figures')
  await none('parts', `select 1 from (select unnest(string_split(parts, ',')) id from comparisons) p anti join figures f on p.id = f.id`)
  await none('supersedes', `select 1 from figures f join figures o on f.supersedes = o.id where f.speaker <> o.speaker or f.event <> o.event`)
}

await {
  load, check,
  ndjson: () => run(`copy (select * from ${csv('figures')}) to '${out}' (format json)`),
  csv: () => run(`copy (select * from ${csv('figures')}) to '${out}' (format csv)`),
}[what]()

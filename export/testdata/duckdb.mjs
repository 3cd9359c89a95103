// Reads a JSON list of SQL from stdin and answers with a list of their rows, each row an object.
import { DuckDBInstance } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'

const connection = await (await DuckDBInstance.create(':memory:')).connect()
const answers = []
for (const sql of JSON.parse(readFileSync(0, 'utf8'))) {
  answers.push((await connection.runAndReadAll(sql)).getRowObjectsJson())
}
console.log(JSON.stringify(answers))

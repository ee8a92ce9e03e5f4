import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadLaw } from '#modules/rules/load.ts'
import { playStory, readStories } from './stories.ts'
import { dutyDocument, dutyRows, gaps } from './table.ts'

const stories = readStories('.')
const law = loadLaw('rules')

describe.each(Object.entries(Object.groupBy(stories, ({ file }) => file)))('%s', (_, told = []) => {
  const cases = told.flatMap((story) => Object.entries(story.packs)
    .flatMap(([pack, days]) => days.map((day) => ({ title: `${story.name} (${pack}, ${day})`, story, pack, day }))))
  test.each(cases)('$title', ({ story, pack, day }) => {
    expect(playStory(story, pack, day)).toEqual([])
  })
})

describe('the table of duties', () => {
  const rows = dutyRows('.', law, stories)
  test('has no empty cell', () => {
    expect(rows.length).toBeGreaterThan(60)
    expect(gaps(rows)).toEqual([])
  })
  test('is the one in docs/law', () => {
    expect(readFileSync('docs/law/duties.md', 'utf8')).toBe(dutyDocument(law, rows))
  })
  test('a duty that no story tells is found', () => {
    expect(gaps(dutyRows('.', law, []))).toContain('samr-121 complaint tell-decision: nothing enforces it')
  })
})

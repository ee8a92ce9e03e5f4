import { expect, test } from 'vitest'
import { filterOf, paramsOf, pathToPlace, TABS } from './filter.ts'

test('what is filtered for stands in the address, and what does not belong there is dropped', () => {
  for (const tab of TABS) for (const text of ['', '万达 广场']) for (const area of ['', '510821']) {
    expect(filterOf(new URLSearchParams(paramsOf({ tab, text, area })))).toEqual({ tab, text, area })
  }
  expect(filterOf(new URLSearchParams('tab=other'))).toEqual({ tab: 'open', text: '', area: '' })
})

test('a link from a file leads to the name alone', () => {
  const path = pathToPlace('A&B 广场', '510821')
  expect(filterOf(new URL(path, 'http://localhost').searchParams)).toEqual({ tab: 'open', text: 'A&B 广场', area: '510821' })
})

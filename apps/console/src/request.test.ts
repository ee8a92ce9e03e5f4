import { describe, expect, test } from 'vitest'
import { routes } from '#modules/complaint/index.ts'
import { routes as worklistRoutes } from '#modules/worklist/index.ts'
import { routes as accessRoutes } from '#modules/access/index.ts'
import { requestOf } from './request.ts'

describe('request', () => {
  test('path parameters go into the path, the rest into the query', () => {
    expect(requestOf(routes.read, { id: 'a/b' })).toEqual({ method: 'GET', url: '/api/complaints/a%2Fb', body: undefined })
    const { url } = requestOf(worklistRoutes.list, { officer: 'any', due: 'overdue', state: 'open', text: '冰 箱&' })
    expect(Object.fromEntries(new URL(url, 'http://x').searchParams)).toEqual({
      officer: 'any',
      due: 'overdue',
      state: 'open',
      text: '冰 箱&',
    })
  })
  test('a write carries the rest as JSON, without the path parameters', () => {
    const request = requestOf(routes.unmask, { id: 'f1', reason: '电话通知' })
    expect(request).toEqual({ method: 'POST', url: '/api/complaints/f1/unmask', body: '{"reason":"电话通知"}' })
  })
  test('a deletion has no body, absent values are not sent', () => {
    expect(requestOf(accessRoutes.revokeRole, { id: 'g1' })).toEqual({ method: 'DELETE', url: '/api/grants/g1', body: undefined })
    expect(requestOf(accessRoutes.listAccounts, { text: undefined }).url).toBe('/api/accounts')
  })
})

import { expect, test } from 'vitest'
import { isOwnHost, isOwnOrNoOrigin, isSameOrigin, isVisit } from './origin.ts'

test('only names of this machine are its own host', () => {
  for (const host of ['localhost:8787', '127.0.0.1:8787', '[::1]:8787'])
    expect(isOwnHost({ headers: { host } })).toBe(true)
  for (const host of [
    'evil.example:8787',
    '127.0.0.1.evil.example',
    '192.168.1.2:8787',
    '',
    'localhost@evil.example',
  ]) {
    expect(isOwnHost({ headers: { host } })).toBe(false)
  }
})

test('an upgrade needs an origin equal to the host, look-alikes and null are refused', () => {
  const host = '127.0.0.1:8787'
  expect(isSameOrigin({ headers: { host, origin: 'http://127.0.0.1:8787' } })).toBe(true)
  for (const origin of [
    'null',
    'http://127.0.0.1:8788',
    'http://127.0.0.1.evil.example:8787',
    'http://localhost:8787',
    undefined,
  ]) {
    expect(isSameOrigin({ headers: { host, ...(origin !== undefined && { origin }) } })).toBe(false)
  }
})

test('a plain request may come from no page or from our own, never from another site', () => {
  const host = 'localhost:8787'
  expect(isOwnOrNoOrigin({ headers: { host } })).toBe(true)
  expect(isOwnOrNoOrigin({ headers: { host, 'sec-fetch-site': 'same-origin' } })).toBe(true)
  expect(isOwnOrNoOrigin({ headers: { host, 'sec-fetch-site': 'cross-site' } })).toBe(false)
  expect(isOwnOrNoOrigin({ headers: { host, origin: 'http://evil.example' } })).toBe(false)
})

test('a visit is a page asked for by a link or the address bar, not a frame, script or form', () => {
  const headers = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' } as const
  expect(isVisit({ method: 'GET', headers })).toBe(true)
  expect(isVisit({ method: 'POST', headers })).toBe(false)
  expect(isVisit({ method: 'GET', headers: { ...headers, 'sec-fetch-dest': 'iframe' } })).toBe(false)
  expect(isVisit({ method: 'GET', headers: {} })).toBe(false)
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface LockFile {
  readonly packages: Record<
    string,
    { readonly optionalDependencies?: Record<string, string>; readonly resolved?: string }
  >
}

const locks = ['package-lock.json', 'scripts/runtime/package-lock.json'].map((path): [string, LockFile] => [
  path,
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')),
])

test.each(locks)('%s holds the binaries of every platform', (_path, { packages }) => {
  const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))
  const named = Object.values(packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}))
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((name) => !locked.has(name))).toEqual([])
})

test.each(locks)('%s names no address to download from', (_path, { packages }) => {
  expect(Object.values(packages).filter((each) => each.resolved?.startsWith('http'))).toEqual([])
})

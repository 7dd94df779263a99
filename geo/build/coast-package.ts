import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** Land of all countries from OpenStreetMap, simplified to 100 m by its maker. 30 MB, so fetched and never committed. */
export const COAST_PACKAGE = {
  name: '@geo-maps/countries-land-100m',
  version: '0.6.0',
  file: 'geo-maps-countries-land-100m-0.6.0.tgz',
  member: 'package/map.geo.json',
  sha256: 'e6dca8a0026501a2908b0eb8f4a926d5198abbf15b2077e1a856433f8073f5c2',
} as const

/** Git ignores it. */
const cacheFolder = fileURLToPath(new URL('../../.cache/', import.meta.url))

/** The package's map as text: from the cache, or fetched with npm from whatever registry it is set up for. */
export function readCoastPackage(): string {
  const { name, version, file, member, sha256 } = COAST_PACKAGE
  const path = cacheFolder + file
  if (!existsSync(path)) {
    mkdirSync(cacheFolder, { recursive: true })
    const fetchFolder = `${cacheFolder}fetch/`
    mkdirSync(fetchFolder, { recursive: true })
    execFileSync('npm', ['pack', `${name}@${version}`, '--pack-destination', fetchFolder, '--silent'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    renameSync(fetchFolder + file, path)
  }
  const archive = readFileSync(path)
  const found = createHash('sha256').update(archive).digest('hex')
  if (found !== sha256) throw new Error(`${path}: SHA-256 is ${found}, expected ${sha256}; delete it to fetch it again`)
  return memberOf(gunzipSync(archive), member)
}

/** A file out of a tar archive (POSIX ustar: blocks of 512 bytes, the name first, the size in octal at 124). */
export function memberOf(tar: Buffer, name: string): string {
  for (let at = 0; at + 512 <= tar.length; ) {
    const found = tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0
    if (found === name) return tar.toString('utf8', at + 512, at + 512 + size)
    at += 512 + Math.ceil(size / 512) * 512
  }
  throw new Error(`the archive holds no ${name}`)
}

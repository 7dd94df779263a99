import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { gzipSync, strToU8, Zip, ZipDeflate, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type UnpackedPiece, unpackText } from './unpack-text.ts'

async function* cut(bytes: Uint8Array, cuts: readonly number[] = []): AsyncGenerator<Uint8Array> {
  let from = 0
  for (const to of [...cuts.toSorted((a, b) => a - b), bytes.length]) {
    yield bytes.subarray(from, to)
    from = to
  }
}

async function unpacked(bytes: Uint8Array, cuts: readonly number[] = []) {
  const files: { name: string; text: string }[] = []
  const [problems, notes]: [string[], string[]] = [[], []]
  const take = (piece: UnpackedPiece) => {
    if (piece.kind === 'file') files.push({ name: piece.name, text: '' })
    if (piece.kind === 'text')
      files[files.length - 1] = { ...(files.at(-1) ?? { name: '' }), text: (files.at(-1)?.text ?? '') + piece.text }
    if (piece.kind === 'problem') problems.push(`${piece.reason}: ${piece.message}`)
    if (piece.kind === 'note') notes.push(piece.sentence)
  }
  const options = { name: 'a', newDecoder: (encoding: string) => new TextDecoder(encoding) }
  for await (const piece of unpackText(cut(bytes, cuts), options)) take(piece)
  return { files, problems, notes }
}

const TEXT = Array.from({ length: 3000 }, (_, i) => `${i},4.25,113.1,Sémporna ${i}\n`).join('')
const bytes = strToU8(TEXT)
const together = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const members = together(
  Array.from({ length: 100 }, (_, i) => gzipSync(bytes.subarray(i * 1000, i === 99 ? bytes.length : (i + 1) * 1000))),
)

/** As programs write it that do not know the sizes beforehand. */
function streamedZip(): Uint8Array {
  const parts: Uint8Array[] = []
  const zip = new Zip((_error, data) => parts.push(data))
  for (const name of ['tracks/a.csv', '__MACOSX/._a.csv', 'b.csv']) {
    const file = new ZipDeflate(name)
    zip.add(file)
    file.push(bytes.subarray(0, 20_000))
    file.push(bytes.subarray(20_000), true)
  }
  zip.end()
  return together(parts)
}

const PACKED: Record<string, Uint8Array> = {
  plain: bytes,
  gzip: gzipSync(bytes),
  'a hundred blocks of gzip': members,
  'gzip filled up with zeros': together([gzipSync(bytes), new Uint8Array(300)]),
  zstd: zstdCompressSync(bytes),
  'two frames of zstd': together([zstdCompressSync(bytes.subarray(0, 999)), zstdCompressSync(bytes.subarray(999))]),
  zip: zipSync({ 'a.csv': bytes }),
  'gzip in a zip': zipSync({ 'a.csv.gz': gzipSync(bytes) }),
  'UTF-16 with its mark': together([
    Uint8Array.of(0xff, 0xfe),
    new Uint8Array(Uint16Array.from(TEXT, (c) => c.charCodeAt(0)).buffer),
  ]),
  'UTF-16 without one': new Uint8Array(Uint16Array.from(TEXT, (c) => c.charCodeAt(0)).buffer),
  'UTF-8 with its mark': together([Uint8Array.of(0xef, 0xbb, 0xbf), bytes]),
  'windows-1252': Uint8Array.from(TEXT, (c) => c.charCodeAt(0)),
}

test.each(Object.entries(PACKED))('%s is read whole, wherever it is cut', async (_name, packed) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(packed.length), { maxLength: 6 }), async (cuts) => {
      const { files, problems } = await unpacked(packed, cuts)
      expect(problems).toEqual([])
      expect(files.map(({ text }) => text.length)).toEqual([TEXT.length])
      expect(files[0]?.text === TEXT).toBe(true)
    }),
    { seed: 6, numRuns: 12 },
  )
})

test('the files of an archive come one after another under their names, without what is no file', async () => {
  const { files, problems } = await unpacked(streamedZip(), [5, 70, 9000])
  expect(problems).toEqual([])
  expect(files.map(({ name, text }) => [name, text === TEXT])).toEqual([
    ['tracks/a.csv', true],
    ['b.csv', true],
  ])
})

test.each(['gzip', 'zip', 'zstd', 'a hundred blocks of gzip'])(
  'of a %s that is cut off the beginning is kept, and it is told',
  async (name) => {
    const packed = PACKED[name] as Uint8Array
    const end = name === 'zip' ? packed.length - 120 : packed.length - 20
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 40, max: end }), async (length) => {
        const { files, problems } = await unpacked(packed.subarray(0, length))
        expect(
          TEXT.startsWith(
            files
              .map(({ text }) => text)
              .join('')
              .replace(/\ufffd+$/, ''),
          ),
        ).toBe(true)
        // Cut between two blocks, nothing is seen to be missing.
        if (name === 'a hundred blocks of gzip') expect(problems.length).toBeLessThanOrEqual(1)
        else expect(problems.map((problem) => problem.split(':')[0])).toEqual(['truncated'])
      }),
      { seed: 6, numRuns: 60 },
    )
  },
)

test('a block whose checksum is wrong is told, and its content kept', async () => {
  const packed = members.slice()
  const first = gzipSync(bytes.subarray(0, 1000)).length
  packed[first - 8] = (packed[first - 8] as number) ^ 1
  const { files, problems } = await unpacked(packed, [first, first + 3])
  expect(files[0]?.text).toBe(TEXT)
  expect(problems).toEqual([
    expect.stringMatching(/^checksum: block 1 unpacks to 1000 bytes of checksum [0-9a-f]+, expected/),
  ])
})

test('what follows the last block and is none is told', async () => {
  const { files, problems } = await unpacked(together([gzipSync(bytes), strToU8('and more of this')]))
  expect(files[0]?.text).toBe(TEXT)
  expect(problems).toEqual(['garbage: what follows block 1 is no packed block, expected the end of the file'])
})

test.each([
  ['gzip', gzipSync(new Uint8Array(60 * 1024 ** 2))],
  ['zip', zipSync({ 'a.csv': new Uint8Array(60 * 1024 ** 2) })],
  ['zstd', zstdCompressSync(new Uint8Array(60 * 1024 ** 2))],
])('a %s of sixty kilobytes that becomes sixty megabytes is stopped', async (_name, bomb) => {
  const { problems } = await unpacked(bomb)
  expect(problems).toEqual([
    expect.stringMatching(/^bomb: 0\.\d+ MB unpack to more than \d+ MB, expected at most 100 times as much$/),
  ])
})

test('an archive of a file with a password or of another method names the file and goes on', async () => {
  const zip = zipSync({ 'a.csv': bytes, 'b.csv': bytes })
  zip[8] = 14
  const { files, problems } = await unpacked(zip)
  expect(files).toEqual([{ name: 'b.csv', text: TEXT }])
  expect(problems).toEqual([expect.stringContaining('unknown-packing: "a.csv" is packed by method 14')])
})

test('what is packed three times is not unpacked further', async () => {
  const { problems } = await unpacked(zipSync({ 'a.gz': gzipSync(gzipSync(bytes)) }))
  expect(problems).toEqual(['packed-deeper: a.gz is packed 3 times, expected at most 2 times'])
})

test('an empty file is a file without text, an empty archive has none', async () => {
  expect(await unpacked(new Uint8Array())).toEqual({ files: [{ name: 'a', text: '' }], problems: [], notes: [] })
  expect((await unpacked(zipSync({}))).problems).toEqual(['empty: the archive has no file, expected at least one'])
})

test.each([
  ['plain', strToU8('4.25,113.1\n')],
  ['gzip', gzipSync(strToU8('4.25,113.1\n'))],
])('what came of a %s file before its source failed stays, however little', async (_name, head) => {
  async function* failing() {
    yield head
    throw new Error('the disk is gone')
  }
  const pieces: UnpackedPiece[] = []
  const readAll = async () => {
    const options = { name: 'a', newDecoder: (encoding: string) => new TextDecoder(encoding) }
    for await (const piece of unpackText(failing(), options)) pieces.push(piece)
  }
  await expect(readAll()).rejects.toThrow('the disk is gone')
  expect(pieces).toContainEqual({ kind: 'text', text: '4.25,113.1\n' })
})

test('an encoding other than UTF-8 is told', async () => {
  expect((await unpacked(PACKED['UTF-16 without one'] as Uint8Array)).notes).toEqual([
    'Its text was read as utf-16le, for it is not UTF-8.',
  ])
  expect((await unpacked(bytes)).notes).toEqual([])
})

test('bytes of any kind never throw', async () => {
  const beginnings = [[], [0x1f, 0x8b, 8, 0], [0x50, 0x4b, 3, 4], [0x28, 0xb5, 0x2f, 0xfd], [0x52, 0x2a, 0x4d, 0x18]]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 3000 }), async (begin, rest) => {
      const { files, problems } = await unpacked(Uint8Array.from([...begin, ...rest]))
      expect(files.length + problems.length).toBeGreaterThan(0)
    }),
    { seed: 6, numRuns: 300 },
  )
})

test('a good file with any byte changed never throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('gzip', 'zip', 'zstd'),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (name, at, by) => {
        const packed = (PACKED[name] as Uint8Array).slice()
        packed[at % packed.length] = (packed[at % packed.length] as number) ^ by
        await unpacked(packed)
      },
    ),
    { seed: 6, numRuns: 150 },
  )
})

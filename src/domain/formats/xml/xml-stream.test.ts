import { expect, test } from 'vitest'
import { attributeOf, type XmlFault, XmlStream } from './xml-stream.ts'

/** What is heard of a text: elements with their lines, texts of those called `t`, faults. */
function hear(text: string, { chunk = text.length || 1, isRun = false } = {}) {
  const heard: string[] = []
  const faults: XmlFault[] = []
  let deepest = 0
  const stream = new XmlStream(
    {
      opened: ({ name, line }, path) => {
        heard.push(`${name}@${line}`)
        deepest = Math.max(deepest, path.length)
        return name === 't'
      },
      closed: (_, closedText) => {
        if (closedText !== undefined) heard.push(`"${closedText}"`)
      },
      fault: (fault) => faults.push(fault),
    },
    { isRun },
  )
  for (let at = 0; at < text.length; at += chunk) stream.write(text.slice(at, at + chunk))
  stream.end()
  return { heard, faults, deepest, lines: stream.lines }
}

test('names lose their prefix, texts are whole however they are written', () => {
  const { heard, faults, lines } = hear('<a:b xmlns:a="x">\r\n<t> one &amp;\n<![CDATA[<two>]]> </t>\r<c/></a:b>')
  expect(heard).toEqual(['b@1', 't@2', '"one &\n<two>"', 'c@4'])
  expect([faults, lines]).toEqual([[], 4])
})

test('text around elements inside of the element is not kept', () => {
  expect(hear('<t>one<i>two</i>three</t>').heard).toEqual(['t@1', 'i@1'])
})

test('an attribute is found by its name without a prefix, and one without a prefix comes first', () => {
  const attributes = { 'a:lat': '1', lat: '2', 'b:lon': '3' }
  expect([attributeOf({ attributes }, 'lat'), attributeOf({ attributes }, 'lon')]).toEqual(['2', '3'])
  expect(attributeOf({ attributes }, 'time')).toBeUndefined()
})

test('a billion laughs are a document type, and no more', () => {
  const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  const text = `<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY l0 "lol">${entities}]>\n<t>&l9;</t>`
  for (const isRun of [false, true]) {
    const { heard, faults, lines } = hear(text, { isRun })
    expect([heard, lines]).toEqual([[], 2])
    expect(faults).toEqual([
      { line: 2, reason: 'doctype', message: 'a document type, expected none: it could hide entities' },
    ])
  }
})

test('ten thousand levels end at the 65th', () => {
  const { deepest, faults } = hear('<a>'.repeat(10_000))
  expect(deepest).toBe(64)
  expect(faults).toEqual([{ line: 1, reason: 'depth', message: 'elements nest deeper than 64, expected a few levels' }])
  expect(hear(`${'<a>'.repeat(64)}${'</a>'.repeat(64)}`).faults).toEqual([])
})

test('a tag with hundreds of attributes or a name without end ends the reading', () => {
  const attributes = Array.from({ length: 257 }, (_, i) => `a${i}=""`).join(' ')
  expect(hear(`<a><b ${attributes}/></a>`).faults).toMatchObject([{ reason: 'too-long' }])
  expect(hear(`<a><${'b'.repeat(1001)}/></a>`).faults).toMatchObject([{ reason: 'too-long' }])
})

test('a text that never ends is not gathered for ever, and is told the same wherever it is cut', () => {
  const text = `<a>\n<t>${'\n'.repeat(9 * 1024 * 1024)}</t></a>`
  const whole = hear(text)
  expect(whole.faults).toMatchObject([{ line: 2, reason: 'too-long' }])
  expect(hear(text, { chunk: 1_000_003 })).toEqual(whole)
  expect(hear(text.slice(0, -8))).toEqual(whole)
}, 20_000)

test('a tag that never ends is told before the file does', () => {
  const faults: XmlFault[] = []
  const stream = new XmlStream({ opened: () => false, closed: () => {}, fault: (fault) => faults.push(fault) })
  for (let i = 0; i < 9; i++) stream.write('<a x="'.padEnd(1024 * 1024, 'y').slice(i === 0 ? 0 : 6))
  expect(faults).toMatchObject([{ line: 1, reason: 'too-long' }])
})

test('at most 1,000 characters of a text are kept', () => {
  expect(hear(`<t>${'x'.repeat(5000)}</t>`).heard[1]).toHaveLength(1002)
})

test('a bad character or reference is told and passed over; a thousand end the reading', () => {
  const { heard, faults } = hear('<a><t>R&nbsp;D \u0001 < 5</t></a>')
  expect(heard).toEqual(['a@1', 't@1', '"R&nbsp;D \u0001 5"'])
  expect(faults.map(({ reason }) => reason)).toEqual(['xml-text', 'xml-text', 'xml-text'])
  expect(hear('<a x="R&D; R" y="1<2"><t>x</t></a>')).toMatchObject({ heard: ['a@1', 't@1', '"x"'] })
  const many = hear(`<a>${'\u0001'.repeat(100_000)}</a>`).faults
  expect([many.length, many.at(-1)?.reason]).toEqual([1001, 'xml'])
})

test('a broken structure ends the reading with one fault', () => {
  for (const text of [
    '<a><b></a><t>x</t>',
    '<a/><t/>',
    '<a><b x></a>',
    '<a><b x="1" x="2"/></a>',
    '<entity></a>',
    'text',
  ])
    expect(hear(text).faults).toMatchObject([{ reason: 'xml' }])
})

test('a text that ends too soon is told with the line of its last tag', () => {
  const { heard, faults } = hear('<a>\n<t>x</t>\n\n<b')
  expect(heard).toEqual(['a@1', 't@2', '"x"'])
  expect(faults).toEqual([
    {
      line: 4,
      reason: 'xml',
      message: '4:2: unclosed tag: a, expected well-formed XML; the last whole tag is on line 2',
    },
  ])
})

test('half a character is none, and nothing throws', () => {
  const { heard, faults } = hear('<t>\ud83d</t>\udc00')
  expect(heard).toEqual(['t@1', '"\ufffd"'])
  expect(faults).toMatchObject([{ reason: 'xml' }])
  expect(hear('<t>\ud83d', { chunk: 1 }).faults).toMatchObject([{ reason: 'xml' }])
  expect(hear('<t>\ud83d\ude00</t>', { chunk: 1 }).heard).toEqual(['t@1', '"\u{1f600}"'])
})

test('declarations between the elements of a run are passed over, wherever they are cut', () => {
  const text = '<?xml version="1.0"?>\n<t>1</t><?xml version="1.0" encoding="UTF-8"?>\n<t>2</t><'
  for (const chunk of [1, 2, 3, 5, 7, 100]) {
    const { heard, faults, lines } = hear(text, { chunk, isRun: true })
    expect([heard, lines]).toEqual([['t@2', '"1"', 't@3', '"2"'], 3])
    expect(faults).toMatchObject([{ reason: 'xml', message: expect.stringContaining('unexpected end') }])
  }
})

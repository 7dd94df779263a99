import { expect, test } from 'vitest'
import { rejectCsv } from './reject-csv.ts'

test('rejects are a table with their file, and none of it is run by a spreadsheet', () => {
  const reject = { line: 7, reason: 'checksum', message: 'is 5C, expected 5D', text: '=HYPERLINK("x"),!AIVDM' }
  const [head, row, end] = rejectCsv([{ name: 'a, b.nmea', rejects: [reject] }]).split('\r\n')
  expect(head).toBe('file,line,reason,found,text')
  expect(row).toMatch(/^"a, b\.nmea",7,checksum,"is 5C, expected 5D","'=HYPERLINK/)
  expect(end).toBe('')
})

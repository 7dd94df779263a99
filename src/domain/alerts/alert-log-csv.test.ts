import { expect, test } from 'vitest'
import { alertLogCsv, csvCell } from './alert-log-csv.ts'
import { logRow } from './testing.ts'

test('the log is a table with names, times in UTC and quoted texts', () => {
  const csv = alertLogCsv([
    logRow({ did: 'noted', by: 'Ana', note: 'she said "no", then\nturned', trackId: 'mmsi:1', trackName: 'SERI' }),
  ])
  expect(csv).toBe(
    'seq,at,alertId,did,by,note,priority,state,title,ruleId,trackId,trackName,feedId,zoneId\r\n' +
      '1,1970-01-01T00:00:00.000Z,a1,noted,Ana,"she said ""no"", then\nturned",warning,active-unacknowledged,' +
      'Entered Zone west,entry,mmsi:1,SERI,,\r\n',
  )
})

test.each(['=', '+', '-', '@', '\t', '\r', '\n'])('a text that begins with %j is not run by a spreadsheet', (sign) => {
  expect(csvCell(`${sign}HYPERLINK("http://x","y")`)).toBe(`"'${sign}HYPERLINK(""http://x"",""y"")"`)
})

test('numbers stay numbers, even below zero', () => {
  expect([csvCell(-5), csvCell(undefined), csvCell('a-b'), csvCell('a,b')]).toEqual(['-5', '', 'a-b', '"a,b"'])
})

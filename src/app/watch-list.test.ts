import { expect, test } from 'vitest'
import { type Shelf, WatchList } from './watch-list.ts'

class FakeShelf implements Shelf {
  text: string | undefined

  read = () => this.text

  keep = (text: string) => {
    this.text = text
  }
}

test('a target stays on the list over a reload until it is taken off', () => {
  const shelf = new FakeShelf()
  const list = new WatchList(shelf)
  let heard = 0
  list.subscribe(() => heard++)
  list.toggle('mmsi:533000001')
  list.toggle('uav:1')
  expect([...new WatchList(shelf).ids]).toEqual(['mmsi:533000001', 'uav:1'])
  list.toggle('mmsi:533000001')
  expect([...new WatchList(shelf).ids]).toEqual(['uav:1'])
  expect(heard).toBe(3)
})

test.each(['not json', '{"a":1}', '[1,null,{}]', `["${'x'.repeat(10_000)}"]`])(
  'what was not kept by us is nothing: %#',
  (text) => {
    const shelf = new FakeShelf()
    shelf.text = text
    expect(new WatchList(shelf).ids.size).toBe(0)
  },
)

test('what another page of the browser put on the list is there once it is read again', () => {
  const shelf = new FakeShelf()
  const [list, elsewhere] = [new WatchList(shelf), new WatchList(shelf)]
  elsewhere.toggle('uav:1')
  expect(list.ids.has('uav:1')).toBe(false)
  list.reread()
  expect(list.ids.has('uav:1')).toBe(true)
})

test('it keeps five hundred, the newest', () => {
  const list = new WatchList(new FakeShelf())
  for (let i = 0; i < 510; i++) list.toggle(`id:${i}`)
  expect(list.ids.size).toBe(500)
  expect(list.ids.has('id:9')).toBe(false)
})

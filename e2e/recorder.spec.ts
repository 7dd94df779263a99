import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { runCommand } from './run-command.ts'
import { WatchPage } from './watch-page.ts'

test('what the server records is told, a window of it is saved, named, replayed as it was, and deleted', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing', '--speed', '10'))
  const startMs = await watch.nowMs()
  await expect.poll(() => watch.nowMs()).toBeGreaterThan(startMs + 70_000)
  await watched
    .getByRole('banner')
    .getByRole('button', { name: /^REC The server records; back to / })
    .click()
  const sheet = watched.getByRole('dialog', { name: 'Recordings on the server' })
  await expect(sheet.getByRole('region', { name: 'Now' })).toContainText('● Recording')
  await expect(sheet.getByText(/^Run of .*/)).toBeVisible()

  // What was told so far is checked when it is stopped, and every half minute.
  await sheet.getByRole('button', { name: 'Stop recording' }).click()
  await expect(sheet.getByRole('region', { name: 'Now' })).toContainText('Not recording')

  const form = sheet.getByRole('form', { name: 'Save a window' })
  await form.getByRole('button', { name: 'Save this window' }).click()
  await expect(form.getByRole('alert')).toContainText('the name is empty, expected one')
  await form.getByRole('textbox', { name: 'From, UTC' }).fill('yesterday')
  await form.getByRole('textbox', { name: 'From, UTC' }).press('Tab')
  await expect(form).toContainText('expected a date and time')
  await form.getByRole('textbox', { name: 'From, UTC' }).fill(new Date(startMs - 3_600_000).toISOString())
  await form.getByRole('textbox', { name: 'To, UTC' }).fill(new Date(await watch.nowMs()).toISOString())
  await form.getByRole('textbox', { name: 'Name of the window' }).fill('=HYPERLINK("x") crossing')
  await form.getByRole('button', { name: 'Save this window' }).click()
  await expect(form).toContainText('Saved as “=HYPERLINK("x") crossing”.')
  const row = sheet.getByRole('listitem').filter({ hasText: 'saved window' })
  await expect(row).toContainText('· kept')

  await row.getByRole('button', { name: /^Rename/ }).click()
  await row.getByRole('textbox').fill('The crossing')
  await row.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(row.getByRole('button', { name: 'The crossing', exact: true })).toBeVisible()

  // From the beginning of the run on: what was told then comes of it again.
  await row.getByRole('button', { name: 'The crossing', exact: true }).click()
  await watch.expectMode('REPLAY')
  await expectVerified(watched)

  await runCommand(watched, 'Recordings on the server')
  await sheet
    .getByRole('button', { name: /^Run of / })
    .first()
    .click()
  await watch.expectMode('REPLAY')
  await expect(watched.getByRole('banner').getByRole('button', { name: /^REC off / })).toBeVisible()
  await expect(watch.target(/^ANKA-S 1/)).toBeVisible()
  await expect(watched.getByRole('button', { name: 'About this recording' })).toContainText('Run of ')
  await expectVerified(watched)

  await runCommand(watched, 'Recordings on the server')
  await sheet.getByRole('button', { name: 'Start recording' }).click()
  await expect(sheet.getByRole('region', { name: 'Now' })).toContainText('● Recording')
  await row.getByRole('button', { name: 'Delete The crossing' }).click()
  await row.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(row).toHaveCount(0)
  await watched.keyboard.press('Escape')
  await expect(watched.getByRole('banner').getByRole('button', { name: /^REC The server records/ })).toBeVisible()
})

async function expectVerified(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'About this recording' }).click()
  await expect(page.getByText(/verified identical/i).first()).toBeVisible()
  await page.keyboard.press('Escape')
}

test('what the server refuses is told in its place, with the value and what was expected', async ({ serve, page }) => {
  const watch = new WatchPage(page)
  await watch.open(await serve('--scenario', 'crossing'))
  await runCommand(page, 'Recordings on the server')
  const form = page.getByRole('form', { name: 'Save a window' })
  const [from, to] = ['From, UTC', 'To, UTC'].map((name) => form.getByRole('textbox', { name })) as [Locator, Locator]
  await from.fill('2020-01-01')
  await to.fill('2020-01-02')
  await form.getByRole('textbox', { name: 'Name of the window' }).fill('Long ago')
  await form.getByRole('button', { name: 'Save this window' }).click()
  await expect(form.getByRole('alert')).toContainText(
    /Not saved: 2020-01-01T00:00:00.000Z to 2020-01-02T00:00:00.000Z is not kept, expected a part of/,
  )
  await to.fill('2019-01-02')
  await to.press('Tab')
  await expect(form).toContainText('expected 2020-01-01 00:00:00 or later')
  await expect(form.getByRole('button', { name: 'Save this window' })).toBeDisabled()
})

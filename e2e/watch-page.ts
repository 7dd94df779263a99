import { expect, type Locator, type Page } from '@playwright/test'
import type {} from '../src/map/probe.ts'

/** The screen as its user knows it. */
export class WatchPage {
  readonly page: Page
  readonly mode: Locator
  readonly targets: Locator
  readonly events: Locator
  readonly track: Locator
  readonly timeline: Locator

  constructor(page: Page) {
    this.page = page
    this.mode = page.getByRole('banner').getByRole('status')
    this.targets = page.getByRole('listbox', { name: 'Targets' })
    this.events = page.getByRole('region', { name: 'Events' })
    this.track = page.getByRole('region', { name: 'Selected track' })
    this.timeline = page.getByRole('region', { name: 'Timeline' })
  }

  /** Opens the page and waits until the map has drawn somebody. */
  async open(url: string): Promise<void> {
    // Alerts would take the place of the events as soon as there are any.
    await this.page.addInitScript(() => {
      if (!localStorage.getItem('eez-watch.upper-tab')) localStorage.setItem('eez-watch.upper-tab', 'events')
    })
    await this.page.goto(url)
    await this.page.waitForFunction(() => window.chartProbe !== undefined && window.chartProbe.drawn() > 0)
  }

  /** Waits until the chart has come to where it goes: a place read on the way is not where a pointer finds it. */
  async chartRests(): Promise<void> {
    await this.page.waitForFunction(() => window.chartProbe?.moving() === false)
  }

  target(name: string | RegExp): Locator {
    return this.targets.getByRole('option', { name })
  }

  /** One of the two lists of the right column. */
  tab(name: 'Alerts' | 'Events'): Locator {
    return this.page.getByRole('tab', { name })
  }

  /** The row of an open alert. */
  alert(text: RegExp): Locator {
    return this.page.getByRole('list', { name: 'Open alerts' }).getByRole('listitem').filter({ hasText: text })
  }

  /** Values of a property of the features drawn in a map layer. */
  namesOnMap(layer: string, property?: string): Promise<string[]> {
    return this.page.evaluate(([name, of]) => window.chartProbe?.names(name as string, of) ?? [], [
      layer,
      property,
    ] as const)
  }

  labels(): Promise<string[]> {
    return this.page.evaluate(() => window.chartProbe?.labels() ?? [])
  }

  /** Drops a file on the map, as a hand would. */
  drop(name: string, bytes: Buffer): Promise<void> {
    return this.dropAll([[name, bytes]])
  }

  /** Drops several at once; with `shiftKey` beside what is open. */
  async dropAll(files: readonly (readonly [name: string, bytes: Buffer])[], shiftKey = false): Promise<void> {
    const data = await this.page.evaluateHandle(
      (given) => {
        const transfer = new DataTransfer()
        for (const [name, base64] of given)
          transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name))
        return transfer
      },
      files.map(([name, bytes]) => [name, bytes.toString('base64')] as const),
    )
    const map = this.page.getByRole('region', { name: 'Map' })
    await map.dispatchEvent('dragover', { dataTransfer: data, shiftKey })
    await map.dispatchEvent('drop', { dataTransfer: data, shiftKey })
  }

  /** The time of the picture in milliseconds. */
  async nowMs(): Promise<number> {
    const text = await this.page.getByRole('banner').locator('time').getAttribute('datetime')
    return Date.parse(text ?? '')
  }

  async expectMode(mode: 'LIVE' | 'REPLAY' | 'STALE' | 'WAITING'): Promise<void> {
    await expect(this.mode).toHaveText(new RegExp(mode))
  }
}

import type { Page } from '@playwright/test'

/** Runs the command that these words find. */
export async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Find/ }).fill(words)
  await page.keyboard.press('Enter')
}

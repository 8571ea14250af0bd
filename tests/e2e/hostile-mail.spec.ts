import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import { openTicket, thread } from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

test('a hostile letter runs nothing, loads nothing and leads nowhere; a remote image loads only when asked for', async ({
  workspace,
  desk: { page, app },
}) => {
  const asked: string[] = []
  const trap = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'image/gif' })
    response.end(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'))
  })
  let knocks = 0
  trap.on('connection', () => {
    knocks += 1
  })
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`
  try {
    await openTicket(page, subjects.router, 'Mine')
    const before = page.url()
    await workspace.receive(
      subjects.router,
      `<p>Words of the letter.</p>
      <script>top.hostileRan = 1; fetch('${at}/script')</script>
      <img src="x" onerror="top.hostileRan = 2; fetch('${at}/handler')">
      <img src="${at}/image.gif" srcset="${at}/set.gif 2x" width="10" height="10">
      <table background="${at}/background.gif"><tr><td style="background:url(${at}/style.gif)">cell</td></tr></table>
      <style>@import url(${at}/import.css); body{background:url(${at}/css.gif)}</style>
      <link rel="stylesheet" href="${at}/sheet.css"><link rel="prefetch" href="${at}/prefetch"><link rel="dns-prefetch" href="${at}">
      <meta http-equiv="refresh" content="0;url=${at}/refresh"><base href="${at}/base/">
      <iframe src="${at}/frame" srcdoc="<script>top.hostileRan = 3</script>"></iframe>
      <object data="${at}/object"></object><embed src="${at}/embed"><video src="${at}/video" poster="${at}/poster"></video><audio src="${at}/audio"></audio>
      <svg onload="top.hostileRan = 4"><script>top.hostileRan = 5</script><image href="${at}/svg.gif"/><use href="${at}/use.svg#a"/></svg>
      <math><mtext><mglyph><style><img src=x onerror="top.hostileRan = 6"></style></mglyph></mtext></math>
      <form action="${at}/form"><input autofocus onfocus="top.hostileRan = 7"><button>Press here</button></form>
      <details open ontoggle="top.hostileRan = 8">more</details>
      <a href="${at}/link">Follow this link</a> <a href="javascript:top.hostileRan=9">Or this one</a>`,
    )
    const letter = thread(page).getByRole('article').filter({ hasText: '1 remote image not loaded.' })
    const inside = letter.frameLocator('iframe')
    await expect(inside.getByText('Words of the letter.')).toBeVisible()
    await expect(inside.getByRole('button', { name: 'Press here' })).toHaveCount(0)
    await inside.getByText('Or this one').click()
    await app.evaluate(({ shell }) => {
      const urls: string[] = []
      Object.assign(globalThis, { openedUrls: urls })
      shell.openExternal = async (url: string) => void urls.push(url)
    })
    await inside.getByText('Follow this link').click()
    // Whatever a hostile letter starts by itself would have come by now.
    await page.waitForTimeout(1_000)
    expect({ asked, knocks }).toEqual({ asked: [], knocks: 0 })
    expect(await page.evaluate(() => Reflect.get(globalThis, 'hostileRan'))).toBeUndefined()
    expect(page.url()).toBe(before)
    expect(app.windows()).toHaveLength(1)
    // The person's click leads to their own browser, never over plain http.
    expect(await app.evaluate(() => Reflect.get(globalThis, 'openedUrls'))).toEqual([
      `${at.replace('http:', 'https:')}/link`,
    ])

    await letter.getByRole('button', { name: 'Load' }).click()
    // Asked for by https, whatever the letter said, which this server does not speak: it hears only a knock.
    await expect.poll(() => knocks).toBeGreaterThan(0)
    expect(asked).toEqual([])
    expect(await page.evaluate(() => Reflect.get(globalThis, 'hostileRan'))).toBeUndefined()
  } finally {
    trap.closeAllConnections()
    trap.close()
  }
})

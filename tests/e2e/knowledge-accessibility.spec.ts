import { expect } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { expectAccessible } from '../fixtures/accessible.ts'
import { makeArticle, makeCategory, saveText } from '../fixtures/articles.ts'
import { test } from '../fixtures/desk.ts'
import { signIn } from '../fixtures/steps.ts'

const rich =
  '<h2>Steps</h2><ol><li><p>Pull the plug, {{customer.firstName}}.</p></li></ol><table><tbody><tr><th><p>Colour</p></th><th><p>Meaning</p></th></tr><tr><td><p>Red</p></td><td><p>No line {{nobody.knows}}</p></td></tr></tbody></table><aside data-kind="warning"><p>Careful.</p></aside><aside data-kind="tip"><p>Better.</p></aside><aside data-kind="info"><p>Know.</p></aside><pre><code>ping</code></pre><p><a href="https://a.example">Out</a> and <a data-article="01920000-0000-7000-8000-000000000009">gone</a></p>'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen of the knowledge base breaks a rule of accessibility in ${colorScheme}`, async ({
    workspace,
    launch,
  }) => {
    test.setTimeout(180_000)
    const shelf = await makeCategory(workspace, 'Home network')
    await makeCategory(workspace, 'Routers', shelf)
    const snippetId = uuidv7()
    const set = { name: 'Return address', bodies: { en: '<p>Porto</p>' } }
    await workspace.act(workspace.edda, 'snippet.save', { snippetId, set })
    const made = await makeArticle(workspace, 'Router light', `${rich}<div data-snippet="${snippetId}"></div>`, {
      categoryId: shelf,
      keywords: ['red light'],
      reviewBy: '2020-01-01',
    })
    const { articleId } = made
    const german = { title: 'Leuchte', bodyHtml: '<p>Rot.</p>', language: 'de', sourceRevision: 1 }
    await saveText(workspace, workspace.edda, { articleId, revisionId: null }, german)
    const second = await saveText(workspace, workspace.lena, made, {
      title: 'Router light',
      bodyHtml: rich.replace('Pull', 'Take'),
      note: 'Other word',
    })
    const seen = { articleId, language: 'en', revisionId: second }
    await workspace.act(workspace.lena, 'translation.submit', { ...seen, reviewerId: null, reviewDueAt: null })
    await workspace.act(workspace.lena, 'reviewComment.add', {
      articleId,
      language: 'en',
      commentId: uuidv7(),
      quote: 'Take the plug',
      bodyText: 'Really?',
    })
    await workspace.act(workspace.maya, 'article.flag', {
      flagId: uuidv7(),
      articleId,
      comment: 'It is orange now.',
      ticketId: null,
    })

    const { page } = await launch()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signIn(page, workspace.url, workspace.edda)
    await page.keyboard.press('Alt+3')
    const option = page.getByRole('listbox', { name: 'Articles' }).getByRole('option')
    await expect(option).toHaveCount(1)
    await expectAccessible(page, 'library')
    await page.getByRole('searchbox').fill('nothing like it')
    await expect(page.getByText('No article with')).toBeVisible()
    await expectAccessible(page, 'nothing found')
    await page.getByRole('searchbox').fill('')
    await page.getByRole('button', { name: 'New category', exact: true }).click()
    await expectAccessible(page, 'new category')
    await page.keyboard.press('Escape')
    await option.click()
    await expect(page.getByRole('region', { name: 'Comments' })).toContainText('Really?')
    await expectAccessible(page, 'article')
    await page.keyboard.press('v')
    await expect(page.getByRole('region', { name: 'Comparison' }).locator('ins').first()).toBeVisible()
    await expectAccessible(page, 'versions')
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeVisible()
    await expectAccessible(page, 'editor')
    await page.getByRole('textbox', { name: 'Text', exact: true }).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('Mine')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/')
    await expect(page.getByRole('option', { name: 'Table' })).toBeVisible()
    await expectAccessible(page, 'editor with its list')
    await page.keyboard.press('Escape')
    await saveText(
      workspace,
      workspace.lena,
      { articleId, revisionId: second },
      {
        title: 'Router light',
        bodyHtml: '<p>Short.</p>',
      },
    )
    await expect(page.getByRole('alert').filter({ hasText: 'saved a newer version' })).toBeVisible()
    await expectAccessible(page, 'newer version')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('Differences to mine').click()
    await expect(page.locator('ins').first()).toBeVisible()
    await expectAccessible(page, 'clash')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await page.getByRole('button', { name: /^German/ }).click()
    await expect(page.getByRole('region', { name: 'Source' })).toBeVisible()
    await expectAccessible(page, 'translation')
    await page.keyboard.press('Alt+3')
    await page.getByRole('button', { name: 'Text blocks' }).click()
    await expect(page.getByRole('button', { name: /^Return address/ })).toBeVisible()
    await expectAccessible(page, 'text blocks')
    await page.getByRole('button', { name: /^Return address/ }).click()
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Text in German' })).toBeVisible()
    await expectAccessible(page, 'text block')
  })
}

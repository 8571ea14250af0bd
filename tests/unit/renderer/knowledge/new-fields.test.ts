// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import { forgetAccountItems } from '../../../../renderer/app/account.ts'
import { queryClient } from '../../../../renderer/app/data.ts'
import { forgetNewFields, keepNewFields, newFieldsOf } from '../../../../renderer/features/knowledge/edit/new-fields.ts'

const articleId = derivedId('new article')
const signedIn = (key: string) => queryClient.setQueryData(['app.status', {}], { account: { key } })

beforeEach(() => localStorage.clear())

test('what a new article is to be filed under is its writer’s alone, and goes with their account', () => {
  signedIn('ana')
  keepNewFields(articleId, { ...newFieldsOf(articleId), keywords: ['light'] })
  localStorage.setItem('switchboard.language', 'en')
  expect(newFieldsOf(articleId).keywords).toEqual(['light'])
  signedIn('ben')
  expect(newFieldsOf(articleId).keywords).toEqual([])
  keepNewFields(articleId, { ...newFieldsOf(articleId), keywords: ['router'] })
  forgetAccountItems('ana')
  expect(newFieldsOf(articleId).keywords).toEqual(['router'])
  forgetNewFields(articleId)
  expect(Object.keys(localStorage)).toEqual(['switchboard.language'])
})

import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { limits } from '#shared/domain/primitives'
import { run } from '../../../app/data.ts'
import { languages, useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { BodyEditor, type BodyHandle, emptyBody } from '../edit/BodyEditor.tsx'
import { languageName } from '../language.ts'
import type { SnippetRow } from './SnippetsScreen.tsx'
import classes from './snippets.module.css'

/** The size of one body that the server takes. */
const most = 100_000

/** Writes a snippet in each language, and says where it stands. */
export function SnippetDialog({
  snippet,
  onClose,
}: {
  readonly snippet: SnippetRow | null
  readonly onClose: () => void
}) {
  const { t, i18n } = useTranslation(['knowledge', 'conversation'])
  const [begun] = useState(() => ({ name: snippet?.name ?? '', bodies: snippet?.bodies ?? {} }))
  const [name, setName] = useState(begun.name)
  const [bodies, setBodies] = useState<Readonly<Record<string, string>>>(begun.bodies)
  const choices = [...new Set([...languages, ...Object.keys(begun.bodies)])]
  const own = i18n.resolvedLanguage ?? 'en'
  const [language, setLanguage] = useState(
    begun.bodies[own] === undefined ? (Object.keys(begun.bodies)[0] ?? own) : own,
  )
  const [touched, setTouched] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const body = useRef<BodyHandle>(null)
  const usedBy = snippet?.usedBy ?? []

  const current = (): Record<string, string> => {
    const html = body.current?.html() ?? bodies[language] ?? ''
    const { [language]: _, ...others } = bodies
    return html === '' ? others : { ...others, [language]: html }
  }
  const switchTo = (next: string) => {
    setBodies(current())
    setLanguage(next)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const next = { name: name.trim(), bodies: current() }
    if (next.name === '') {
      setProblem(t('knowledge:problem.noName'))
      return
    }
    if (Object.values(next.bodies).some((each) => each.length > most)) {
      setNotice(t('knowledge:problem.tooLong'))
      return
    }
    setBusy(true)
    try {
      await run('snippet.save', {
        snippetId: snippet?.id ?? uuidv7(),
        set: next,
        ...(snippet ? { base: { name: snippet.name, bodies: snippet.bodies } } : {}),
      })
      onClose()
      showDone(
        usedBy.length === 0
          ? t('knowledge:snippets.saved')
          : t('knowledge:snippets.savedEverywhere', { count: usedBy.length }),
      )
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  const remove = async () => {
    if (!snippet) return
    const agreed = await confirm({
      title: t('knowledge:snippets.deleteTitle', { name: snippet.name }),
      body: t('knowledge:snippets.deleteBody'),
      confirm: t('knowledge:snippets.delete'),
      cancel: t('knowledge:cancel'),
      danger: true,
    })
    if (!agreed) return
    await run('snippet.delete', { snippetId: snippet.id }).then(onClose, showFailure)
  }
  return (
    <FormDialog
      title={snippet ? t('knowledge:snippets.edit') : t('knowledge:snippets.add')}
      size={720}
      dirty={touched || name !== begun.name}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={(event) => void save(event)} noValidate>
        <TextInput
          data-autofocus
          label={t('knowledge:field.name')}
          error={problem}
          maxLength={limits.name}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setProblem(null)
          }}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('knowledge:pane.languages')}
          value={language}
          onChange={switchTo}
          data={choices.map((value) => ({ value, label: languageName(value) }))}
        />
        {notice && (
          <p className={classes.notice} role="alert">
            {notice}
          </p>
        )}
        <div className={classes.body}>
          <BodyEditor
            key={language}
            initialHtml={bodies[language] || emptyBody}
            language={language}
            fallback={[]}
            label={t('knowledge:field.body')}
            placeholder={t('knowledge:snippets.bodyHint')}
            handle={body}
            withSnippets={false}
            onWords={() => undefined}
            onChange={() => setTouched(true)}
            onNotice={(kind, count) =>
              setNotice(
                t(kind === 'too-long' ? 'knowledge:problem.tooLong' : 'knowledge:problem.picturesLost', {
                  count: count ?? 1,
                }),
              )
            }
          />
        </div>
        {usedBy.length > 0 && (
          <div className={classes.uses}>
            <h3 className={classes.usesTitle}>{t('knowledge:snippets.usedIn', { count: usedBy.length })}</h3>
            <ul className={classes.useList}>
              {usedBy.map((use) => (
                <li key={use.articleId}>
                  <button
                    type="button"
                    className={classes.link}
                    onClick={() => openArticle(use.articleId, { language: use.language })}
                  >
                    {use.title}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className={classes.formActions}>
          {snippet && (
            <Button
              className={classes.delete ?? ''}
              variant="subtle"
              color="gray"
              disabled={usedBy.length > 0}
              title={usedBy.length > 0 ? t('knowledge:snippets.deleteUsed') : undefined}
              onClick={() => void remove()}
            >
              {t('knowledge:snippets.delete')}
            </Button>
          )}
          <Button onClick={onClose}>{t('knowledge:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('knowledge:save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}

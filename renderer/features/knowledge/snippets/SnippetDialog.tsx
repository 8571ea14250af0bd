import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { limits } from '#shared/domain/primitives'
import { run, useAsk } from '../../../app/data.ts'
import { languages, useTranslation } from '../../../app/i18n.ts'
import { keptForm } from '../../../app/kept-forms.ts'
import { openArticle } from '../../../app/navigation.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { type UnsavedState, useUnsaved } from '../../../app/unsaved.ts'
import { confirm } from '../../../ui/confirm.ts'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import { BodyEditor, type BodyHandle, emptyBody } from '../edit/BodyEditor.tsx'
import { languageChoices, languageName } from '../language.ts'
import type { SnippetRow } from './SnippetsScreen.tsx'
import classes from './snippets.module.css'

/** The size of one body that the server takes. */
const most = 100_000

interface Props {
  readonly snippet: SnippetRow | null
  readonly onClose: () => void
}

interface Text {
  readonly name: string
  readonly bodies: Readonly<Record<string, string>>
}

/** What was typed and not saved. `base` is what it began with, so that a colleague's change meanwhile is merged. */
interface Begun extends Text {
  readonly id: string
  readonly base: Text
}

/** Writes a snippet in each language, and says where it stands. What is typed is on disk, whatever closes the dialog. */
export function SnippetDialog({ snippet, onClose }: Props) {
  const { data: context } = useAsk('app.context', {})
  return context ? <Recalled userId={context.me.id} snippet={snippet} onClose={onClose} /> : null
}

function Recalled({ userId, snippet, onClose }: Props & { readonly userId: string }) {
  const { begun, kept } = useUnsaved(userId, `snippet:${snippet?.id ?? 'new'}`, readBegun)
  if (begun.data === undefined && !begun.error) return null
  return (
    <SnippetForm
      snippet={snippet}
      onDisk={begun.data ?? null}
      state={kept.state}
      keep={(form) => kept.keep(JSON.stringify(form))}
      drop={() => void kept.drop()}
      onClose={onClose}
    />
  )
}

function readBegun(content: string | null): Begun | null {
  const { id, base, name, bodies } = keptForm<Begun>(content)
  return id && base && name !== undefined && bodies ? { id, base, name, bodies } : null
}

/** How the words stand, by message key. */
const keptWords: Readonly<Record<UnsavedState, string | null>> = {
  nothing: null,
  keeping: 'conversation:draft.saving',
  kept: 'knowledge:snippets.kept',
  failed: 'conversation:draft.failed',
}

function SnippetForm(
  props: Props & {
    readonly onDisk: Begun | null
    readonly state: UnsavedState
    readonly keep: (form: Begun) => void
    readonly drop: () => void
  },
) {
  const { snippet, onDisk, state, keep, drop, onClose } = props
  const { t, i18n } = useTranslation(['knowledge', 'conversation'])
  const limit = useLimit()
  const own = i18n.resolvedLanguage ?? 'en'
  const [begun] = useState<Begun>(() => {
    const base = { name: snippet?.name ?? '', bodies: snippet?.bodies ?? {} }
    return onDisk ?? { ...base, base, id: snippet?.id ?? uuidv7() }
  })
  const [name, setName] = useState(begun.name)
  // One's own first: it is what most of this person's texts are in.
  const [shown, setShown] = useState(() => [
    ...new Set([own, ...languages, ...Object.keys(begun.base.bodies), ...Object.keys(begun.bodies)]),
  ])
  const [touched, setTouched] = useState(onDisk !== null)
  const [problem, setProblem] = useState<string | null>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const editors = useRef(new Map<string, BodyHandle>())
  /** The languages in which something was typed. */
  const written = useRef(new Set<string>())
  const usedBy = snippet?.usedBy ?? []

  /** What nobody typed in stays as it came, also where an editor would write it differently. */
  const current = (): Record<string, string> => {
    const bodies = { ...begun.bodies }
    for (const language of written.current) {
      const html = editors.current.get(language)?.html()
      if (html === '') delete bodies[language]
      else if (html !== undefined) bodies[language] = html
    }
    return bodies
  }
  const typed = (change: Partial<Begun> = {}) => {
    setTouched(true)
    keep({ ...begun, name, bodies: current(), ...change })
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
        snippetId: begun.id,
        set: next,
        ...(snippet ? { base: begun.base } : {}),
      })
      drop()
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
    try {
      await run('snippet.delete', { snippetId: snippet.id })
      drop()
      onClose()
    } catch (caught) {
      showFailure(caught)
    }
  }
  const discard = () => {
    drop()
    onClose()
  }
  const words = touched ? keptWords[state] : null
  return (
    <FormDialog
      title={snippet ? t('knowledge:snippets.edit') : t('knowledge:snippets.add')}
      size={1080}
      // What is on disk is there again; only words that could not be written would go.
      dirty={touched && state === 'failed'}
      onClose={onClose}
    >
      <form className={classes.form} onSubmit={(event) => void save(event)} noValidate>
        <TextInput
          data-autofocus
          label={t('knowledge:field.name')}
          error={problem}
          {...limit(name, limits.name)}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
            setProblem(null)
            typed({ name: event.currentTarget.value })
          }}
        />
        {onDisk && (
          <p className={classes.recalled} role="status">
            {t('knowledge:snippets.recalled')}
          </p>
        )}
        {notice && (
          <p className={classes.notice} role="alert">
            {notice}
          </p>
        )}
        <div className={classes.texts}>
          {shown.map((language) => (
            <section key={language} className={classes.text}>
              <h3 className={classes.language}>{languageName(language)}</h3>
              <div className={classes.body}>
                <BodyEditor
                  initialHtml={begun.bodies[language] || emptyBody}
                  language={language}
                  fallback={[]}
                  label={t('knowledge:snippets.bodyIn', { language: languageName(language) })}
                  placeholder={t('knowledge:snippets.bodyHint')}
                  handle={(handle) => {
                    if (handle) editors.current.set(language, handle)
                    else editors.current.delete(language)
                  }}
                  withSnippets={false}
                  onWords={() => undefined}
                  onChange={() => {
                    written.current.add(language)
                    typed()
                  }}
                  onNotice={(kind, count) =>
                    setNotice(
                      t(kind === 'too-long' ? 'knowledge:problem.tooLong' : 'knowledge:problem.picturesLost', {
                        count: count ?? 1,
                      }),
                    )
                  }
                />
              </div>
            </section>
          ))}
        </div>
        <Select
          size="xs"
          w={200}
          aria-label={t('knowledge:translation.add')}
          placeholder={t('knowledge:translation.add')}
          searchable
          value={null}
          data={languageChoices().filter(({ value }) => !shown.includes(value))}
          onChange={(language) => language && setShown([...shown, language])}
        />
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
          <span className={classes.kept} role="status" data-tone={state === 'failed' ? 'warning' : undefined}>
            {words && t(words)}
          </span>
          {touched && (
            <Button variant="subtle" color="gray" onClick={discard}>
              {t('knowledge:snippets.discard')}
            </Button>
          )}
          <Button onClick={onClose}>{t(touched ? 'knowledge:snippets.later' : 'knowledge:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('knowledge:save')}
          </Button>
        </div>
      </form>
    </FormDialog>
  )
}

import { Button, Radio, Select, TagsInput, TextInput } from '@mantine/core'
import { type FormEvent, Suspense, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { limits } from '#shared/domain/primitives'
import { ticketChannel, ticketPriority } from '#shared/domain/tickets'
import type { AppContext } from '#shared/ipc/views'
import { run } from '../../../../app/data.ts'
import { useFormat } from '../../../../app/format.ts'
import { rejectionText, useTranslation } from '../../../../app/i18n.ts'
import { openTicket } from '../../../../app/navigation.ts'
import { showDone, showFailure } from '../../../../app/toasts.tsx'
import type { KeptForm, UnsavedState } from '../../../../app/unsaved.ts'
import { useUploads } from '../../../../app/writing/use-uploads.ts'
import { keysText } from '../../../../ui/Kbd.tsx'
import { picture } from '../composer/body-html.ts'
import { ComposerFiles } from '../composer/ComposerFiles.tsx'
import { AttachButton, FileInput } from '../composer/ComposerParts.tsx'
import { Editor } from '../composer/lazy-editor.ts'
import { admitFiles, bodyLimit } from '../composer/limits.ts'
import { refusalText } from '../composer/refusals.ts'
import { sendKeys, sentBy } from '../composer/send-keys.ts'
import { useFileDrop } from '../composer/use-file-drop.ts'
import { useText } from '../composer/use-text.ts'
import { CustomerPart } from './CustomerPart.tsx'
import { blankDraft, commandsOf, type DraftProblem, type NewTicketDraft, problemsOf } from './draft.ts'
import classes from './new-ticket.module.css'

interface FormProps {
  readonly initial: NewTicketDraft
  /** What was kept of it so far. */
  readonly onDisk: NewTicketDraft | null
  readonly context: AppContext
  readonly kept: KeptForm
  readonly onClose: () => void
}

const nobody = 'nobody'

/** How the words stand, by message key. */
const keptWords: Readonly<Record<UnsavedState, string | null>> = {
  nothing: null,
  keeping: 'conversation:draft.saving',
  kept: 'conversation:newTicket.kept',
  failed: 'conversation:draft.failed',
}

export function NewTicketForm({ initial, onDisk, context, kept, onClose }: FormProps) {
  const { t } = useTranslation(['conversation', 'app', 'errors'])
  const format = useFormat()
  const { me } = context
  const [draft, setDraft] = useState(initial)
  const [problems, setProblems] = useState<ReadonlySet<DraftProblem>>(new Set())
  const [message, setMessage] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [round, setRound] = useState(0)
  const text = useText(initial.bodyHtml)
  const fileInput = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const bodyId = useId()

  const { keep } = kept
  // Words that were handed over are kept at once; a form that was only opened has none.
  const written = useRef(initial.bodyHtml === (onDisk?.bodyHtml ?? '') ? initial : onDisk)
  useEffect(() => {
    if (draft === written.current) return
    written.current = draft
    keep(JSON.stringify(draft))
  }, [draft, keep])

  const set = (change: Partial<NewTicketDraft>, ...solved: DraftProblem[]) => {
    setDraft((before) => ({ ...before, ...change }))
    setProblems((before) => new Set([...before].filter((problem) => !solved.includes(problem))))
  }
  const error = (problem: DraftProblem) => (problems.has(problem) ? t(`conversation:required.${problem}`) : null)
  const latest = useRef(draft)
  useLayoutEffect(() => {
    latest.current = draft
  })
  const uploads = useUploads({
    // By person: a file on its way at a change of accounts is nothing for the next one to see.
    owner: `new-ticket ${me.id}`,
    onStored: (info) => {
      if (info.inline) text.insertImage(info)
      setDraft((before) => ({ ...before, bodyHtml: text.html(), attachments: [...before.attachments, info] }))
    },
    // "Later" was pressed meanwhile: the file is in the dialog when it is opened again.
    onStoredLater: (info) => {
      const { bodyHtml, attachments } = latest.current
      latest.current = {
        ...latest.current,
        bodyHtml: info.inline ? bodyHtml + picture(info) : bodyHtml,
        attachments: [...attachments, info],
      }
      keep(JSON.stringify(latest.current))
    },
  })
  const addFiles = (files: readonly File[], intoText: boolean) => {
    const { admitted, refused } = admitFiles(files, draft.attachments.length + uploads.uploads.length)
    setMessage(refused.length === 0 ? null : refusalText(t, format, refused))
    for (const file of admitted) uploads.start(file, intoText)
  }
  const drop = useFileDrop((files) => addFiles(files, true))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const whole = { ...draft, bodyHtml: text.html() }
    const found = problemsOf(whole, text.isEmpty() && draft.attachments.length === 0)
    setProblems(found)
    if (found.size > 0) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus(),
      )
      return
    }
    if (uploads.uploads.length > 0) {
      setMessage(t('conversation:composer.uploading'))
      return
    }
    setBusy(true)
    try {
      const answer = await run('command.batch', {
        commands: commandsOf(whole, { tags: context.tags, language: me.language }),
      })
      const refused = answer.rejected[0]
      if (refused) {
        setMessage(rejectionText(t, refused.code))
        setBusy(false)
        return
      }
      await kept.drop()
      onClose()
      openTicket(whole.ids.ticketId)
      showDone(t('conversation:newTicket.done'))
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }
  const clear = () => {
    uploads.cancelAll()
    const blank = blankDraft(context)
    written.current = blank
    setDraft(blank)
    void kept.drop()
    setProblems(new Set())
    setRound(round + 1)
    text.setHtml('')
  }

  const words = keptWords[kept.state]
  const people = context.users.filter((user) => user.active)
  return (
    <form
      ref={form}
      className={classes.form}
      data-dropping={drop.dropping || undefined}
      data-drop-label={t('conversation:composer.drop')}
      {...drop.area}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (sentBy(event.nativeEvent) && !event.nativeEvent.altKey && !event.defaultPrevented) void submit(event)
      }}
    >
      <CustomerPart key={round} draft={draft} onChange={set} error={error} />
      <TextInput
        className={classes.wide ?? ''}
        label={t('conversation:field.subject')}
        value={draft.subject}
        maxLength={limits.subject}
        error={error('subject')}
        onChange={(event) => set({ subject: event.currentTarget.value }, 'subject')}
      />
      <Select
        label={t('conversation:field.team')}
        value={draft.teamId}
        error={error('team')}
        data={context.teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(teamId) => teamId && set({ teamId }, 'team')}
      />
      <Select
        label={t('conversation:field.assignee')}
        value={draft.assigneeId ?? nobody}
        searchable
        data={[
          { value: nobody, label: t('conversation:unassigned') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => set({ assigneeId: value === nobody ? null : value })}
      />
      <Select
        label={t('conversation:field.priority')}
        value={draft.priority}
        data={ticketPriority.options.toReversed().map((each) => ({ value: each, label: t(`app:priority.${each}`) }))}
        onChange={(value) => value && set({ priority: ticketPriority.parse(value) })}
      />
      <Select
        label={t('conversation:field.channel')}
        value={draft.channel}
        data={ticketChannel.options.map((each) => ({ value: each, label: t(`app:channel.${each}`) }))}
        onChange={(value) => value && set({ channel: ticketChannel.parse(value) })}
      />
      <Radio.Group
        className={classes.wide ?? ''}
        label={t('conversation:newTicket.words')}
        value={draft.words}
        onChange={(value) => set({ words: value === 'reply' || value === 'note' ? value : 'customer' })}
      >
        <div className={classes.words}>
          {(['customer', 'reply', 'note'] as const).map((each) => (
            <Radio key={each} size="xs" value={each} label={t(`conversation:newTicket.by.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      <div className={classes.wide}>
        <div id={bodyId} className={classes.label}>
          {t('conversation:newTicket.body')}
        </div>
        <div className={classes.body} data-kind={draft.words} data-invalid={problems.has('body') || undefined}>
          <Suspense fallback={<div className={classes.bodyWaiting} />}>
            <Editor
              handle={text.editor}
              initialHtml={text.stand.html}
              label={t('conversation:newTicket.body')}
              placeholder={t(`conversation:newTicket.placeholder.${draft.words}`)}
              onReady={text.ready}
              users={people}
              mentions={false}
              onChange={() => set({ bodyHtml: text.html() }, 'body')}
              onBlur={() => undefined}
              onKey={(event) => {
                if (!sentBy(event) || event.altKey) return false
                form.current?.requestSubmit()
                return true
              }}
              onFiles={(files) => addFiles(files, true)}
              onTooLong={() => setMessage(t('conversation:composer.pasteTooLong', { limit: bodyLimit }))}
              tools={<AttachButton onClick={() => fileInput.current?.click()} />}
            />
          </Suspense>
          <ComposerFiles
            files={draft.attachments.filter((file) => !file.inline)}
            uploads={uploads.uploads}
            onCancel={uploads.cancel}
            onRemove={(file) => set({ attachments: draft.attachments.filter(({ id }) => id !== file.id) })}
          />
        </div>
        {problems.has('body') && (
          <p className={classes.problem} role="alert">
            {t('conversation:required.body')}
          </p>
        )}
      </div>
      <TagsInput
        className={classes.wide ?? ''}
        label={t('conversation:field.tags')}
        value={draft.tags}
        maxTags={limits.tagsPerTicket}
        data={context.tags.map(({ name }) => name)}
        onChange={(tags) => set({ tags })}
      />
      {message && (
        <p className={`${classes.problem} ${classes.wide}`} role="alert">
          {message}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="subtle" onClick={clear}>
          {t('conversation:newTicket.clear')}
        </Button>
        <span className={classes.kept} role="status" data-tone={kept.state === 'failed' ? 'warning' : undefined}>
          {words && t(words)}
        </span>
        <Button onClick={onClose}>{t('conversation:newTicket.later')}</Button>
        <Button
          type="submit"
          variant="filled"
          loading={busy}
          title={keysText(t, sendKeys.plain)}
          aria-keyshortcuts="Control+Enter"
        >
          {t('conversation:newTicket.create')}
        </Button>
      </div>
      <FileInput ref={fileInput} onFiles={(files) => addFiles(files, false)} />
    </form>
  )
}

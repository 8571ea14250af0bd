import { type RefObject, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { refsOf } from '#shared/rules/knowledge-html'
import { toFailure } from '../../../app/bridge.ts'
import { askAgain, run } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showDone, showFailure, showUndo, undoFor } from '../../../app/toasts.tsx'
import type { TextView } from '../article/life.ts'
import { forgetNewFields, type NewFields } from './new-fields.ts'
import { type ArticleText, savedOf } from './use-article-text.ts'

interface Input {
  readonly articleId: string
  readonly language: string
  readonly detail: ArticleDetail | null
  readonly text: TextView | null
  readonly written: ArticleText
  /** What a new article is filed under. */
  readonly fields: NewFields
  /** Versions saved here. */
  readonly own: RefObject<Set<string>>
  /** Number of the source's text that a translation follows from now on; null leaves it as it is. */
  readonly sourceRevision: number | null
  /** Somebody else saved meanwhile. */
  readonly onClash: () => void
}

/** Saves what is written as a version, and throws a draft away. */
export function useSave(input: Input) {
  const { articleId, language, detail, text, written, fields, own, sourceRevision, onClash } = input
  const { t } = useTranslation('knowledge')
  const [busy, setBusy] = useState(false)
  const [note, setNote] = useState('')
  /** A version was saved here, whether or not `detail` tells of it already. */
  const [isSaved, setIsSaved] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const save = async () => {
    if (busy) return
    const now = { title: written.title.trim(), summary: written.summary.trim(), bodyHtml: written.html() }
    if (now.title === '') {
      setProblem(t('knowledge:problem.noTitle'))
      return
    }
    // A translation may follow a newer source without a word of it having changed.
    if (text && written.read() === null && sourceRevision === null) {
      showDone(t('knowledge:nothingToSave'))
      return
    }
    setBusy(true)
    const saving = written.saver.sending(() => written.readBeside(now))
    const revisionId = uuidv7()
    own.current.add(revisionId)
    const used = new Set(refsOf(now.bodyHtml).files)
    const attachments = written.files.current.filter(({ id }) => used.has(id))
    const common = { articleId, language, revisionId, ...now, note: note.trim(), attachments: [...attachments] }
    try {
      if (detail || isSaved) {
        await run('translation.save', {
          ...common,
          baseRevisionId: written.base.revisionId,
          ...(sourceRevision === null ? {} : { sourceRevision }),
        })
      } else {
        await run('article.create', { ...common, ...fields, ticketId: null })
        forgetNewFields(articleId)
      }
      written.accept(revisionId, now)
      saving.sent()
      setNote('')
      setIsSaved(true)
      // Whoever is told that it is saved may leave the editor for the article.
      await askAgain('article.get', { articleId })
      showDone(t('knowledge:versionSaved', { number: (text?.revision ?? 0) + 1 }))
    } catch (caught) {
      own.current.delete(revisionId)
      saving.failed()
      const { code, detail: why } = toFailure(caught).error
      if (code === 'rejected' && why?.code === 'unseen-revision') onClash()
      else showFailure(caught)
    } finally {
      setBusy(false)
    }
  }

  /** Back to the saved text. For some seconds the draft can be had back. */
  const discard = async () => {
    const had = written.read() !== null
    const putBack = written.remember()
    const saving = written.saver.sending()
    try {
      await run('articleDraft.discard', { articleId, language })
      const saved = savedOf(text)
      written.accept(saved.revisionId ?? '', saved)
      written.show(saved, true)
      written.settled()
      saving.sent()
    } catch (caught) {
      saving.failed()
      showFailure(caught)
      return
    }
    if (!had) return
    showUndo({
      text: t('knowledge:draftDiscarded'),
      until: new Date(Date.now() + undoFor).toISOString(),
      onUndo: putBack,
    })
  }

  return { save, discard, busy, isSaved, note, setNote, problem, clearProblem: () => setProblem(null) }
}

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ArticleDraft } from '#shared/domain/knowledge'
import type { AttachmentInfo } from '#shared/domain/tickets'
import { refsOf } from '#shared/rules/knowledge-html'
import type { TextView } from '../article/life.ts'
import type { BodyHandle } from './BodyEditor.tsx'
import { useArticleDraft, type WrittenText, writtenOf } from './use-article-draft.ts'

/** What title, summary and body were when they were last saved. */
interface SavedText {
  readonly revisionId: string | null
  readonly title: string
  readonly summary: string
  readonly bodyHtml: string
}

const nothing: SavedText = { revisionId: null, title: '', summary: '', bodyHtml: '' }

export function savedOf(text: Pick<TextView, 'revisionId' | 'title' | 'summary' | 'bodyHtml'> | null): SavedText {
  if (!text) return nothing
  const { revisionId, title, summary, bodyHtml } = text
  return { revisionId, title, summary, bodyHtml }
}

/** The text under the person's hands: what it began with, what is typed, and the draft that keeps it. */
export function useArticleText(input: {
  readonly articleId: string
  readonly language: string
  readonly text: TextView | null
  readonly draft: ArticleDraft | null
  /** A version that was saved elsewhere stands here now, as nothing was written over it. */
  readonly onFollow: (text: TextView) => void
}) {
  const { articleId, language, text, draft, onFollow } = input
  const [start] = useState(() =>
    draft ? writtenOf(draft) : { ...savedOf(text), baseRevisionId: text?.revisionId ?? null, attachments: [] },
  )
  const body = useRef<BodyHandle>(null)
  const [title, setTitle] = useState(start.title)
  const [summary, setSummary] = useState(start.summary)
  const files = useRef<readonly AttachmentInfo[]>(start.attachments)
  /** The saved text that was edited. */
  const [base, setBase] = useState<SavedText>(() =>
    draft && draft.baseRevisionId !== text?.revisionId
      ? // What it was made from is not at hand; an older text is never taken for the same.
        { ...nothing, revisionId: draft.baseRevisionId, bodyHtml: '\u0000' }
      : savedOf(text),
  )
  const now = useRef({ title, summary, base, html: start.bodyHtml })
  useLayoutEffect(() => {
    now.current = { ...now.current, title, summary, base }
  })
  /** The HTML that the editor makes of that one: older texts may be written differently and mean the same. */
  const pristine = useRef<string | null>(null)

  const html = () => {
    if (body.current) now.current.html = body.current.html()
    return now.current.html
  }
  const read = (): WrittenText | null => {
    const { title: t, summary: s, base: b } = now.current
    const bodyHtml = html()
    // Spaces at the ends of these are never saved.
    const isSame =
      t.trim() === b.title.trim() &&
      s.trim() === b.summary.trim() &&
      (bodyHtml === b.bodyHtml || bodyHtml === pristine.current)
    if (isSame) return null
    const used = new Set(refsOf(bodyHtml).files)
    return {
      baseRevisionId: b.revisionId,
      title: t,
      summary: s,
      bodyHtml,
      attachments: files.current.filter(({ id }) => used.has(id)),
    }
  }
  /** Puts a text in the place of the one that is there. */
  const show = (next: Pick<SavedText, 'title' | 'summary' | 'bodyHtml'>, quietly: boolean) => {
    now.current = { ...now.current, title: next.title, summary: next.summary, html: next.bodyHtml }
    setTitle(next.title)
    setSummary(next.summary)
    body.current?.setHtml(next.bodyHtml, quietly)
  }
  const rebase = (next: SavedText) => {
    pristine.current = null
    now.current = { ...now.current, base: next }
    setBase(next)
  }
  const saver = useArticleDraft({
    articleId,
    language,
    draft,
    read,
    onShow: (written) => {
      if (written) {
        files.current = written.attachments
        rebase(
          written.baseRevisionId === text?.revisionId
            ? savedOf(text)
            : { ...nothing, revisionId: written.baseRevisionId, bodyHtml: '\u0000' },
        )
        show(written, true)
      } else {
        rebase(savedOf(text))
        show(savedOf(text), true)
        pristine.current = html()
      }
    },
  })
  const [beganUntouched] = useState(draft === null)
  const follow = useRef<(newest: TextView) => void>(() => undefined)
  useLayoutEffect(() => {
    follow.current = (newest) => {
      const isHere = newest.revisionId === now.current.base.revisionId
      if (isHere || saver.isDirty() || read() !== null) return
      rebase(savedOf(newest))
      show(savedOf(newest), true)
      pristine.current = html()
      onFollow(newest)
    }
  })
  const seen = useRef(new Set<string | null>([text?.revisionId ?? null]))
  // Where nothing is written, a version that was saved elsewhere is simply shown. An answer from before is none.
  useEffect(() => {
    if (text === null || seen.current.has(text.revisionId)) return
    seen.current.add(text.revisionId)
    follow.current(text)
  }, [text])
  return {
    start,
    body,
    title,
    summary,
    base,
    saver,
    read,
    /** The same without `words`, which are just being saved as a version. */
    readBeside: (words: Pick<SavedText, 'title' | 'summary' | 'bodyHtml'>): WrittenText | null => {
      const held = read()
      if (!held) return null
      const { title: t, summary: s, bodyHtml } = held
      return t.trim() === words.title && s.trim() === words.summary && bodyHtml === words.bodyHtml ? null : held
    },
    /** What stands there now; the answer puts it back, also when the editor has gone since. */
    remember: (): (() => void) => {
      const { base: before, title: t, summary: s } = now.current
      const words = { title: t, summary: s, bodyHtml: html() }
      const attachments = files.current
      return () => {
        if (saver.isGone()) {
          void saver.amendLater(() => ({ baseRevisionId: before.revisionId, ...words, attachments }))
          return
        }
        files.current = attachments
        rebase(before)
        show(words, false)
        saver.changed()
      }
    },
    /** A picture for an editor that has gone: it goes to the end of the text that was left behind. */
    attachLater: (info: AttachmentInfo) =>
      saver.amendLater((content) => {
        const { base: b } = now.current
        const left = content ?? { ...b, baseRevisionId: b.revisionId, attachments: files.current }
        return {
          baseRevisionId: left.baseRevisionId,
          title: left.title,
          summary: left.summary,
          bodyHtml: `${left.bodyHtml}<p><img src="cid:${info.id}"></p>`,
          attachments: [...left.attachments, info],
        }
      }),
    html,
    show,
    rebase,
    files,
    setTitle: (next: string) => {
      now.current.title = next
      setTitle(next)
      saver.changed()
    },
    setSummary: (next: string) => {
      now.current.summary = next
      setSummary(next)
      saver.changed()
    },
    /** The editor is there. */
    ready: () => {
      if (beganUntouched) pristine.current = html()
    },
    /** What stands in the editor is the text that it stands on. */
    settled: () => {
      pristine.current = html()
    },
    /** What stands there is what was saved. */
    accept: (revisionId: string, saved: Pick<SavedText, 'title' | 'summary' | 'bodyHtml'>) => {
      rebase({ revisionId, ...saved })
      pristine.current = saved.bodyHtml
    },
  }
}

export type ArticleText = ReturnType<typeof useArticleText>

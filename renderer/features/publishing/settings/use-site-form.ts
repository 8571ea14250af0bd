import { useMemo, useState } from 'react'
import type { Site } from '#shared/domain/sites'
import { run } from '../../../app/data.ts'
import { keptForm } from '../../../app/kept-forms.ts'
import { type UnsavedState, useUnsaved } from '../../../app/unsaved.ts'
import {
  formOf,
  type Problems,
  readTouched,
  type SiteField,
  type SiteForm,
  shownForm,
  type Touched,
  touch,
} from './site-form.ts'

export interface SiteFormModel {
  readonly form: SiteForm
  readonly isTouched: (name: SiteField) => boolean
  readonly touchedCount: number
  readonly problems: Problems
  readonly state: UnsavedState
  readonly busy: boolean
  readonly set: <K extends SiteField>(name: K, value: SiteForm[K]) => void
  /** False when something is wrong with a field; throws when it could not be written. */
  readonly save: () => Promise<boolean>
  readonly discard: () => void
}

/** What is typed into the settings of a site: on disk as one types, sent field by field when it is saved. */
export function useSiteForm(site: Site, userId: string): SiteFormModel | null {
  const { begun, kept } = useUnsaved(userId, `site:${site.id}`, (content) => keptForm<Touched>(content) as Touched)
  const [typed, setTyped] = useState<Touched | null>(null)
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const saved = useMemo(() => formOf(site), [site])
  const touched = typed ?? begun.data
  if (touched === undefined) return null

  const drop = () => {
    setTyped({})
    setProblems({})
    void kept.drop()
  }
  return {
    form: shownForm(saved, touched),
    isTouched: (name) => touched[name] !== undefined,
    touchedCount: Object.keys(touched).length,
    problems,
    state: kept.state,
    busy,
    set: (name, value) => {
      const next = touch(touched, saved, name, value)
      setTyped(next)
      setProblems(({ [name]: _, ...others }) => others)
      if (Object.keys(next).length === 0) void kept.drop()
      else kept.keep(JSON.stringify(next))
    },
    save: async () => {
      const read = readTouched(saved, touched)
      if ('problems' in read) {
        setProblems(read.problems)
        return false
      }
      setBusy(true)
      try {
        await run('site.update', { siteId: site.id, ...read.change })
        drop()
        return true
      } finally {
        setBusy(false)
      }
    },
    discard: drop,
  }
}

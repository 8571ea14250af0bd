import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createDraftSaver, type DraftState, judge } from '../../../../renderer/app/writing/draft-saver.ts'

const timers = {
  set: (run: () => void, milliseconds: number) => setTimeout(run, milliseconds),
  clear: (timer: unknown) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  now: () => Date.now(),
}

function saver(save: () => Promise<void>) {
  const states: DraftState[] = []
  const onState = (state: DraftState) => states.push(state)
  return { states, saver: createDraftSaver({ save, onState, timers, account: () => 'ana' }) }
}

describe('saving a draft', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    return () => vi.useRealTimers()
  })

  it('saves once the keys rest', async () => {
    const save = vi.fn(() => Promise.resolve())
    const { saver: draft, states } = saver(save)
    draft.changed()
    await vi.advanceTimersByTimeAsync(399)
    expect(save).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(save).toHaveBeenCalledTimes(1)
    expect(states.at(-1)).toMatchObject({ at: 'saved' })
  })

  it('saves within a second while keys never rest', async () => {
    const times: number[] = []
    const start = Date.now()
    const { saver: draft } = saver(() => {
      times.push(Date.now() - start)
      return Promise.resolve()
    })
    for (let i = 0; i < 100; i += 1) {
      draft.changed()
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(times[0]).toBeLessThan(1000)
    for (const [i, at] of times.entries()) expect(at - (times[i - 1] ?? 0)).toBeLessThanOrEqual(1000)
  })

  it('does not save by itself while the content is being sent, and does when it was not sent after all', async () => {
    const save = vi.fn(() => Promise.resolve())
    const { saver: draft } = saver(save)
    draft.changed()
    const resume = draft.pause()
    draft.changed()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(save).not.toHaveBeenCalled()
    expect(draft.isDirty()).toBe(true)
    resume()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('does not save while the content is being sent even when asked to, and does as soon as it was not sent', async () => {
    const save = vi.fn(() => Promise.resolve())
    const { saver: draft } = saver(save)
    draft.changed()
    const resume = draft.pause()
    let settled = false
    const flushed = draft.flush().then(() => {
      settled = true
    })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(save).not.toHaveBeenCalled()
    expect(settled).toBe(false)
    resume()
    await flushed
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('has nothing left to save when it was asked to while the content was being sent', async () => {
    const save = vi.fn(() => Promise.resolve())
    const { saver: draft } = saver(save)
    draft.changed()
    const resume = draft.pause()
    const flushed = draft.flush()
    draft.forget()
    resume()
    await flushed
    expect(save).not.toHaveBeenCalled()
  })

  it('waits for everybody who paused it', async () => {
    const save = vi.fn(() => Promise.resolve())
    const { saver: draft } = saver(save)
    draft.changed()
    const [first, second] = [draft.pause(), draft.pause()]
    first()
    first()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(save).not.toHaveBeenCalled()
    second()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('saves what was typed while a save was under way', async () => {
    let finish: () => void = () => undefined
    const save = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve
        }),
    )
    const { saver: draft } = saver(save)
    draft.changed()
    await vi.advanceTimersByTimeAsync(400)
    draft.changed()
    await vi.advanceTimersByTimeAsync(1000)
    expect(save).toHaveBeenCalledTimes(1)
    finish()
    await vi.advanceTimersByTimeAsync(0)
    expect(save).toHaveBeenCalledTimes(2)
  })

  it('writes at once when asked, and only what is unsaved', async () => {
    const save = vi.fn(() => Promise.resolve())
    const { saver: draft } = saver(save)
    await draft.flush()
    expect(save).not.toHaveBeenCalled()
    draft.changed()
    await draft.flush()
    await vi.advanceTimersByTimeAsync(5000)
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('says so when it could not save, and tries again', async () => {
    const save = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('gone')).mockResolvedValue()
    const { saver: draft, states } = saver(save)
    draft.changed()
    await vi.advanceTimersByTimeAsync(400)
    expect(states.at(-1)).toEqual({ at: 'failed' })
    expect(draft.isDirty()).toBe(true)
    await vi.advanceTimersByTimeAsync(2000)
    expect(states.at(-1)).toMatchObject({ at: 'saved' })
  })

  it('does not save again what has been sent', async () => {
    const save = vi.fn(() => Promise.resolve())
    const { saver: draft } = saver(save)
    draft.changed()
    draft.forget()
    await vi.advanceTimersByTimeAsync(5000)
    expect(save).not.toHaveBeenCalled()
  })
})

describe('a draft that the cache reports', () => {
  const calm = { saved: new Set<string>(), dirty: false, lastKeyAt: 0, now: 60_000 }

  it('is our own when we saved it, also an older one', () => {
    expect(judge({ ...calm, incoming: 'a', shown: 'a' })).toBe('echo')
    expect(judge({ ...calm, saved: new Set(['a']), incoming: 'a', shown: 'ab' })).toBe('echo')
  })
  it('is shown when it came from another machine', () => {
    expect(judge({ ...calm, incoming: 'theirs', shown: 'mine' })).toBe('show')
    expect(judge({ ...calm, incoming: null, shown: 'sent elsewhere' })).toBe('show')
  })
  it('never replaces what is being typed', () => {
    expect(judge({ ...calm, lastKeyAt: 59_000, incoming: 'theirs', shown: 'mine' })).toBe('ignore')
    expect(judge({ ...calm, dirty: true, incoming: null, shown: 'mine' })).toBe('ignore')
  })
})

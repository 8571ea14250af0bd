// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { cleanBody } from '../../../../renderer/features/tickets/conversation/html/sanitise.ts'

function folded(html: string): [string, string | null] {
  const { fragment, quoted } = cleanBody(html)
  const text = (part: DocumentFragment | null) => part?.textContent?.replace(/\s+/g, ' ').trim() ?? null
  return [text(fragment) ?? '', text(quoted)]
}

describe('folding quoted text', () => {
  it.each([
    [
      'Gmail',
      '<div>Thanks!</div><div class="gmail_quote"><div class="gmail_attr">On Mon, Ana wrote:<br></div><blockquote>Old words</blockquote></div>',
    ],
    [
      'Apple Mail',
      '<div>Thanks!</div><div><blockquote type="cite"><div>On Mon, Ana wrote:</div><div>Old words</div></blockquote></div>',
    ],
    [
      'Thunderbird',
      '<p>Thanks!</p><div class="moz-cite-prefix">On 1/2/26, Ana wrote:</div><blockquote type="cite">Old words</blockquote>',
    ],
    [
      'Outlook on the web',
      '<div>Thanks!</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Ana<br><b>Sent:</b> Monday</div><div>Old words</div>',
    ],
    [
      'Outlook',
      '<p>Thanks!</p><div><p><b>From:</b> Ana Lima<br><b>Sent:</b> Monday<br><b>To:</b> Support</p></div><p>Old words</p>',
    ],
    ['plain text', '<p>Thanks!</p><p>-----Original Message-----</p><p>Old words</p>'],
    ['German Outlook', '<p>Thanks!</p><p>Von: Ana<br>Gesendet: Montag<br>An: Support</p><p>Old words</p>'],
    [
      'a bare blockquote',
      '<p>Thanks!</p><p>On Mon, 2 Mar 2026 at 10:11, Ana Lima &lt;ana@a.example&gt; wrote:</p><blockquote>Old words</blockquote>',
    ],
  ])('finds the quote of %s', (_, html) => {
    const [body, quoted] = folded(html)
    expect(body).toBe('Thanks!')
    expect(quoted).toContain('Old words')
  })

  it('leaves a quote alone that is answered below', () => {
    expect(folded('<blockquote>Do you want it?</blockquote><p>Yes please</p>')[1]).toBeNull()
    expect(
      folded('<p>Hi</p><blockquote>One?</blockquote><p>Yes</p><blockquote>Two?</blockquote><p>No</p>')[1],
    ).toBeNull()
  })
  it('folds only the last quote when an earlier one is answered', () => {
    const [body, quoted] = folded('<p>Hi</p><blockquote>One?</blockquote><p>Yes</p><blockquote>The rest</blockquote>')
    expect(body).toContain('Yes')
    expect(quoted).toBe('The rest')
  })
  it('never folds the whole message away', () => {
    expect(folded('<blockquote>Only this</blockquote>')).toEqual(['Only this', null])
    expect(folded('<div class="gmail_quote">Forwarded words</div>')[1]).toBeNull()
  })
  it('does not take a plain sentence for a header', () => {
    expect(folded('<p>From: the beginning it was broken.</p><p>Please help</p>')[1]).toBeNull()
  })
})

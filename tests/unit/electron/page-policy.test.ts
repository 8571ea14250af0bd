import { describe, expect, it } from 'vitest'
import { mayLeave, mayShowInFrame, pageAnswer } from '../../../electron/shell/page-policy.ts'

const folder = '/app/out/renderer'

describe('what the app’s scheme serves', () => {
  it('serves built files with the window’s policy', () => {
    const answer = pageAnswer('app://switchboard/assets/index-1.js', folder)
    expect(answer).toMatchObject({ kind: 'file', path: '/app/out/renderer/assets/index-1.js' })
    expect(pageAnswer('app://switchboard/', folder)).toMatchObject({ kind: 'file', path: `${folder}/index.html` })
  })

  it('serves nothing from outside the built window', () => {
    for (const url of [
      'app://switchboard/..%2f..%2fpackage.json',
      'app://switchboard/%2e%2e/main/main.js',
      'app://switchboard/..%5c..%5cmain.js%00.html',
      'app://switchboard/%',
      'app://elsewhere/index.html',
      'file:///etc/passwd',
      'app://switchboard/secrets',
      'nonsense',
    ]) {
      const answer = pageAnswer(url, folder)
      if (answer.kind === 'file') expect(answer.path.startsWith(`${folder}/`)).toBe(true)
      else expect(answer.kind).toBe('refused')
    }
  })

  it('lets a message frame load remote images only when asked to', () => {
    const policy = (url: string) => {
      const answer = pageAnswer(url, folder)
      return answer.kind === 'text' ? answer.headers['Content-Security-Policy'] : ''
    }
    expect(policy('app://switchboard/message-frame')).not.toContain('https:')
    expect(policy('app://switchboard/message-frame?images=all')).not.toContain('https:')
    expect(policy('app://switchboard/message-frame?images=remote')).toContain('img-src data: blob: https:')
    expect(policy('app://switchboard/message-frame?images=remote')).not.toContain('script-src')
  })
})

describe('what may leave the machine', () => {
  const frameUrl = 'app://switchboard/message-frame?images=remote'
  const image = { url: 'https://shop.example/a.png', resourceType: 'image', frameUrl }

  it('is an image of a message frame that was asked for them', () => {
    expect(mayLeave(image)).toBe(true)
  })

  it('is nothing else', () => {
    expect(mayLeave({ ...image, url: 'http://shop.example/a.png' })).toBe(false)
    expect(mayLeave({ ...image, resourceType: 'xhr' })).toBe(false)
    expect(mayLeave({ ...image, frameUrl: 'app://switchboard/message-frame' })).toBe(false)
    expect(mayLeave({ ...image, frameUrl: 'app://switchboard/index.html' })).toBe(false)
    expect(mayLeave({ ...image, frameUrl: undefined })).toBe(false)
  })
})

describe('what a frame may show', () => {
  it('is the message frame and blank pages', () => {
    for (const url of ['about:blank', 'about:srcdoc', 'app://switchboard/message-frame?images=remote'])
      expect(mayShowInFrame(url)).toBe(true)
    for (const url of ['app://switchboard/index.html', 'app://switchboard/message-frames', 'https://a.example/'])
      expect(mayShowInFrame(url)).toBe(false)
  })
})

const address = /^(?:(sips?):(?:\/\/)?)?([^\s@:;?<>"/\\]+)@([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?(?:[;?].*)?$/i

/** An address of internet telephony as it is called: `sip:front.desk@pbx.example`. Null for anything else. */
export function sipAddress(text: string): string | null {
  const [, scheme, user, host, port = ''] = address.exec(text.trim()) ?? []
  if (user === undefined || host === undefined) return null
  return `${scheme?.toLowerCase() ?? 'sip'}:${user}@${host}${port}`
}

/** The same as it is written down and shown. */
export const withoutScheme = (sip: string): string => sip.replace(/^sips?:/, '')

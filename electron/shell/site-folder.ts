/** The preview of an edition, or a site, as a server shows them: `/help-preview/<token>/`, `/help/<address>/`. */
const folders = /^\/(?:help-preview\/[A-Za-z0-9_-]{32}|help\/[a-z0-9-]{1,40})\//

/** The folder of a site that an address lies in; undefined for any other address. */
export function siteFolder(address: string): string | undefined {
  const url = parsed(address)
  const folder = url && folders.exec(url.pathname)?.[0]
  return url && folder ? url.origin + folder : undefined
}

/** Whether an address lies in the folder, however it is written. */
export function isInFolder(address: string, folder: string): boolean {
  const url = parsed(address)
  return url !== undefined && (url.origin + url.pathname).startsWith(folder)
}

function parsed(address: string): URL | undefined {
  try {
    const url = new URL(address)
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
    return isWeb && url.username === '' && url.password === '' ? url : undefined
  } catch {
    return undefined
  }
}

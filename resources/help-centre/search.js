/**
 * The search of the help centre, in the reader's browser: nothing they type leaves it. Without this the page lists all
 * topics.
 */

/**
 * @typedef {{ id: string, score: number, data(): Promise<{ raw_url: string, excerpt: string, meta: Record<string, string> }> }} Found
 * @typedef {{ search(query: string): Promise<{ results: Found[] }>, mergeIndex(path: string, options: object): Promise<void> }} Engine
 */

const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}')
const form = /** @type {HTMLFormElement} */ (document.querySelector('form.search'))
const input = /** @type {HTMLInputElement} */ (document.getElementById('q'))
const status = /** @type {HTMLElement} */ (document.getElementById('status'))
const list = /** @type {HTMLElement} */ (document.getElementById('results'))
const suggestion = /** @type {HTMLElement} */ (document.getElementById('suggestion'))
const all = /** @type {HTMLElement} */ (document.getElementById('all'))

const absolute = (/** @type {string} */ path) => new URL(path, document.baseURI).href
const pause = 120
const pageSize = 10
/** Results for some of the words: further down there is only chance. */
const mostOfAny = 20

/** @type {Promise<Engine> | undefined} */
let engine
/** @type {Promise<string[]> | undefined} */
let vocabulary
let asked = 0

/** @returns {Promise<Engine>} */
async function load() {
  const pagefind = await import(absolute(words.engine))
  const [first, ...others] = words.parts.map(absolute)
  // A worker of its own would have to be there under each part once more.
  const made = pagefind.createInstance({ basePath: first, noWorker: true, excerptLength: 32 })
  await Promise.all(others.map((part) => made.mergeIndex(part, { language: words.language })))
  return made
}

/** @returns {Promise<string[]>} */
async function loadVocabulary() {
  const response = await fetch(absolute(words.vocabulary))
  return response.ok ? response.json() : []
}

/** @param {string} query */
async function search(query) {
  asked += 1
  const mine = asked
  const isLast = () => mine === asked
  suggestion.replaceChildren()
  document.getElementById('more')?.remove()
  if (query === '') {
    status.textContent = ''
    list.hidden = true
    all.hidden = false
    return
  }
  try {
    engine ??= load()
    const loaded = await engine
    const whole = await loaded.search(query)
    const results = whole.results.length > 0 ? whole.results : await searchAny(loaded, query)
    if (!isLast()) return
    status.textContent =
      results.length === 0
        ? `${say(words.none, query, 0)} ${words.nothingFound}`
        : say(formOf(results.length), query, results.length)
    list.replaceChildren()
    list.hidden = results.length === 0
    all.hidden = results.length > 0
    if (whole.results.length === 0) await suggest(query, isLast)
    if (results.length > 0 && isLast()) await show(results, 0, isLast)
  } catch (error) {
    if (!isLast()) return
    // What failed to load may load the next time.
    engine = undefined
    status.textContent = words.failed
    list.hidden = true
    all.hidden = false
    console.error(error)
  }
}

/**
 * No page has all the words: those that have some, the more and the rarer ones first.
 *
 * @param {Engine} loaded
 * @param {string} query
 * @returns {Promise<Found[]>}
 */
async function searchAny(loaded, query) {
  const each = [...new Set(query.split(/\s+/).filter((word) => word.length > 2))].slice(0, 8)
  if (each.length < 2) return []
  /** @type {Map<string, { found: Found, score: number }>} */
  const best = new Map()
  for (const word of each) {
    const { results } = await loaded.search(word)
    for (const found of results) {
      const score = (best.get(found.id)?.score ?? 0) + found.score / Math.sqrt(results.length)
      best.set(found.id, { found, score })
    }
  }
  return [...best.values()]
    .sort((one, other) => other.score - one.score)
    .slice(0, mostOfAny)
    .map(({ found }) => found)
}

const formOf = (/** @type {number} */ count) =>
  words.forms[new Intl.PluralRules(words.language).select(count)] ?? words.forms.other

/**
 * @param {string} text
 * @param {string} query
 * @param {number} count
 */
function say(text, query, count) {
  const number = new Intl.NumberFormat(words.language).format(count)
  return text.replace(/\{(count|query)\}/g, (_all, name) => (name === 'count' ? number : query))
}

/**
 * @param {Found[]} results
 * @param {number} from
 * @param {() => boolean} isLast
 */
async function show(results, from, isLast) {
  const found = await Promise.all(results.slice(from, from + pageSize).map((each) => each.data()))
  if (!isLast()) return
  for (const { raw_url, meta, excerpt } of found) {
    const item = document.createElement('li')
    const title = document.createElement('h2')
    const link = document.createElement('a')
    link.href = new URL(raw_url, absolute(words.root)).href
    link.textContent = meta.title ?? raw_url
    title.append(link)
    const text = document.createElement('p')
    text.append(...marked(excerpt))
    item.append(title, text)
    list.append(item)
  }
  document.getElementById('more')?.remove()
  if (results.length > from + pageSize) {
    const more = document.createElement('button')
    more.id = 'more'
    more.type = 'button'
    more.className = 'plain-button'
    more.textContent = words.more
    more.addEventListener('click', async () => {
      await show(results, from + pageSize, isLast)
      const next = list.children[from + pageSize]?.querySelector('a')
      next?.focus()
    })
    list.after(more)
  }
}

/**
 * Text with marks in it, as the index has it. Taken apart here, so that nothing else in it is ever read as HTML.
 *
 * @param {string} excerpt
 */
function marked(excerpt) {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((piece) => {
    const inside = /^<mark>(.*)<\/mark>$/.exec(piece)?.[1]
    const text = (inside ?? piece).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    if (inside === undefined) return text
    const mark = document.createElement('mark')
    mark.textContent = text
    return mark
  })
}

/**
 * A query with its unknown words replaced by the likeliest ones of the site.
 *
 * @param {string} query
 * @param {() => boolean} isLast
 */
async function suggest(query, isLast) {
  vocabulary ??= loadVocabulary()
  const known = await vocabulary.catch(() => /** @type {string[]} */ ([]))
  if (!isLast()) return
  const better = query
    .split(/\s+/)
    .map((word) => nearest(word.toLocaleLowerCase(words.language), known) ?? word)
    .join(' ')
  if (better.toLocaleLowerCase() === query.toLocaleLowerCase()) return
  const line = document.createElement('p')
  const link = document.createElement('a')
  link.href = `?q=${encodeURIComponent(better)}`
  link.textContent = better
  link.addEventListener('click', (event) => {
    event.preventDefault()
    input.value = better
    run()
  })
  line.append(`${words.didYouMean} `, link, '?')
  suggestion.replaceChildren(line)
}

/**
 * The most used word within one change of a short word, or two of a long one.
 *
 * @param {string} word
 * @param {readonly string[]} known the most used first
 */
function nearest(word, known) {
  if (word.length < 3 || known.includes(word)) return word
  const most = word.length < 6 ? 1 : 2
  let best
  let least = most + 1
  for (const each of known) {
    if (Math.abs(each.length - word.length) >= least) continue
    const changes = changesBetween(word, each, least - 1)
    if (changes < least) {
      best = each
      least = changes
      if (least === 1) break
    }
  }
  return best
}

/**
 * Letters to add, take away, replace or swap with their neighbour; more than `most` counts as one more than that.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
function changesBetween(one, other, most) {
  /** @type {number[]} */
  let before = []
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let changes = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (isSwapped) changes = Math.min(changes, (before[j - 2] ?? 0) + 1)
      next.push(changes)
      least = Math.min(least, changes)
    }
    if (least > most) return most + 1
    before = row
    row = next
  }
  return row[other.length] ?? most + 1
}

function run() {
  const query = input.value.trim()
  const address = new URL(location.href)
  if (query === '') address.searchParams.delete('q')
  else address.searchParams.set('q', query)
  history.replaceState(null, '', address)
  return search(query)
}

/** @type {number | undefined} */
let timer
input.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(run, pause)
})
input.addEventListener('focus', () => {
  engine ??= load()
  engine.catch(() => {
    engine = undefined
  })
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(timer)
  run()
})

input.value = new URL(location.href).searchParams.get('q') ?? ''
if (input.value !== '') run()

// Small comforts on top of pages that work without them: no build step, no dependency. A browser too old
// for modules simply does without.

/** Elements of `root` that match. */
function all(selector, root = document) {
  return [...root.querySelectorAll(selector)]
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole))
}

// Counters -----------------------------------------------------------------------------------------

function count(area, counter) {
  const left = Number(area.dataset.longest) - area.value.trim().length
  counter.textContent = left < 0 ? fill(area.dataset.counterOver, { over: -left }) : fill(area.dataset.counter, { left })
  counter.classList.toggle('over', left < 0)
}

function addCounter(area) {
  const counter = document.createElement('p')
  counter.className = 'counter'
  counter.id = `${area.id}-counter`
  area.insertAdjacentElement('afterend', counter)
  area.setAttribute('aria-describedby', `${area.getAttribute('aria-describedby') ?? ''} ${counter.id}`.trim())
  area.addEventListener('input', () => count(area, counter))
  count(area, counter)
}

// Search suggestions: the results of the same page, asked for while one types ------------------------

const PAUSE = 300
const SHORTEST_QUERY = 2

function showResults(html, selector) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector(selector)
  const old = document.querySelector(selector)
  if (!fresh || !old) return
  // A live region speaks only when its own text changes, so the old one stays and takes the new text.
  const status = old.querySelector('[role=status]')
  const freshStatus = fresh.querySelector('[role=status]')
  status.textContent = freshStatus.textContent
  freshStatus.replaceWith(status)
  old.replaceChildren(...fresh.childNodes)
}

function addSuggestions(form) {
  const input = form.querySelector('input[type=search]')
  let timer = 0
  let asked = 0
  async function suggest() {
    const text = input.value.trim()
    if (text.length < SHORTEST_QUERY) return
    asked += 1
    const mine = asked
    const status = document.querySelector(`${form.dataset.suggest} [role=status]`)
    status.textContent = form.dataset.searching
    const answer = await fetch(`${form.action}?q=${encodeURIComponent(text)}`).catch(() => undefined)
    const html = answer?.ok ? await answer.text() : undefined
    if (mine !== asked) return
    if (html === undefined) status.textContent = ''
    else showResults(html, form.dataset.suggest)
  }
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(suggest, PAUSE)
  })
}

// Uploads ------------------------------------------------------------------------------------------

/** Longest edge of a photo in pixels: enough to read a receipt. */
const LONG_EDGE = 2000
const SHRINK_ABOVE = 1024 * 1024

function drawn(picture) {
  const scale = Math.min(1, LONG_EDGE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.85) })
}

/** The photo made smaller; anything that cannot be drawn, or gains nothing, stays as it is. */
async function shrink(file) {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size <= SHRINK_ABOVE || !window.createImageBitmap) return file
  const picture = await createImageBitmap(file).catch(() => undefined)
  const blob = picture ? await drawn(picture) : undefined
  if (!blob || blob.size >= file.size) return file
  return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' })
}

/** Sends one file; answers what the server staged, or the server's reason (empty where none came). */
function send(file, token, onProgress) {
  const body = new FormData()
  body.append('token', token)
  body.append('files', file, file.name)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/complaint/attachments')
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) onProgress(100 * event.loaded / event.total) })
    request.addEventListener('load', () => {
      resolve(request.status === 201 && request.response ? { staged: request.response } : { problem: request.response?.message ?? '' })
    })
    request.addEventListener('error', () => resolve({ problem: '' }))
    request.send(body)
  })
}

function sizeText(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

function listStaged(box, staged) {
  const item = box.querySelector('template').content.firstElementChild.cloneNode(true)
  const remove = item.querySelector('input[type=checkbox]')
  item.querySelector('input[type=hidden]').value = staged.id
  item.querySelector('.name').textContent = staged.name
  item.querySelector('.size').textContent = sizeText(staged.size)
  remove.id += staged.id
  remove.value = staged.id
  remove.setAttribute('aria-label', fill(remove.getAttribute('aria-label'), { name: staged.name }))
  item.querySelector('label').htmlFor = remove.id
  const list = box.querySelector('.staged')
  list.append(item)
  list.hidden = false
}

/** Why a file cannot be taken, before anything is sent. */
function objection(box, file) {
  const texts = box.dataset
  if (file.size === 0) return texts.empty
  if (all('.staged input[type=checkbox]:not(:checked)', box).length >= Number(texts.most)) return texts.tooMany
  return /\.(jpe?g|png|pdf|mp3|mp4)$/i.test(file.name) ? undefined : texts.wrongType
}

/** Takes one file; answers its problem in words, or undefined. */
async function takeFile(box, file) {
  const texts = box.dataset
  const name = { name: file.name }
  const status = box.querySelector('.status')
  const bar = box.querySelector('progress')
  const wrong = objection(box, file)
  if (wrong) return fill(wrong, name)
  status.textContent = fill(texts.shrinking, name)
  const small = await shrink(file)
  if (small.size > Number(texts.largest)) return fill(texts.tooLarge, name)
  status.textContent = fill(texts.sending, name)
  bar.hidden = false
  bar.value = 0
  const token = box.closest('form').elements.namedItem('token').value
  const { staged, problem } = await send(small, token, (percent) => { bar.value = percent })
  if (!staged) return problem || fill(texts.failed, name)
  listStaged(box, staged)
  status.textContent = fill(texts.done, name)
  return undefined
}

function addUploads(box) {
  const input = box.querySelector('input[type=file]')
  const status = box.querySelector('.status')
  input.addEventListener('change', async () => {
    const problems = []
    box.dataset.busy = 'yes'
    for (const file of input.files) {
      const problem = await takeFile(box, file)
      if (problem) problems.push(problem)
    }
    delete box.dataset.busy
    box.querySelector('progress').hidden = true
    input.value = ''
    status.classList.toggle('over', problems.length > 0)
    if (problems.length > 0) status.textContent = problems.join(' ')
  })
}

// Drafts: on this device only, at most a week, without identity numbers and without what is reported -------------------------------

const WEEK = 7 * 24 * 3600 * 1000
const NOT_KEPT = new Set([
  'token', 'consumer.idNumber', 'consumer.idType', 'attachments', 'removeAttachment', 'files', 'report', 'report.facts', 'report.realName',
])

/** Stores may be full or forbidden; only the draft is lost then. */
function stored(work) {
  try {
    return work(window.localStorage)
  } catch {
    return undefined
  }
}

function placeOf(name) {
  return `hongdun.draft.${name}`
}

function saveDraft(form) {
  const values = [...new FormData(form)].filter(([name, value]) => !NOT_KEPT.has(name) && typeof value === 'string')
  stored((store) => store.setItem(placeOf(form.dataset.draft), JSON.stringify({ day: form.dataset.today, values })))
}

/** The draft of a form, if it is worth offering: not old, and with something told in it. */
function findDraft(form) {
  const draft = stored((store) => JSON.parse(store.getItem(placeOf(form.dataset.draft))))
  if (!draft || !Array.isArray(draft.values)) return undefined
  const age = Date.parse(form.dataset.today) - Date.parse(draft.day)
  if (!(age <= WEEK)) {
    stored((store) => store.removeItem(placeOf(form.dataset.draft)))
    return undefined
  }
  return draft.values.some(([name, value]) => name === 'facts' && value.trim() !== '') ? draft : undefined
}

function restoreField(field, value) {
  if (field.type === 'checkbox' || field.type === 'radio') field.checked ||= field.value === value
  else if (field.type !== 'hidden' || field.name === 'key') field.value = value
}

function restoreDraft(form, values) {
  for (const choice of all('input[type=checkbox], input[type=radio]', form)) choice.checked = NOT_KEPT.has(choice.name) && choice.checked
  for (const [name, value] of values) {
    for (const field of [...form.elements].filter((element) => element.name === name)) restoreField(field, value)
  }
  for (const details of all('details', form)) details.open ||= all('input, select', details).some(({ value }) => value !== '')
  for (const area of all('[data-longest]', form)) area.dispatchEvent(new Event('input'))
}

/** Offers the draft; until the person has chosen, typing must not overwrite it. */
function offerDraft(form, draft, onChosen) {
  const box = document.getElementById('draft')
  const text = box.querySelector('[data-found]')
  text.textContent = fill(text.dataset.found, { day: draft.day })
  box.hidden = false
  box.querySelector('[data-restore]').addEventListener('click', () => {
    restoreDraft(form, draft.values)
    text.textContent = box.dataset.restored
    box.querySelector('.buttons').hidden = true
    onChosen()
  })
  box.querySelector('[data-discard]').addEventListener('click', () => {
    stored((store) => store.removeItem(placeOf(form.dataset.draft)))
    box.hidden = true
    form.querySelector('input:not([type=hidden]), textarea').focus()
    onChosen()
  })
}

function addDraft(form) {
  const draft = 'answered' in form.dataset ? undefined : findDraft(form)
  let timer = 0
  let offering = draft !== undefined
  function save() {
    clearTimeout(timer)
    if (!offering) saveDraft(form)
  }
  if (draft) offerDraft(form, draft, () => { offering = false })
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(save, PAUSE)
  })
  form.addEventListener('submit', save)
}

// One submit ---------------------------------------------------------------------------------------

function guardSubmit(form) {
  form.addEventListener('submit', (event) => {
    if (event.submitter && 'noGuard' in event.submitter.dataset) return
    if (form.dataset.sent || form.querySelector('[data-busy]')) {
      event.preventDefault()
      return
    }
    form.dataset.sent = 'yes'
    for (const button of all('button.primary, button.danger', form)) {
      button.dataset.label = button.textContent
      button.textContent = form.dataset.once
      button.setAttribute('aria-disabled', 'true')
    }
  })
}

/** Coming back with the browser's back button must find a form that can be sent. */
function unlock() {
  for (const form of all('form[data-sent]')) delete form.dataset.sent
  for (const button of all('button[data-label]')) {
    button.textContent = button.dataset.label
    button.removeAttribute('aria-disabled')
  }
}

async function copy(button) {
  if (!navigator.clipboard) {
    window.getSelection().selectAllChildren(document.querySelector('.codes'))
    return
  }
  await navigator.clipboard.writeText(button.dataset.copy)
  button.textContent = button.dataset.copied
}

for (const element of all('.script-only')) element.hidden = false
for (const area of all('[data-longest]')) addCounter(area)
for (const form of all('form[data-suggest]')) addSuggestions(form)
for (const box of all('[data-uploads]')) addUploads(box)
for (const mark of all('[data-clear-draft]')) stored((store) => store.removeItem(placeOf(mark.dataset.clearDraft)))
for (const form of all('form[data-draft]')) addDraft(form)
for (const form of all('form[data-once]')) guardSubmit(form)
for (const button of all('[data-copy]')) button.addEventListener('click', () => copy(button))
for (const button of all('[data-print]')) button.addEventListener('click', () => window.print())
window.addEventListener('pageshow', (event) => { if (event.persisted) unlock() })
document.querySelector('[data-focus]')?.focus()

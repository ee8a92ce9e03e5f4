// Small comforts on top of pages that work without them. No build step, no dependency, old browsers in mind.
(function () {
  'use strict'
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)) }
  var fill = function (text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole })
  }

  all('.script-only').forEach(function (element) { element.hidden = false })
  var focus = document.querySelector('[data-focus]')
  if (focus) focus.focus()

  // Counters ---------------------------------------------------------------------------------------
  all('[data-longest]').forEach(function (area) {
    var longest = Number(area.dataset.longest)
    var counter = document.createElement('p')
    counter.className = 'counter'
    counter.id = area.id + '-counter'
    area.insertAdjacentElement('afterend', counter)
    area.setAttribute('aria-describedby', ((area.getAttribute('aria-describedby') || '') + ' ' + counter.id).trim())
    var count = function () {
      var left = longest - area.value.trim().length
      counter.textContent = left < 0 ? fill(area.dataset.counterOver, { over: -left }) : fill(area.dataset.counter, { left: left })
      counter.classList.toggle('over', left < 0)
    }
    area.addEventListener('input', count)
    count()
  })

  // Search suggestions: the same page's results, asked for while one types ---------------------------
  all('form[data-suggest]').forEach(function (form) {
    var input = form.querySelector('input[type=search]')
    var timer = 0
    var asked = 0
    input.addEventListener('input', function () {
      clearTimeout(timer)
      timer = setTimeout(function () {
        var text = input.value.trim()
        if (text.length < 2) return
        var mine = ++asked
        var address = form.action + '?q=' + encodeURIComponent(text)
        var status = document.querySelector(form.dataset.suggest + ' [role=status]')
        if (status) status.textContent = form.dataset.searching
        fetch(address, { credentials: 'same-origin' })
          .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status))) })
          .then(function (html) {
            if (mine !== asked) return
            var fresh = new DOMParser().parseFromString(html, 'text/html').querySelector(form.dataset.suggest)
            var old = document.querySelector(form.dataset.suggest)
            if (!fresh || !old) return
            // A live region speaks only when its text changes in place.
            var freshStatus = fresh.querySelector('[role=status]')
            var oldStatus = old.querySelector('[role=status]')
            if (freshStatus && oldStatus) { oldStatus.textContent = freshStatus.textContent; fresh.replaceChild(oldStatus, freshStatus) }
            old.replaceChildren.apply(old, Array.prototype.slice.call(fresh.childNodes))
          })
          .catch(function () { if (status && mine === asked) status.textContent = '' })
      }, 300)
    })
  })

  // Uploads ----------------------------------------------------------------------------------------
  var LONG_EDGE = 2000
  var SHRINK_ABOVE = 1024 * 1024

  /** A photo no larger than needed to read a receipt; anything that cannot be drawn stays as it is. */
  function shrink(file) {
    if (!/^image\/(jpeg|png)$/.test(file.type) || file.size <= SHRINK_ABOVE || !window.createImageBitmap) return Promise.resolve(file)
    return createImageBitmap(file, { imageOrientation: 'from-image' }).then(function (picture) {
      var scale = Math.min(1, LONG_EDGE / Math.max(picture.width, picture.height))
      var canvas = document.createElement('canvas')
      canvas.width = Math.round(picture.width * scale)
      canvas.height = Math.round(picture.height * scale)
      var pen = canvas.getContext('2d')
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, canvas.width, canvas.height)
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
      return new Promise(function (resolve) {
        canvas.toBlob(function (blob) {
          if (!blob || blob.size >= file.size) return resolve(file)
          resolve(new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' }))
        }, 'image/jpeg', 0.85)
      })
    }).catch(function () { return file })
  }

  function send(file, token, onProgress) {
    return new Promise(function (resolve, reject) {
      var body = new FormData()
      body.append('token', token)
      body.append('files', file, file.name)
      var request = new XMLHttpRequest()
      request.open('POST', '/complaint/attachments')
      request.responseType = 'json'
      request.upload.onprogress = function (event) { if (event.lengthComputable) onProgress(100 * event.loaded / event.total) }
      request.onload = function () {
        var answer = request.response
        if (request.status === 201 && answer) resolve(answer)
        else reject(new Error(answer && answer.message ? answer.message : ''))
      }
      request.onerror = function () { reject(new Error('')) }
      request.send(body)
    })
  }

  function sizeText(bytes) {
    return bytes < 1048576 ? Math.max(1, Math.round(bytes / 1024)) + ' KB' : (bytes / 1048576).toFixed(1) + ' MB'
  }

  all('[data-uploads]').forEach(function (box) {
    var texts = box.dataset
    var input = box.querySelector('input[type=file]')
    var list = box.querySelector('.staged')
    var status = box.querySelector('.status')
    var bar = box.querySelector('progress')
    var form = box.closest('form')

    function add(staged) {
      var item = box.querySelector('template').content.firstElementChild.cloneNode(true)
      var remove = item.querySelector('input[type=checkbox]')
      item.querySelector('input[type=hidden]').value = staged.id
      item.querySelector('.name').textContent = staged.name
      item.querySelector('.size').textContent = sizeText(staged.size)
      remove.id += staged.id
      remove.value = staged.id
      remove.setAttribute('aria-label', fill(remove.getAttribute('aria-label'), { name: staged.name }))
      item.querySelector('label').htmlFor = remove.id
      list.appendChild(item)
      list.hidden = false
    }

    function wanted() { return list.querySelectorAll('input[type=checkbox]:not(:checked)').length }

    function one(file, problems) {
      var name = { name: file.name }
      if (file.size === 0) { problems.push(fill(texts.empty, name)); return Promise.resolve() }
      if (wanted() >= Number(texts.most)) { problems.push(fill(texts.tooMany, name)); return Promise.resolve() }
      if (!/\.(jpe?g|png|pdf|mp3|mp4)$/i.test(file.name)) { problems.push(fill(texts.wrongType, name)); return Promise.resolve() }
      status.textContent = fill(texts.shrinking, name)
      return shrink(file).then(function (small) {
        if (small.size > Number(texts.largest)) { problems.push(fill(texts.tooLarge, name)); return undefined }
        status.textContent = fill(texts.sending, name)
        bar.hidden = false
        bar.value = 0
        return send(small, form.elements.namedItem('token').value, function (percent) { bar.value = percent }).then(function (staged) {
          add(staged)
          status.textContent = fill(texts.done, name)
        })
      }).catch(function (error) { problems.push(error.message || fill(texts.failed, name)) })
    }

    input.addEventListener('change', function () {
      var files = Array.prototype.slice.call(input.files)
      var problems = []
      box.dataset.busy = 'yes'
      files.reduce(function (before, file) { return before.then(function () { return one(file, problems) }) }, Promise.resolve())
        .then(function () {
          delete box.dataset.busy
          bar.hidden = true
          input.value = ''
          status.classList.toggle('over', problems.length > 0)
          if (problems.length > 0) status.textContent = problems.join(' ')
          form.dispatchEvent(new Event('input'))
        })
    })
  })

  // Drafts -----------------------------------------------------------------------------------------
  var WEEK = 7 * 24 * 3600 * 1000
  var PRIVATE = { token: 1, 'consumer.idNumber': 1, 'consumer.idType': 1, attachments: 1, removeAttachment: 1, files: 1 }
  var storage = (function () { try { return window.localStorage } catch (error) { return null } })()
  var place = function (name) { return 'hongdun.draft.' + name }

  all('[data-clear-draft]').forEach(function (mark) { if (storage) storage.removeItem(place(mark.dataset.clearDraft)) })

  all('form[data-draft]').forEach(function (form) {
    if (!storage) return
    var key = place(form.dataset.draft)
    var box = document.getElementById('draft')
    var timer = 0
    var holding = false

    function save() {
      if (holding) return
      var values = []
      new FormData(form).forEach(function (value, name) { if (!PRIVATE[name] && typeof value === 'string') values.push([name, value]) })
      try { storage.setItem(key, JSON.stringify({ at: Date.now(), values: values })) } catch (error) { /* a full store loses only the draft */ }
    }

    function restore(values) {
      all('input[type=checkbox], input[type=radio]', form).forEach(function (box) { if (!PRIVATE[box.name]) box.checked = false })
      values.forEach(function (pair) {
        all('[name="' + pair[0] + '"]', form).forEach(function (field) {
          if (field.type === 'checkbox' || field.type === 'radio') { if (field.value === pair[1]) field.checked = true }
          else if (field.type !== 'hidden' || field.name === 'key') field.value = pair[1]
        })
      })
      all('details', form).forEach(function (details) {
        details.open = details.open || all('input, select', details).some(function (field) { return field.value !== '' })
      })
      all('[data-longest]', form).forEach(function (area) { area.dispatchEvent(new Event('input')) })
    }

    var draft = null
    try { draft = JSON.parse(storage.getItem(key)) } catch (error) { storage.removeItem(key) }
    var fresh = draft && Array.isArray(draft.values) && Date.now() - draft.at < WEEK
    var worthIt = fresh && draft.values.some(function (pair) { return pair[0] === 'facts' && pair[1].trim() !== '' })
    if (draft && !fresh) storage.removeItem(key)
    if (worthIt && !('answered' in form.dataset)) {
      // Until the person chooses, typing must not overwrite the draft that is offered.
      holding = true
      var text = box.querySelector('[data-found]')
      text.textContent = fill(text.dataset.found, { time: new Date(draft.at).toLocaleString(document.documentElement.lang) })
      box.hidden = false
      box.querySelector('[data-restore]').addEventListener('click', function () {
        holding = false
        restore(draft.values)
        text.textContent = box.dataset.restored
        box.querySelector('.buttons').hidden = true
      })
      box.querySelector('[data-discard]').addEventListener('click', function () {
        holding = false
        storage.removeItem(key)
        box.hidden = true
        form.querySelector('input:not([type=hidden]), textarea').focus()
      })
    }
    form.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(save, 500) })
    form.addEventListener('submit', save)
  })

  // One submit -------------------------------------------------------------------------------------
  all('form[data-once]').forEach(function (form) {
    form.addEventListener('submit', function (event) {
      var button = event.submitter
      if (button && 'noGuard' in button.dataset) return
      if (form.dataset.sent || form.querySelector('[data-busy]')) { event.preventDefault(); return }
      form.dataset.sent = 'yes'
      all('button.primary, button.danger', form).forEach(function (submit) {
        submit.dataset.label = submit.textContent
        submit.textContent = form.dataset.once
        submit.setAttribute('aria-disabled', 'true')
      })
    })
  })
  // Coming back with the browser's back button must find a form that can be sent.
  window.addEventListener('pageshow', function (event) {
    if (!event.persisted) return
    all('form[data-sent]').forEach(function (form) {
      delete form.dataset.sent
      all('button[data-label]', form).forEach(function (submit) { submit.textContent = submit.dataset.label; submit.removeAttribute('aria-disabled') })
    })
  })

  // Copy and print ---------------------------------------------------------------------------------
  all('[data-copy]').forEach(function (button) {
    button.addEventListener('click', function () {
      if (!navigator.clipboard) { window.getSelection().selectAllChildren(document.querySelector('.codes')); return }
      navigator.clipboard.writeText(button.dataset.copy).then(function () { button.textContent = button.dataset.copied })
    })
  })
  all('[data-print]').forEach(function (button) { button.addEventListener('click', function () { window.print() }) })
})()

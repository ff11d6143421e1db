'use strict'
{
  const root = document.documentElement
  const all = (query, under = document) => [...under.querySelectorAll(query)]
  const lang = root.lang === 'en' ? 'en-GB' : root.lang

  // The colour scheme, before anything is painted.
  const kept = () => {
    try {
      return localStorage.scheme
    } catch {
      return undefined
    }
  }
  const served = root.dataset.theme
  const paint = scheme => {
    if (scheme === 'dark' || scheme === 'light') root.dataset.theme = scheme
    else if (scheme === 'system' || !served) delete root.dataset.theme
  }
  paint(kept())

  const schemes = () => {
    const box = document.querySelector('.scheme')
    box.hidden = false
    const now = kept() || served || 'system'
    for (const choice of all('input', box)) choice.checked = choice.value === now
    box.addEventListener('change', event => {
      paint(event.target.value)
      try {
        localStorage.scheme = event.target.value
      } catch { /* a visit without storage */ }
    })
  }

  // Times: local, with the zone's name; what the server said stays in the title. Days are never cut anew.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const dayParts = { day: 'numeric', month: 'short', year: 'numeric' }
  const minutes = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  const clock = new Intl.DateTimeFormat(lang, { ...dayParts, ...minutes, timeZoneName: 'short' })
  const short = text => text.replace('Sept ', 'Sep ') // as the server writes it
  const localise = under => {
    if (root.dataset.zone === zone || document.querySelector('[data-fixed]')) return
    const asked = document.getElementById('tz')
    if (asked) asked.value = zone
    for (const time of all('time[datetime*=T]', under)) {
      time.title ||= time.textContent
      time.textContent = short(clock.format(new Date(time.dateTime)))
    }
  }

  // Lengths are said beside moments, never instead of them.
  const length = minutes => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
    return hours ? `${hours} h${rest ? ` ${rest} min` : ''}` : `${rest} min`
  }
  const ahead = () => {
    for (const place of all('[data-in]')) {
      const minutes = Math.ceil((Date.parse(place.previousElementSibling.dateTime) - Date.now()) / 6e4)
      place.textContent = minutes > 0 ? `(in ${length(minutes)})` : ''
    }
  }

  // Day bars: one range input each; its value is the index of the day, 89 is today.
  const narrow = [matchMedia('(max-width: 24rem)'), matchMedia('(max-width: 36rem)')]
  const shown = () => narrow[0].matches ? 30 : narrow[1].matches ? 60 : 90
  const dayFormat = new Intl.DateTimeFormat(lang, { ...dayParts, timeZone: 'UTC' })
  const scrub = days => {
    const facts = document.querySelector('main').dataset
    const leaf = days.closest('.leaf')
    const name = leaf.querySelector('.name').textContent
    const output = leaf.querySelector('output')
    const rest = output.textContent
    const first = Number(days.dataset.first || 0)
    const dayOfLink = link => link.pathname.slice('/history/'.length)
    const events = new Map(all('.events a', leaf).map(link => [dayOfLink(link), link.textContent]))

    const input = document.createElement('input')
    Object.assign(input, { type: 'range', max: 89, min: 90 - shown(), value: 89 })
    input.setAttribute('aria-label', `${name}: daily status, last ${shown()} days`)
    const svg = days.firstElementChild
    const cursor = document.createElementNS(svg.namespaceURI, 'rect')
    cursor.setAttribute('class', 'cursor')
    cursor.setAttribute('width', 5)
    cursor.setAttribute('height', 34)

    const dateOf = index => new Date(Date.parse(facts.today) - (89 - index) * 864e5)
    const day = () => dateOf(input.value).toISOString().slice(0, 10)
    const calm = () => input.value < first ? facts.empty : facts.plain
    const dayShown = () => short(dayFormat.format(dateOf(input.value)))
    const sentence = () => events.get(day()) || `${dayShown()}: ${calm()}`
    const tell = () => {
      input.setAttribute('aria-valuetext', sentence())
      output.textContent = sentence()
      cursor.setAttribute('x', 5 * input.value - 1)
      svg.append(cursor)
    }
    const leave = () => {
      output.textContent = rest
      cursor.remove()
    }
    const point = event => {
      const { left, width } = days.getBoundingClientRect()
      const count = shown()
      const fromLeft = (event.clientX - left) / width
      const along = root.dir === 'rtl' ? 1 - fromLeft : fromLeft
      const step = Math.min(count - 1, Math.max(0, Math.floor(along * count)))
      input.min = 90 - count
      input.value = 90 - count + step
      tell()
    }

    input.setAttribute('aria-valuetext', sentence())
    input.addEventListener('pointermove', point)
    input.addEventListener('pointerdown', point)
    input.addEventListener('input', () => input.matches(':active') || tell())
    input.addEventListener('focus', () => input.matches(':focus-visible') && tell())
    input.addEventListener('blur', leave)
    input.addEventListener('pointerleave', event => {
      if (event.pointerType === 'mouse' && !input.matches(':focus-visible')) leave()
    })
    input.addEventListener('keydown', event => {
      if (event.key === 'Enter') location.href = `/history/${day()}`
    })
    days.append(input)
  }
  const scrubs = under => {
    for (const days of all('.days', under)) if (!days.querySelector('input')) scrub(days)
  }

  // The filter, above 30 leaves.
  const filters = () => {
    const form = document.querySelector('.filter')
    const box = form?.querySelector('input')
    if (!box?.hidden) return
    for (const part of all('[hidden]', form)) part.hidden = false
    form.querySelector('label').className = 'hidden'
    const before = new Map()
    const show = () => {
      const wanted = box.value.trim().toLowerCase()
      let count = 0
      for (const leaf of all('.leaf')) {
        let names = ''
        for (let part = leaf; part; part = part.parentElement.closest('.group, .leaf')) {
          names = `${part.querySelector('.name').textContent} ${names}`
        }
        leaf.hidden = !names.toLowerCase().includes(wanted)
        count += !leaf.hidden
      }
      for (const group of all('.group')) {
        const details = group.firstElementChild
        group.hidden = wanted && !group.querySelector('.leaf:not([hidden])')
        if (!before.has(details)) before.set(details, details.open)
        details.open = wanted ? true : before.get(details)
      }
      if (!wanted) before.clear()
      form.querySelector('output').textContent = wanted ? `${count} of ${form.dataset.count} shown` : ''
    }
    box.addEventListener('input', show)
    box.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return
      box.value = ''
      show()
    })
    form.addEventListener('submit', event => event.preventDefault())
  }

  // Live: poll the fingerprint, replace what changed, leave alone what somebody is using.
  const live = main => {
    const band = document.querySelector('[data-band]')
    let version = main.dataset.version
    let checked = new Date()
    let failures = 0
    let skew = 0
    let timer, busy

    const say = (text, button) => {
      band.hidden = !text
      if (band.firstChild?.textContent !== text) band.replaceChildren(text)
      if (button && !band.querySelector('button')) band.append(button)
    }

    const selected = old => !getSelection().isCollapsed && getSelection().containsNode(old, true)
    const inUse = old => old.contains(document.activeElement) || selected(old)
    const keyOf = details => details.className + details.closest('[id]').id
    const swap = (old, fresh) => {
      const open = new Map(all('details', old).map(each => [keyOf(each), each.open]))
      for (const { name, value } of [...fresh.attributes]) old.setAttribute(name, value)
      old.replaceChildren(...fresh.childNodes)
      for (const each of all('details', old)) each.open = open.get(keyOf(each)) ?? each.open
      enhance(old)
    }

    // Style sheets that are new come first, those that are gone leave once the new ones are there.
    const hrefOf = link => link.getAttribute('href')
    const without = (some, others) => some.filter(one => !others.map(hrefOf).includes(hrefOf(one)))
    const sheets = next => {
      const mine = all('[rel=stylesheet]')
      const theirs = all('[rel=stylesheet]', next)
      const fresh = without(theirs, mine)
      const leave = () => without(mine, theirs).forEach(link => link.remove())
      if (fresh.length) fresh.at(-1).onload = leave
      else leave()
      document.head.append(...fresh)
    }

    // What is on top of the window stays there, whatever changed above it.
    const apply = (next, force) => {
      let held = false
      const near = document.elementFromPoint(innerWidth / 2, 8)?.closest('[id]')?.id
      const top = () => document.getElementById(near)?.getBoundingClientRect().top ?? 0
      const before = top()
      root.style.overflowAnchor = 'none'
      for (const fresh of all('[data-live]', next)) {
        const old = document.querySelector(`[data-live="${fresh.dataset.live}"]`)
        if (!old || old.dataset.hash === fresh.dataset.hash) continue
        if (!force && inUse(old)) held = true
        else swap(old, fresh)
      }
      scrollBy(0, top() - before)
      root.style.overflowAnchor = ''
      sheets(next)
      Object.assign(main.dataset, next.querySelector('main').dataset)
      document.title = next.title
      document.querySelector('[rel=icon]').href = hrefOf(next.querySelector('[rel=icon]'))
      return held
    }

    const refresh = async (fresh, force) => {
      const answer = await fetch(location.href, { cache: 'no-cache' })
      if (!answer.ok) throw answer
      const held = apply(new DOMParser().parseFromString(await answer.text(), 'text/html'), force)
      if (!held) version = fresh
      const button = document.createElement('button')
      button.textContent = 'Show'
      button.onclick = () => refresh(fresh, true).catch(() => {})
      say(held ? 'Page updated.' : '', held && button)
    }

    // By the server's clock. A page that should look different by now is asked for past other web servers;
    // five minutes later it says how old it is.
    const late = () => Date.now() + skew - main.dataset.until
    const aged = () => {
      const time = document.querySelector('.answer > .count time')
      const minutes = Math.floor((Date.now() + skew - Date.parse(time.dateTime)) / 6e4)
      const since = `This page is from ${time.textContent}, ${length(minutes)} ago.`
      return `${since} What it says may no longer be true.`
    }

    const pause = () => 3e4 + Math.random() * 15e3
    const check = async () => {
      clearTimeout(timer)
      if (document.hidden || busy) return
      busy = true
      ahead()
      try {
        const answer = await fetch(`/status-version.json${late() > 0 ? '?tz' : ''}`, { cache: 'no-cache' })
        if (!answer.ok) throw answer
        skew = Date.parse(answer.headers.get('date')) - Date.now() || 0
        const told = await answer.json()
        const fresh = told.v ?? told.version
        if (fresh !== version) await refresh(fresh)
        else if (late() > 3e5) say(aged())
        else if (failures > 2) say('')
        failures = 0
        checked = new Date()
      } catch {
        const last = checked.toLocaleTimeString(lang, minutes)
        if (++failures > 2) say(`Live updates paused. Last checked ${last}.`)
      }
      busy = false
      timer = setTimeout(check, pause())
    }
    addEventListener('visibilitychange', check)
    addEventListener('focus', check)
    timer = setTimeout(check, 'version' in main.dataset && !(late() > 0) ? pause() : 0)
  }

  const enhance = under => {
    localise(under)
    ahead()
    scrubs(under)
    filters()
  }
  document.addEventListener('DOMContentLoaded', () => {
    schemes()
    enhance(document)
    const main = document.querySelector('main')
    if (document.querySelector('[data-band]')) live(main)
  })
}

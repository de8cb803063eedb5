// A page in one piece: words, controls and figures. What has not changed since the last message stays untouched.
// PLOTLY, DARK, CONFIG and drawing.js stand before this file; see __init__.py.

const sheets = new WeakMap()
const RESEND_MS = 1500
const DEEDS = ["pointerdown", "keydown"] // with which a reader begins something elsewhere on the page
const MOST_FIGURES = 400 // more than the server takes for granted; see MOST_SENT
const MOST_LEFT = 12 // drawings of sections that the reader has left, and may come back to

const TABLES = "tables" // as in views/page.py

const MOST_NEWS = 10, FEW_NEWS = 4 // new ones that are told, and others where nothing is new
const SEEN = "tilannehuone:seen"

// What an earlier visit has shown; a visit lasts as long as its tab. Only names of things are kept, in this browser.
function shownEarlier(ids) {
  try {
    const known = sessionStorage.getItem(SEEN) ?? localStorage.getItem(SEEN) ?? ""
    sessionStorage.setItem(SEEN, known)
    localStorage.setItem(SEEN, JSON.stringify(ids))
    return { ids: known && new Set(JSON.parse(known)) }
  } catch { // nothing may be kept here, or something else was
    return { ids: null }
  }
}

const figures = window.tilannehuoneFigures ??= new Map() // digest -> figure, shared by all sheets of the window

function remember(received) {
  for (const [digest, figure] of Object.entries(received)) {
    figures.delete(digest)
    figures.set(digest, figure)
  }
  for (const digest of [...figures.keys()].slice(0, -MOST_FIGURES)) figures.delete(digest)
}

// The children of a node become these. What stays where it is is not touched: a drawing that is taken out and put
// back is laid out anew.
function hold(parent, children) {
  const staying = new Set(children)
  for (const node of [...parent.childNodes]) if (!staying.has(node)) node.remove()
  const focused = document.activeElement
  let next = parent.firstChild
  for (const child of children) {
    if (child === next) next = next.nextSibling
    else parent.insertBefore(child, next)
  }
  if (focused && focused !== document.activeElement && parent.contains(focused)) focused.focus({ preventScroll: true })
}

function numbers(locale, { pattern, decimals, most, scale, signed, grouped }) {
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals, maximumFractionDigits: most, useGrouping: grouped ? "always" : false,
    signDisplay: signed ? "exceptZero" : "negative",
  })
  // English writes a hyphen; the words of the page have the minus sign in every language.
  return value => pattern.replace("{number}", format.format(Number((value * scale).toFixed(9))).replace("-", "−"))
}

class Sheet {
  constructor(parentElement) {
    this.nodes = new Map()
    this.seq = 0
    this.unsent = {}
    this.opened = new Set()
    this.sent = []
    this.root = element("div", { className: "th-sheet" })
    this.root.addEventListener("pointerdown", event => this.closeDoors(event.target))
    parentElement.append(this.root)
    this.hurry = event => this.root.contains(event.target) || this.send()
  }

  update({ data: bytes, setStateValue, parentElement }) {
    this.setStateValue = setStateValue
    const dark = isDark(parentElement)
    if (this.bytes === bytes && this.dark === dark) return
    const { seq, session, locale, labels, address, body, figures: received } = JSON.parse(new TextDecoder().decode(bytes))
    const isAnother = this.session !== undefined && this.session !== session
    remember(received)
    Object.assign(this, { bytes, dark, session, locale, labels, address, lang: body.lang, used: new Set() })
    this.subject = body.subject ? { ...body.subject, choose: code => this.choose("subject", code) } : null
    this.sent = this.sent.filter(message => message.seq > seq)
    this.seq = Math.max(this.seq, seq)
    this.isMissing = false
    write(this.root, "lang", body.lang)
    this.isSlide = Boolean(body.slide)
    this.root.classList.toggle("th-slide", this.isSlide)
    hold(this.root, this.layout(body))
    this.dropLeft()
    if (this.isMissing) this.ask({ missing: true })
    else if (!this.sent.length && Object.keys(this.unsent).length) this.send()
    else if (isAnother && this.sent.length) this.post(0) // the session that it was sent to is gone
    else if (isAnother && this.opened.size) this.ask({}) // nor does this one know what is open
  }

  // Nodes that are no more on the page go, but for the drawings that were left last: a drawing takes long to make.
  dropLeft() {
    const left = [...this.nodes.keys()].filter(id => !this.used.has(id))
    const drawings = left.filter(id => id.startsWith("figure "))
    const kept = new Set(drawings.slice(-MOST_LEFT))
    for (const id of left) if (!kept.has(id)) this.nodes.delete(id)
  }

  // The node of this name, made when it is first needed.
  node(id, make) {
    this.used.add(id)
    if (!this.nodes.has(id)) this.nodes.set(id, make())
    return this.nodes.get(id)
  }

  place(name, children) {
    const node = this.node(`place ${name}`, () => element("div", { className: `th-${name}` }))
    hold(node, children)
    return children.length ? [node] : []
  }

  layout(body) {
    const head = body.title === undefined ? [] : [
      this.said("title", "h1", body.slide ? "th-question th-sentence" : "th-question", body.title),
      ...this.place("moment", this.blocks(body.moment, "moment")),
      ...(body.answer.length ? [this.said("answer", "p", "th-answer", body.answer.join(" "))] : []),
      ...(body.kpis.length ? [this.strip(body.kpis, "kpis")] : []),
    ]
    const main = this.place("main", [...head, ...this.blocks(body.main ?? [], "main")])
    const side = this.place("side", this.blocks(body.side ?? [], "side"))
    const notes = body.notes.map((note, index) => this.said(`note ${index}`, "p", "th-note", note))
    const below = this.place("below", [...this.blocks(body.below ?? [], "below"), ...notes])
    this.root.classList.toggle("th-alone", !side.length)
    return [...main, ...side, ...below]
  }

  said(id, tag, className, words) {
    const node = this.node(`said ${id}`, () => element(tag, { className }))
    write(node, "className", className)
    tell(node, words)
    return node
  }

  key_figures({ kpis }, path) {
    return [this.strip(kpis, path)]
  }

  strip(kpis, id) {
    const strip = this.node(`strip ${id}`, () => element("dl", { className: "th-kpis" }))
    strip.setAttribute("aria-label", this.labels.kpis)
    const rows = Math.ceil(kpis.length / 5)
    strip.style.setProperty("--columns", Math.ceil(kpis.length / rows))
    hold(strip, kpis.map((kpi, index) => {
      const card = this.node(`kpi ${id} ${index}`, () => element("div", { className: "th-kpi" },
        element("dt", {}, element("span", {}), element("span", { className: "th-tip" })),
        element("dd", { className: "th-value" }), element("dd", { className: "th-change" })))
      const [label, tip] = card.querySelectorAll("dt span")
      const [value, change] = card.querySelectorAll("dd")
      tip.setAttribute("role", "note")
      write(label, "textContent", kpi.label)
      write(tip, "textContent", kpi.definition)
      write(tip, "hidden", !kpi.definition)
      if (kpi.definition) card.tabIndex = 0
      else card.removeAttribute("tabindex")
      tell(value, kpi.value)
      tell(change, kpi.change)
      write(change, "hidden", !kpi.change)
      write(change, "className", `th-change ${kpi.tone}`)
      return card
    }))
    return strip
  }

  blocks(blocks, path) {
    return blocks.flatMap((block, index) => this[block.kind](block, `${path} ${index}`))
  }

  row({ widths, cells }, path) {
    const row = this.node(`row ${path}`, () => element("div", { className: "th-row" }))
    row.style.setProperty("--widths", widths.map(width => `minmax(0, ${width}fr)`).join(" "))
    hold(row, cells.map((cell, index) => {
      const node = this.node(`cell ${path} ${index}`, () => element("div", { className: "th-cell" }))
      hold(node, this.blocks(cell, `${path} ${index}`))
      return node
    }))
    return [row]
  }

  bar({ blocks }, path) {
    const bar = this.node(`bar ${path}`, () => element("div", { className: "th-bar" }))
    hold(bar, this.blocks(blocks, path))
    return [bar]
  }

  // Tables below drawings are written when the first is opened; from then on they come along.
  openTables() {
    if (this.opened.has(TABLES) && this.sent.length) return // they are on their way
    this.opened.add(TABLES)
    this.ask({})
  }

  // Figures behind a door are worked out when it is opened.
  door({ key, label, blocks, more }, path) {
    const door = this.node(`door ${key}`, () => element("details", { className: `th-door th-key-${key}` },
      element("summary", {}), element("div", {})))
    door.ontoggle = () => {
      if (!door.open || !more || this.opened.has(key)) return
      this.opened.add(key)
      this.ask({})
    }
    write(door.firstChild, "textContent", label)
    hold(door.lastChild, this.blocks(blocks, path))
    return [door]
  }

  words({ style, sentences }, path) {
    if (!sentences.length) return []
    const tag = style === "heading" ? "h2" : "p"
    const node = this.said(`${tag} ${path}`, tag, `th-${style}`, sentences.join(" "))
    if (style === "warning") node.setAttribute("role", "status")
    return [node]
  }

  points({ title, sentences }, path) {
    const list = this.node(`points ${path}`, () => element("section", { className: "th-points" },
      element("h2", {}), element("ul", {})))
    write(list.firstChild, "textContent", title)
    write(list.firstChild, "hidden", !title)
    hold(list.lastChild, sentences.map((sentence, index) => this.said(`point ${path} ${index}`, "li", "", sentence)))
    return [list]
  }

  entries({ entries }, path) {
    const list = this.node(`entries ${path}`, () => element("ul", { className: "th-items" }))
    hold(list, entries.map(({ title, note, facts, chosen, links }, index) => {
      const place = `${path} ${index}`
      const entry = this.node(`entry ${place}`, () => element("li", { className: "th-item" },
        element("div", {}, element("strong", {}), element("span", {}), element("small", {})),
        element("div", { className: "th-ways" })))
      const [head, said, small] = entry.firstChild.children
      write(head, "textContent", title)
      write(said, "textContent", note)
      write(said, "hidden", !note)
      write(small, "textContent", facts.join(" · "))
      if (chosen) entry.setAttribute("aria-current", "true")
      else entry.removeAttribute("aria-current")
      hold(entry.lastChild, links.flatMap((link, each) => this.link(link, `${place} ${each}`)))
      return entry
    }))
    return [list]
  }

  news({ title, entries, said }, path) {
    const known = this.earlier ??= shownEarlier(entries.map(entry => entry.id))
    const fresh = known.ids ? entries.filter(entry => !known.ids.has(entry.id)) : []
    const words = !known.ids ? said.first : fresh.length < 2 ? said[fresh.length ? "one" : "none"]
      : said.many.replace("{count}", fresh.length)
    const marked = fresh.map(entry => ({ ...entry, facts: [said.mark, ...entry.facts] }))
    const list = { entries: fresh.length ? marked.slice(0, MOST_NEWS) : entries.slice(0, FEW_NEWS) }
    const section = this.node(`news ${path}`, () => element("section", { className: "th-news" }))
    hold(section, [this.said(`news heading ${path}`, "h2", "th-heading", title),
      this.said(`news words ${path}`, "p", "th-note", words), ...this.entries(list, `news ${path}`)])
    return [section]
  }

  figure({ key, figure: digest }) {
    const figure = figures.get(digest)
    if (!figure) {
      this.isMissing = true
      return []
    }
    const cell = this.node(`figure ${key}`, () => element("section", { className: `th-part th-key-${key}` }))
    this.nodes.delete(`figure ${key}`)
    this.nodes.set(`figure ${key}`, cell) // the last of those that may be left
    const known = cell.querySelector(".th-figure")
    const heading = figure.heading ? [this.said(`heading ${key}`, "h2", "th-heading", figure.heading)] : []
    const answer = figure.answer ? [this.said(`about ${key}`, "p", "th-answer", figure.answer)] : []
    const holder = known ? known.parentElement : element("div", {})
    hold(cell, [...heading, ...answer, holder])
    const { page, codes } = this.address
    const address = page && `data/${page}/${key}.csv?${new URLSearchParams({ ...codes, lang: this.lang })}`
    showFigure(holder, figure, { digest, labels: this.labels, dark: this.dark, address, subject: this.subject,
      isSlide: this.isSlide, askTable: () => this.openTables() })
    return [cell]
  }

  action({ key, label, help, primary, disabled }) {
    const button = this.node(`action ${key}`, () => {
      const made = element("button", { type: "button" })
      made.onclick = () => this.ask({ action: key })
      return made
    })
    write(button, "className", `th-action th-key-${key}${primary ? " primary" : ""}`)
    write(button, "textContent", label)
    write(button, "title", help)
    write(button, "disabled", disabled)
    return [button]
  }

  link({ view, label, codes }, path) {
    const link = this.node(`link ${path}`, () => element("a", { className: "th-next" }))
    write(link, "textContent", label)
    const { subject } = this.address.codes // goes along from page to page
    const query = new URLSearchParams({ ...(subject && { subject }), ...codes, lang: this.lang })
    link.href = new URL(`${view}?${query}`, document.baseURI).href
    link.onclick = event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
      event.preventDefault()
      this.ask({ link: { view, codes } })
    }
    return [link]
  }

  download({ address, label }) {
    const link = this.node(`download ${address}`, () => element("a", { className: "th-file", download: "" }))
    link.href = new URL(`${address}?lang=${this.lang}`, document.baseURI).href
    write(link, "textContent", label)
    return [link]
  }

  cards({ cards }, path) {
    const grid = this.node(`cards ${path}`, () => element("div", { className: "th-cards" }))
    hold(grid, cards.map(({ title, facts, note }, index) => {
      const values = facts.map(({ label, value, address }) => [
        element("dt", { textContent: label }),
        element("dd", {}, address ? element("a", { href: address, rel: "noreferrer", textContent: value }) : value),
      ])
      const words = JSON.stringify([title, facts, note])
      const card = this.node(`card ${path} ${index}`, () => element("article", { className: "th-source-card" }))
      if (card.words === words) return card
      card.words = words
      card.replaceChildren(element("h3", { textContent: title }), element("dl", {}, ...values.flat()),
        element("p", { textContent: note }))
      return card
    }))
    return [grid]
  }

  chain({ boxes, arrows }, path) {
    const chain = this.node(`chain ${path}`, () => element("ol", { className: "th-chain" }))
    const steps = boxes.flatMap((box, index) => {
      const node = this.node(`box ${index}`, () => element("li", { className: "th-box" },
        element("span", {}), element("strong", {}), element("small", {}), element("small", {})))
      ;[box.label, box.value, box.range, box.more].forEach((words, place) => write(node.children[place], "textContent", words))
      return arrows[index] ? [node, this.arrow(arrows[index], `${path} ${index}`)] : [node]
    })
    hold(chain, steps)
    return [chain]
  }

  arrow({ key, label, captions, blocks }, path) {
    const step = this.node(`arrow ${key}`, () => element("li", { className: "th-arrow" },
      element("div", {}), element("details", { className: `th-door th-key-${key}` }, element("summary", {}), element("div", {}))))
    const [said, door] = step.children
    door.name = `chain ${this.id ??= Math.random()}` // one is open at a time
    door.onkeydown = event => {
      if (event.key !== "Escape") return
      door.open = false
      door.firstChild.focus()
    }
    hold(said, captions.map(([value, range, more], index) => {
      const node = this.node(`caption ${path} ${index}`, () => element("p", {}, element("b", {}), element("small", {})))
      write(node, "title", more)
      write(node.children[0], "textContent", value)
      write(node.children[1], "textContent", range)
      return node
    }))
    write(door.firstChild, "textContent", "→")
    door.firstChild.setAttribute("aria-label", label)
    hold(door.lastChild, this.blocks(blocks, path))
    return step
  }

  // What hangs over the page closes when a reader presses elsewhere.
  closeDoors(pressed) {
    for (const door of this.root.querySelectorAll(".th-arrow > details[open]")) {
      const hangs = getComputedStyle(door.lastChild).position === "absolute"
      if (hangs && !door.contains(pressed)) door.open = false
    }
  }

  control(control) {
    const node = this.node(`control ${control.key}`, () => element("div", {}))
    const key = control.sends ?? control.key // a part of a choice has a control of its own, or several
    const shape = JSON.stringify([control.type, control.options, control.low, control.high, control.step, this.locale])
    if (node.shape !== shape) {
      node.shape = shape
      node.className = `th-control th-${control.type} th-key-${control.key}`
      node.set = this[`make_${control.type}`](node, { ...control, key })
    }
    write(node.querySelector(".th-label"), "textContent", control.label)
    // A label names the first thing in it that can be named, which is the output beside a slider.
    node.querySelector("[type=range]")?.setAttribute("aria-label", control.label)
    write(node, "title", control.help)
    const isNewer = key in this.unsent || this.sent.some(message => key in message.codes)
    if (!isNewer && !node.isHeld) node.set(control.value)
    return [node]
  }

  make_list(node, { key, options }) {
    const select = element("select", {}, ...options.map(([code, words]) => element("option", { value: code }, words)))
    select.onchange = () => this.choose(key, select.value)
    hold(node, [element("label", {}, element("span", { className: "th-label" }), select)])
    return value => write(select, "value", value)
  }

  make_buttons(node, { key, options }) {
    const group = element("div", { className: "th-group" }, ...options.map(([code, words]) => {
      const radio = element("input", { type: "radio", name: `${key} ${this.id ??= Math.random()}`, value: code })
      radio.onchange = () => this.choose(key, code)
      return element("label", {}, radio, element("span", {}, words))
    }))
    hold(node, [element("fieldset", {}, element("legend", { className: "th-label" }), group)])
    return value => group.querySelectorAll("input").forEach(radio => write(radio, "checked", radio.value === value))
  }

  // What is chosen stays in the order in which it was: the first may be what the others are compared with.
  make_several(node, { key, options, most, gap, tall }) {
    let chosen = []
    const group = element("div", { className: tall ? "th-group th-tall" : "th-group" }, ...options.map(([code, words]) => {
      const box = element("input", { type: "checkbox", value: code })
      box.onchange = () => {
        if (box.checked && most && chosen.length >= most) {
          box.checked = false
          return
        }
        chosen = box.checked ? [...chosen, code] : chosen.filter(each => each !== code)
        this.choose(key, chosen.join(gap) || "0")
      }
      return element("label", {}, box, element("span", {}, words))
    }))
    hold(node, [element("fieldset", {}, element("legend", { className: "th-label" }), group)])
    return value => {
      chosen = value
      group.querySelectorAll("input").forEach(box => write(box, "checked", value.includes(box.value)))
    }
  }

  make_search(node, { key, most }) {
    const field = element("input", { type: "search", maxLength: most, autocomplete: "off" })
    field.onchange = () => this.choose(key, field.value)
    field.oninput = () => { if (!field.value) field.onchange() }
    hold(node, [element("label", {}, element("span", { className: "th-label" }), field)])
    return value => { if (document.activeElement !== field) write(field, "value", value) }
  }

  make_switch(node, { key }) {
    const box = element("input", { type: "checkbox" })
    box.setAttribute("role", "switch")
    box.onchange = () => this.choose(key, box.checked ? "1" : "0")
    hold(node, [element("label", {}, box, element("span", { className: "th-label" }))])
    return value => write(box, "checked", value)
  }

  make_slider(node, { key, low, high, step, written }) {
    const say = numbers(this.locale, written)
    const slider = element("input", { type: "range", min: low, max: high, step })
    const output = element("output", {})
    const show = value => {
      write(output, "textContent", say(Number(value)))
      slider.setAttribute("aria-valuetext", output.textContent)
    }
    slider.oninput = () => {
      show(slider.value)
      this.choose(key, slider.value)
    }
    slider.onpointerdown = () => { node.isHeld = true }
    slider.onpointerup = slider.onpointercancel = slider.onblur = () => { node.isHeld = false }
    hold(node, [element("label", {}, element("span", {}, element("span", { className: "th-label" }), output), slider)])
    return value => {
      if (Number(slider.value) !== value) slider.value = value
      show(value)
    }
  }

  // A field that `empties` goes back to what it is unset when nothing is left in it.
  make_number(node, { key, low, high, step, written, refusal, empties }) {
    const say = numbers(this.locale, { ...written, pattern: "{number}" })
    const field = element("input", { type: "text", inputMode: "decimal", autocomplete: "off" })
    const refused = element("output", { className: "th-refused" })
    const take = value => this.choose(key, String(Math.min(high, Math.max(low, value))))
    let isTyping = false, latest = null // what stands half typed is the reader's, also when an answer arrives
    field.oninput = () => { isTyping = true }
    field.onblur = () => {
      if (!isTyping) return
      isTyping = false // nothing was changed in the end
      show(latest)
    }
    field.onchange = () => {
      isTyping = false
      const value = typedNumber(field.value)
      const isEmptied = empties && !field.value.trim()
      const isRefused = !isEmptied && (value === null || value < low || value > high)
      field.setAttribute("aria-invalid", String(isRefused))
      write(refused, "textContent", isRefused ? refusal.replace("{value}", () => field.value.slice(0, 40)) : "")
      if (isEmptied) this.choose(key, "")
      else if (!isRefused) take(value)
    }
    const stepper = (sign, by) => {
      const button = element("button", { type: "button", className: "th-step", ariaLabel: sign }, sign)
      button.onclick = () => take((typedNumber(field.value) ?? low) + by)
      return button
    }
    const label = element("label", {}, element("span", { className: "th-label" }), field)
    hold(node, [label, stepper("−", -step), stepper("+", step), refused])
    const show = value => {
      latest = value
      if (isTyping || (field.getAttribute("aria-invalid") === "true" && document.activeElement === field)) return // it says why
      write(field, "value", say(value))
      write(refused, "textContent", "")
      field.removeAttribute("aria-invalid")
    }
    return show
  }

  choose(key, code) {
    this.unsent[key] = code
    const last = this.sent.at(-1)
    if (!last || Date.now() - last.at > RESEND_MS) this.send()
    else for (const kind of DEEDS) window.addEventListener(kind, this.hurry, true)
  }

  ask(asked) {
    this.send(asked)
  }

  // What is chosen while a message is under way goes with the next, or before what else its reader does.
  send(asked = {}) {
    for (const kind of DEEDS) window.removeEventListener(kind, this.hurry, true)
    if (!this.root.isConnected) return // its page is left
    this.seq += 1
    this.sent.push({ seq: this.seq, at: Date.now(), codes: this.unsent, opened: [...this.opened], ...asked })
    this.unsent = {}
    this.post(0)
  }

  // All that has no answer goes together, so that none replaces another; what is lost goes again. The server takes
  // each number once.
  post(attempt) {
    this.setStateValue("chosen", { session: this.session, messages: [...this.sent], attempt })
    clearTimeout(this.resend)
    this.resend = setTimeout(() => this.root.isConnected && this.sent.length && this.post(attempt + 1), 4 * RESEND_MS)
  }
}

function typedNumber(words) {
  const plain = words.replace(/\s/g, "").replace(",", ".").replace("−", "-")
  return /^-?[0-9]+(\.[0-9]*)?$/.test(plain) ? Number(plain) : null
}

export default function (component) {
  const { parentElement } = component
  if (!sheets.has(parentElement)) sheets.set(parentElement, new Sheet(parentElement))
  sheets.get(parentElement).update(component)
}

// The bar at the top: whose figures these are, every page, and the reader's tools. It measures itself:
// where the bar is too narrow, entries go into one menu, from the last; then the tools lose their words.

const BAR = ".st-key-frame"
const BARE = "nameless wordless bare"
const TIGHTER = ["", "nameless", "nameless wordless", BARE, `${BARE} short`, `${BARE} short shortest`]
/* What is left out when no entry stands beside the menu: the name, the tools' words, the menu's own word, and
   the end of a long subject. */

function node(tag, className, ...content) {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...content)
  return made
}

function link(page, data) {
  const made = node("a", "", page.title)
  made.dataset.page = page.name
  made.dataset.place = page.place || "."
  if (page.name === data.current) made.setAttribute("aria-current", "page")
  return made
}

const listed = (pages, data) => pages.map(page => node("li", "", link(page, data)))

function group(title, pages, data) {
  const list = node("ul", "", ...listed(pages, data))
  list.setAttribute("aria-label", title)
  return list
}

let panels = 0
function opener(words, content) {
  const button = node("button", "th-opener", ...words)
  button.type = "button"
  const panel = node("div", "th-panel", ...content)
  panel.hidden = true
  panel.id = `th-panel-${panels += 1}`
  button.setAttribute("aria-expanded", "false")
  button.setAttribute("aria-controls", panel.id)
  return [button, panel]
}

function section(entry, data) {
  const [button, panel] = opener([entry.title], [group(entry.title, entry.pages, data)])
  button.classList.toggle("th-here", entry.pages.some(page => page.name === data.current))
  return [button, panel]
}

// In the menu a section is a list of its own under its name.
function inMenu(entry, data) {
  if (!entry.pages) return node("div", "", link(entry, data))
  const heading = node("span", "th-group", entry.title)
  heading.setAttribute("aria-hidden", "true") // the list carries the name
  return node("div", "", heading, group(entry.title, entry.pages, data))
}

function drawn(data) {
  const skip = node("a", "th-skip", data.labels.skip)
  skip.href = "#stMain"
  const area = data.subject ? [] : [node("span", "", data.labels.area)]
  const name = node("a", "th-name", node("strong", "", data.labels.name), ...area)
  name.dataset.page = data.first
  name.dataset.place = "."
  const entries = data.entries.map(entry => node("li", "th-entry", ...(entry.pages ? section(entry, data) : [link(entry, data)])))
  const icon = node("span", "th-bars")
  icon.setAttribute("aria-hidden", "true")
  const hidden = data.entries.map(entry => inMenu(entry, data))
  const named = node("div", "th-named", node("strong", "", data.labels.name), node("span", "", data.labels.area))
  const [button, panel] = opener([icon, node("span", "th-word")], [named, ...hidden])
  const menu = node("li", "th-menu", button, panel)
  const nav = node("nav", "", node("ul", "th-entries", ...entries, menu))
  nav.setAttribute("aria-label", data.labels.pages)
  const subject = data.subject && chooser(data.subject)
  const brand = node("div", "th-brand", name, ...(subject ? [subject] : []))
  const find = finder(data, hit => find.pick(hit))
  const [looks, sheet] = opener([], find.parts)
  looks.classList.add("th-looks")
  looks.setAttribute("aria-label", data.labels.find)
  looks.title = data.labels.find
  sheet.classList.add("th-finder")
  sheet.setAttribute("role", "search")
  return { parts: [skip, brand, nav, node("div", "th-find", looks, sheet)], entries, hidden, menu, subject, find, labels: data.labels }
}

// Whom every page tells of.
function chooser({ label, options }) {
  const select = node("select", "th-subject", ...options.map(([code, words]) => {
    const option = node("option", "", words)
    option.value = code
    return option
  }))
  select.setAttribute("aria-label", label)
  select.title = label
  return select
}

function close(root, except) {
  for (const button of root.querySelectorAll('.th-opener[aria-expanded="true"]')) {
    if (button === except) continue
    button.setAttribute("aria-expanded", "false")
    button.nextElementSibling.hidden = true
  }
}

const GAP_PX = 6

function fits(bar) {
  const room = bar.getBoundingClientRect().right - parseFloat(getComputedStyle(bar).paddingRight)
  const all = [...bar.querySelectorAll("button, a, label, select")].filter(each => !each.closest(".th-panel, .th-skip"))
  const ends = inside => all.filter(each => Boolean(each.closest(".th-header")) === inside).map(each => each.getBoundingClientRect())
    .filter(({ width }) => width)
  const beside = ends(false)
  const last = Math.max(...ends(true).map(({ right }) => right))
  return last <= Math.min(room, ...beside.map(({ left }) => left - GAP_PX)) + .5
    && Math.max(...beside.map(({ right }) => right)) <= room + .5
}

function fit(bar, { entries, hidden, menu, labels }) {
  const say = words => { document.documentElement.dataset.header = words }
  const show = count => {
    entries.forEach((entry, place) => { entry.hidden = place >= count })
    hidden.forEach((entry, place) => { entry.hidden = place < count })
    menu.hidden = count === entries.length
    menu.classList.toggle("th-here", hidden.some(entry => !entry.hidden && entry.querySelector("[aria-current]")))
    menu.classList.toggle("th-all", !count)
    menu.querySelector(".th-word").textContent = count ? labels.more : labels.menu
  }
  say("")
  let count = entries.length
  for (show(count); count > 0 && !fits(bar); show(count)) count -= 1
  for (const words of TIGHTER) {
    say(words)
    if (fits(bar)) return
  }
}

// Links carry what the address does, and the subject is the one that the page tells of.
function follow(root, { query, subject }) {
  for (const link of root.querySelectorAll("a[data-page]")) {
    link.href = new URL(link.dataset.place, document.baseURI).href + query
  }
  const select = root.querySelector(".th-subject")
  if (select) select.value = subject.chosen
}

function skipTo(content) {
  content.tabIndex = -1
  content.focus()
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".th-header")
  const bar = parentElement.closest(BAR)
  const key = JSON.stringify({ ...data, query: "", subject: data.subject?.options ?? null })
  root.go = page => setTriggerValue("page", page)
  root.tell = code => setTriggerValue("subject", code)
  root.open = found => setTriggerValue("found", found)
  if (root.drawnOf === key) { // a reader's place in it stays
    follow(root, data)
    return
  }
  root.drawnOf = key
  const parts = drawn(data)
  if (parts.subject) parts.subject.onchange = () => root.tell(parts.subject.value)
  // A municipality becomes the subject of the page that is open, where that has one.
  parts.find.pick = ({ kind, page, codes }) => {
    parts.find.clear()
    close(root)
    root.querySelector(".th-looks").focus()
    if (kind === "municipality" && parts.subject) root.tell(codes.subject)
    else root.open({ page, codes })
  }
  root.replaceChildren(...parts.parts)
  follow(root, data)
  root.stop?.abort()
  root.stop = new AbortController()
  const { signal } = root.stop

  root.addEventListener("click", event => {
    const button = event.target.closest(".th-opener")
    const to = event.target.closest("a")
    if (button) {
      close(root, button)
      const isOpen = button.getAttribute("aria-expanded") === "true"
      button.setAttribute("aria-expanded", String(!isOpen))
      button.nextElementSibling.hidden = isOpen
      if (!isOpen && button.matches(".th-looks")) parts.find.field.focus()
    } else if (to?.matches(".th-skip")) {
      event.preventDefault()
      skipTo(document.querySelector("h1"))
    } else if (to) {
      // A new tab, or a server that does not listen just now: the browser follows the link by itself.
      const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      if (!isPlain || !document.querySelector('[data-test-connection-state="CONNECTED"]')) return
      event.preventDefault()
      const opened = root.querySelector('.th-opener[aria-expanded="true"]')
      close(root)
      opened?.focus()
      if (to.dataset.page !== data.current) root.go(to.dataset.page)
    }
  }, { signal })
  document.addEventListener("pointerdown", event => root.contains(event.target) || close(root), { signal })
  root.addEventListener("focusout", event => {
    const entry = event.target.closest(".th-entries > li, .th-find")
    if (event.relatedTarget && !entry?.contains(event.relatedTarget)) close(root)
  }, { signal })
  root.addEventListener("keydown", event => {
    const opened = root.querySelector('.th-opener[aria-expanded="true"]')
    if (event.key !== "Escape" || !opened) return
    event.stopPropagation()
    close(root)
    opened.focus()
  }, { signal })

  const sizes = new ResizeObserver(() => fit(bar, parts))
  const watch = () => { for (const part of [bar, ...bar.children, root]) sizes.observe(part) }
  const arrivals = new MutationObserver(watch) // on a slow connection the tools come after the pages
  arrivals.observe(bar, { childList: true })
  signal.addEventListener("abort", () => { sizes.disconnect(); arrivals.disconnect() })
  watch()
  fit(bar, parts)
  markFresh(root, data, signal)
}

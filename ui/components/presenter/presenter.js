// The keys of a presentation and of a remote clicker, the bar below, and what the notes window is told.

const CHANNEL = "tilannehuone-presenter"
const KEPT = "tilannehuone-deck"
const SAVED = "tilannehuone-deck-saved"
const STARTED = "tilannehuone-started"
const PATIENCE_MS = 5000
const STEPS = { PageDown: 1, PageUp: -1 }

// Where the presses so far lead, while the server is still on its way there.
let ahead = null

// The deck that the session had when it was handed another, until it has that one.
let former = null

function node(tag, className, text) {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text ?? ""
  return made
}

function bar(parentElement) {
  const existing = parentElement.querySelector(".th-presenter")
  if (existing) return existing
  const root = node("section", "th-presenter")
  root.append(node("span", "th-p-context"), node("span", "th-p-place"))
  parentElement.append(root)
  return root
}

// The deck outlives a reload of the window and a new start of the server: the browser keeps it, with the saved
// deck that it was changed from, and hands it to the session that follows, where that has opened the same. It says
// so until it is taken: a run that was to take it can be replaced.
function keep({ deck, saved, session }, setStateValue) {
  const before = window.tilannehuoneSession
  const isReloaded = before === undefined && performance.getEntriesByType("navigation")[0]?.type !== "navigate"
  const isAnother = before !== undefined && before !== session
  window.tilannehuoneSession = session
  const present = JSON.stringify(deck)
  try {
    const kept = sessionStorage.getItem(KEPT)
    const isSame = (sessionStorage.getItem(SAVED) ?? "") === saved
    if ((isReloaded || isAnother) && isSame && kept && kept !== present) {
      former = present
      setStateValue("deck", { session, at: Date.now(), views: JSON.parse(kept) })
    } else if (present !== former) {
      former = null
      sessionStorage.setItem(KEPT, present)
      sessionStorage.setItem(SAVED, saved)
    }
  } catch (error) { // a browser that keeps nothing
    console.info(error)
  }
}

// When the presentation began, also after a reload of the window.
function started() {
  window.tilannehuoneStarted ??= Date.now()
  try {
    window.tilannehuoneStarted = Number(sessionStorage.getItem(STARTED)) || window.tilannehuoneStarted
    sessionStorage.setItem(STARTED, window.tilannehuoneStarted)
  } catch (error) { // a browser that keeps nothing
    console.info(error)
  }
  return window.tilannehuoneStarted
}

function ended() {
  delete window.tilannehuoneStarted
  try {
    sessionStorage.removeItem(STARTED)
  } catch (error) { // a browser that keeps nothing
    console.info(error)
  }
}

// The field that is being typed into, also within a component of its own.
function field(event) {
  const target = event.composedPath()[0]
  return target.matches?.("input[type=text], input[type=number], textarea") ? target : null
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const page = document.documentElement
  if (ahead?.place === data.place) ahead = null
  keep(data, setStateValue)
  page.dataset.presenting = String(data.presenting)
  window.tilannehuonePresenter?.abort()
  if (!data.presenting) {
    ahead = null
    ended()
    parentElement.querySelector(".th-presenter")?.remove()
    delete page.dataset.dark
    return
  }
  const root = bar(parentElement)
  root.setAttribute("aria-label", data.labels.bar)
  root.querySelector(".th-p-context").textContent = data.context
  root.querySelector(".th-p-place").textContent = `${data.place} / ${data.views}`

  const channel = new BroadcastChannel(CHANNEL)
  const began = started()
  const tell = () => channel.postMessage({ place: data.place, views: data.views, sentence: data.sentence, notes: data.notes, next: data.next, minutes: data.minutes, started: began })
  const stop = new AbortController()
  window.tilannehuonePresenter = stop
  stop.signal.addEventListener("abort", () => channel.close())
  channel.onmessage = message => message.data === "where" && tell()
  tell()

  window.addEventListener("keydown", event => {
    if (event.key in STEPS) {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.repeat) return // a key held down is one press
      const isOnTheWay = ahead && performance.now() - ahead.time < PATIENCE_MS
      const next = (isOnTheWay ? ahead.place : data.place) + STEPS[event.key]
      if (next < 1 || next > data.views) return
      ahead = { place: next, time: performance.now() }
      setTriggerValue("go", next)
    } else if (field(event)) {
      if (event.key === "Escape") field(event).blur() // what was typed stays; the next one ends
    } else if (event.key === "Escape") {
      setTriggerValue("go", 0)
    } else if (event.key === "." || event.key === "b") {
      page.dataset.dark = page.dataset.dark === "true" ? "false" : "true"
    }
  }, { capture: true, signal: stop.signal })
}

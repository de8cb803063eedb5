// The presenter's second window: what the projected window says it shows, with the notes to it and the time.

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

function element(tag, className = "") {
  return Object.assign(document.createElement(tag), { className })
}

function clock(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND_MS))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
}

// How long it has been, against what was planned: for all, and until the end of this view.
function timed(node, { started, minutes }, labels) {
  const used = Date.now() - started
  const late = Math.floor((used - minutes.until * MINUTE_MS) / MINUTE_MS)
  const isLate = minutes.all > 0 && late > 0
  const words = (minutes.all ? labels.used_of : labels.used).replace("{used}", clock(used)).replace("{planned}", minutes.all)
  const view = minutes.view ? labels.for_view.replace("{minutes}", minutes.view) : ""
  node.textContent = [words, view, isLate ? labels.late.replace("{minutes}", late) : ""].filter(Boolean).join(" · ")
  node.className = isLate ? "th-clock late" : "th-clock"
}

export default function ({ data, parentElement }) {
  let root = parentElement.querySelector(".th-notes")
  if (!root) {
    root = element("section", "th-notes")
    const told = element("div")
    told.setAttribute("aria-live", "polite")
    told.append(element("h2"), element("p"), element("p", "th-notes-text"), element("p"))
    const time = element("p", "th-clock")
    time.setAttribute("role", "timer")
    root.append(time, told, element("img", "th-next-picture"))
    parentElement.append(root)
    root.channel = new BroadcastChannel("tilannehuone-presenter")
  }
  const [time, told, picture] = root.children
  const [place, sentence, notes, next] = told.children
  picture.alt = data.labels.next_picture
  place.textContent = data.labels.waiting
  root.channel.onmessage = ({ data: message }) => {
    if (message === "where") return
    if ("picture" in message) root.next = message
    else root.told = message
    const isOfView = root.next?.picture && root.next.place === root.told?.place
    if (isOfView) picture.src = `data:image/svg+xml,${encodeURIComponent(root.next.picture)}`
    else picture.removeAttribute("src")
    if ("picture" in message) return
    place.textContent = `${message.place} / ${message.views}`
    sentence.textContent = message.sentence
    notes.textContent = message.notes || data.labels.no_notes
    next.textContent = message.next ? `${data.labels.next} ${message.next}` : data.labels.last
    timed(time, message, data.labels)
  }
  root.channel.postMessage("where")
  const ticking = setInterval(() => root.told && timed(time, root.told, data.labels), SECOND_MS)
  return () => {
    clearInterval(ticking)
    root.channel.close()
  }
}

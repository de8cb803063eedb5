// The presenter's second window: what the projected window says it shows, with the notes to it.

export default function ({ data, parentElement }) {
  let root = parentElement.querySelector(".th-notes")
  if (!root) {
    root = document.createElement("section")
    root.className = "th-notes"
    root.setAttribute("aria-live", "polite")
    root.append(...["h2", "p", "p", "p"].map(tag => document.createElement(tag)))
    parentElement.append(root)
    root.channel = new BroadcastChannel("tilannehuone-presenter")
  }
  const [place, sentence, notes, next] = root.children
  place.textContent = data.labels.waiting
  notes.className = "th-notes-text"
  root.channel.onmessage = ({ data: told }) => {
    if (told === "where") return
    place.textContent = `${told.place} / ${told.views}`
    sentence.textContent = told.sentence
    notes.textContent = told.notes || data.labels.no_notes
    next.textContent = told.next ? `${data.labels.next} ${told.next}` : data.labels.last
  }
  root.channel.postMessage("where")
  return () => root.channel.close()
}

// The picture of a view, kept for every card that shows it.

export default function ({ data, parentElement }) {
  if (!parentElement.querySelector("span")) parentElement.append(document.createElement("span")) // it is here
  window.tilannehuoneDrawn ??= new Map()
  if (data.picture) window.tilannehuoneDrawn.set(data.drawn, `data:image/svg+xml,${encodeURIComponent(data.picture)}`)
  window.dispatchEvent(new Event("tilannehuone-drawn"))
}

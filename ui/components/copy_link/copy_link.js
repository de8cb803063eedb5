// A link as text to select, and a button that copies it and says that it did. Without a link given it is the
// address of the page as it stands, but for what whoever opens it has of their own.

const SHOWN_MS = 4000

function here(without) {
  const query = location.search.slice(1).split("&").filter(each => each && !without.includes(each.split("=")[0])).join("&")
  return `${location.origin}${location.pathname}${query && "?"}${query}`
}

// Without a secure address a browser has no clipboard of its own, but copies what is selected.
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value)
    return true
  } catch {
    field.select()
    return document.execCommand("copy")
  }
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".th-copy")
  const [field, button, said] = root.children
  const fill = () => { field.value = data.link || here(data.without) }
  fill()
  field.setAttribute("aria-label", data.labels.link)
  button.textContent = data.labels.copy
  field.onfocus = () => {
    fill()
    field.select()
  }
  button.onclick = async () => {
    fill()
    said.textContent = await copied(field) ? data.labels.copied : data.labels.failed
    setTimeout(() => { said.textContent = "" }, SHOWN_MS)
  }
}

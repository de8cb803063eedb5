// A link as text to select, and a button that copies it and says that it did.

const SHOWN_MS = 4000

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
  field.value = data.link
  field.setAttribute("aria-label", data.labels.link)
  button.textContent = data.labels.copy
  field.onfocus = () => field.select()
  button.onclick = async () => {
    said.textContent = await copied(field) ? data.labels.copied : data.labels.failed
    setTimeout(() => { said.textContent = "" }, SHOWN_MS)
  }
}

// Looking for a page, a municipality, a figure or a term. What is typed stays in the browser: what there is to be
// found is fetched whole, once. The order is that of views/about/search.py; a test compares them.

const MOST_FOUND = 12
const KINDS = ["page", "municipality", "figure", "question", "term"]
const known = new Map() // language -> what there is to be found

function everything(language) {
  if (!known.has(language)) {
    const { href } = new URL(`search.json?lang=${language}`, document.baseURI)
    const asked = fetch(href).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
    known.set(language, asked)
    asked.catch(() => known.delete(language))
  }
  return known.get(language)
}

function folded(words) {
  return words.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
}

function rank(names, words) {
  const parts = words.split(" ")
  const of = name => name === words ? 1 : name.startsWith(words) ? 2
    : parts.every(part => name.split(" ").some(own => own.startsWith(part))) ? 3
    : parts.every(part => name.includes(part)) ? 4 : Infinity
  return Math.min(...names.map(of))
}

function found(hits, sought) {
  const words = folded(sought)
  if (!words) return []
  return hits.map(hit => [rank(hit.names, words), KINDS.indexOf(hit.kind), hit]).filter(([fit]) => fit < Infinity)
    .sort((one, other) => one[0] - other[0] || one[1] - other[1] || (one[2].title < other[2].title ? -1 : 1))
    .slice(0, MOST_FOUND).map(([, , hit]) => hit)
}

let finders = 0

// The field with its list, in a panel that its button opens; `pick` does what is found.
function finder(data, pick) {
  const id = `th-found-${finders += 1}`
  const field = node("input", "th-sought")
  Object.assign(field, { type: "search", autocomplete: "off", maxLength: 80, placeholder: data.labels.find })
  const list = node("ul", "th-found")
  list.id = id
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", data.labels.find)
  const said = node("p", "th-told")
  said.setAttribute("role", "status")
  for (const [name, value] of Object.entries({ role: "combobox", "aria-label": data.labels.find, "aria-controls": id,
    "aria-autocomplete": "list", "aria-expanded": "false" })) field.setAttribute(name, value)
  let hits = [], at = 0

  const point = place => {
    at = place
    ;[...list.children].forEach((option, each) => option.setAttribute("aria-selected", String(each === at)))
    if (hits.length) field.setAttribute("aria-activedescendant", list.children[at].id)
    else field.removeAttribute("aria-activedescendant")
    list.children[at]?.scrollIntoView({ block: "nearest" })
  }
  const show = (every, sought) => {
    hits = found(every, sought)
    list.replaceChildren(...hits.map((hit, place) => {
      const option = node("li", "", node("strong", "", hit.title), node("small", "", hit.what), node("span", "", hit.said))
      option.id = `${id}-${place}`
      option.setAttribute("role", "option")
      option.onpointerdown = event => event.preventDefault() // the field keeps the focus until it is chosen
      option.onclick = () => pick(hits[place])
      return option
    }))
    field.setAttribute("aria-expanded", String(hits.length > 0))
    said.textContent = !sought.trim() ? "" : hits.length ? data.labels.found.replace("{count}", hits.length) : data.labels.nothing
    point(0)
  }
  field.oninput = () => everything(data.language).then(every => show(every, field.value), () => { said.textContent = data.labels.failed })
  field.onfocus = () => everything(data.language).catch(() => {})
  field.onkeydown = event => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by && hits.length) {
      event.preventDefault()
      point((at + by + hits.length) % hits.length)
    } else if (event.key === "Enter" && hits.length) {
      event.preventDefault()
      pick(hits[at])
    }
  }
  const clear = () => { field.value = ""; show([], "") }
  return { parts: [field, said, list], field, clear }
}

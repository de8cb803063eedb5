// What is new on which pages since the reader was there. The server tells of everything that came lately; what of it
// this browser has shown is remembered here, as the names of things, and sent nowhere.

const READ = "tilannehuone:read"
let news // page -> names of what came there, fetched once for as long as the window is open

function told() {
  const { href } = new URL("news.json", document.baseURI)
  news ??= fetch(href).then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
  news.catch(() => { news = undefined })
  return news
}

// The names that the reader has seen: everything, where nothing is remembered, because then nothing is new to them.
function remembered(every) {
  try {
    return new Set(JSON.parse(localStorage.getItem(READ)) ?? every)
  } catch { // nothing may be kept here, or something else was
    return new Set(every)
  }
}

function remember(names) {
  try {
    localStorage.setItem(READ, JSON.stringify(names))
  } catch { /* a mark that comes back is no loss */ }
}

// Pages with something that the reader has not seen; the page that is open has been seen.
function freshPages(pages, current) {
  const every = Object.values(pages).flat()
  const read = remembered(every)
  for (const name of pages[current] ?? []) read.add(name)
  remember(every.filter(name => read.has(name)))
  return new Set(Object.keys(pages).filter(page => pages[page].some(name => !read.has(name))))
}

function mark(parent, words) {
  const made = node("span", "th-fresh", node("span", "", ` (${words})`))
  made.title = words
  parent.append(made)
}

function unmark(root, pages) {
  const read = remembered([])
  for (const dot of root.querySelectorAll("nav a > .th-fresh")) {
    if (pages[dot.parentElement.dataset.page].every(name => read.has(name))) dot.remove()
  }
}

// Whatever leads to such a page has a dot: its entry, and the button of a panel in which the entry is seen (header.css).
function markFresh(root, data, signal) {
  told().then(pages => {
    if (signal.aborted) return // the menu has been drawn anew, and is marked by itself
    const fresh = freshPages(pages, data.current)
    for (const link of root.querySelectorAll("nav a")) if (fresh.has(link.dataset.page)) mark(link, data.labels.fresh)
    for (const button of root.querySelectorAll("nav .th-opener")) mark(button, data.labels.fresh)
    // What has been opened in another window meanwhile is not new in this one.
    addEventListener("storage", ({ key }) => key === READ && unmark(root, pages), { signal })
  }, () => {}) // the menu is whole without them
}

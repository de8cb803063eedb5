// A Plotly figure with its title, text alternative, source line and table.
// Plotly.react updates the drawing in place: a changed figure keeps its view, and nothing flickers.

// PLOTLY, DARK and CONFIG stand before this file; see __init__.py.

function plotly() {
  window.tilannehuonePlotly ??= new Promise((resolve, reject) => {
    if (window.Plotly) return resolve(window.Plotly)
    const script = document.querySelector("script[data-plotly]") ?? document.createElement("script")
    script.addEventListener("load", () => resolve(window.Plotly))
    script.addEventListener("error", () => reject(new Error("Plotly did not load")))
    if (!script.src) {
      script.src = new URL(PLOTLY, document.baseURI).href
      document.head.append(script)
    }
  }).then(Plotly => {
    if (Plotly.PlotSchema) Plotly.PlotSchema.findArrayAttributes = arraysOf
    return Plotly
  })
  return window.tilannehuonePlotly
}

// What a hovered point tells of its trace. Plotly would go through its whole schema for each trace at every
// drawing to find these, nearly half of its time.
function arraysOf(trace) {
  return Object.keys(trace).filter(key => !key.startsWith("_") && Array.isArray(trace[key]))
}

// Figures wait in one queue for all components: what a reader sees is drawn first, and the browser may paint
// as often as a reader would notice. A figure that changes again before its turn is drawn once.
const PAINT_AFTER_MS = 50
const queue = window.tilannehuoneQueue ??= { waiting: new Map(), isDrawing: false }

// Where the plots that wait stand is read once between two paints: a read after a drawing lays the page out anew.
function look() {
  for (const plot of queue.waiting.keys()) {
    const { top, bottom } = plot.getBoundingClientRect()
    plot.place = { isSeen: bottom > 0 && top < window.innerHeight, width: plot.clientWidth }
  }
}

function draw(plot, job) {
  plot.job = job
  plot.place = null // it may be asked for because it has another width by now
  widths.observe(plot)
  queue.waiting.set(plot, job)
  if (!queue.isDrawing) drawNext()
}

// A figure fits its place anew when the window is made narrower, a phone is turned, or it comes back to the page.
// Plotly's own way waits 100 ms with each, and keeps the layout for a wide screen on a narrow one.
const widths = new ResizeObserver(changes => {
  for (const { target: plot } of changes) if (plot.clientWidth) draw(plot, plot.job)
})

async function drawNext() {
  queue.isDrawing = true
  const Plotly = await plotly()
  let painted = performance.now()
  look()
  while (queue.waiting.size) {
    const plots = [...queue.waiting.keys()]
    const plot = plots.find(each => each.place?.isSeen) ?? plots[0]
    const job = queue.waiting.get(plot)
    queue.waiting.delete(plot)
    if (plot.isConnected) await drawOne(Plotly, plot, job).catch(reportError)
    if (performance.now() - painted < PAINT_AFTER_MS) continue
    await new Promise(resolve => setTimeout(resolve))
    painted = performance.now()
    look()
  }
  queue.isDrawing = false
}

async function drawOne(Plotly, plot, { figure, dark, config, drawing, shown, isSlide }) {
  const stage = isSlide ? staged(plot) : null
  const width = stage ? plot.clientWidth : plot.place?.width ?? plot.clientWidth
  const drawn = `${shown} ${width} ${stage?.height}`
  if (plot.drawn === drawn) return
  const fit = stage ? projected(fitted(figure, width), stage) : fitted(figure, width)
  const { data, layout } = dark ? darkened(fit) : fit
  if (!stage) {
    plot.style.minHeight = `${layout.height}px`
    plot.style.marginBottom = `calc(${layout.height}px * (var(--th-scale) - 1))` // room to grow on a wide screen
  }
  // A configuration that is given again makes Plotly copy both, compare them and measure the drawing.
  const isNew = plot.configured !== config
  plot.configured = config
  await Plotly.react(plot, data, { ...layout, ...(width && { width }) },
    isNew ? { ...config, ...(stage && { staticPlot: true }) } : undefined)
  if (stage && layout.yaxis?.scaleanchor) unstacked(plot)
  plot.drawn = drawn
  if (!plot.listens) {
    plot.listens = true
    plot.on("plotly_click", ({ points: [point] }) => {
      const { area, areas } = point?.data?.meta ?? {}
      plot.pick?.(area ?? areas?.[point.pointNumber])
    })
  }
  plot.dataset.drawn = drawing
}

// A slide is moved to another screen.
window.addEventListener("resize", () => {
  for (const plot of document.querySelectorAll(".th-slide .th-plot[role]")) if (plot.job) draw(plot, plot.job)
})

function isDark(element) {
  const channels = getComputedStyle(element).getPropertyValue("--st-background-color").match(/[0-9a-f]{2}/gi) ?? []
  return channels.length >= 3 && parseInt(channels[1], 16) < 128
}

// Figures arrive in light colours; each has a dark partner.
function darkened(value) {
  if (typeof value === "string") return DARK[value] ?? value
  if (Array.isArray(value)) return value.map(darkened)
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, darkened(item)]))
}

// On a phone a layout and a trace take what they bring along for it, merged one level deep.
const NARROW_PX = 520

function narrowed(part) {
  const isTable = value => value !== null && typeof value === "object" && !Array.isArray(value)
  const merged = ([key, value]) => [key, isTable(value) ? { ...part[key], ...value } : value]
  return { ...part, ...Object.fromEntries(Object.entries(part.meta?.narrow ?? {}).map(merged)) }
}

function fitted({ data, layout }, width) {
  return width < NARROW_PX ? { data: data.map(narrowed), layout: narrowed(layout) } : { data, layout }
}

// On a slide words and drawing grow together: the drawing is laid out on a small sheet and enlarged, so that its
// smallest letters are a fortieth of the screen.
const SMALLEST_PX = 12
const LEAST_SHARE = 1 / 40

function staged(plot) {
  const factor = (window.innerHeight * LEAST_SHARE) / SMALLEST_PX
  const { clientWidth, clientHeight } = plot.parentElement
  const beside = [...plot.parentElement.children].filter(child => child !== plot)
  const taken = beside.reduce((sum, child) => sum + child.offsetHeight, 0)
  const size = { width: Math.floor(clientWidth / factor), height: Math.floor((clientHeight - taken) / factor) }
  Object.assign(plot.style, {
    width: `${size.width}px`, height: `${size.height}px`, marginRight: `${clientWidth - size.width}px`,
    marginBottom: `${clientHeight - taken - size.height}px`, transform: `scale(${factor})`,
  })
  return size
}

function projected({ data, layout }, size) {
  const isRemark = trace => trace.mode === "text" && trace.textfont?.size < SMALLEST_PX // such as a neighbour's name
  const told = data.filter(trace => !isRemark(trace)).map(trace => legible(trace))
  return { data: told, layout: { ...legible(layout), ...size, autosize: false } }
}

// Names in the areas of a map that is smaller than at the desk make way for each other, upwards and downwards.
const MOST_ROUNDS = 8

function unstacked(plot) {
  const factor = new DOMMatrix(plot.style.transform).a
  const isName = trace => trace.querySelector(".textpoint") && !trace.querySelector(".point")
  const names = [...plot.querySelectorAll(".trace.scatter")].filter(isName).flatMap(trace => [...trace.querySelectorAll("text")])
  const shifts = names.map(() => 0)
  const boxes = names.map(name => name.getBoundingClientRect())
  const edges = place => [boxes[place].top + shifts[place], boxes[place].bottom + shifts[place]]
  for (let round = 0; round < MOST_ROUNDS; round += 1) for (const one of names.keys()) for (const other of names.keys()) {
    if (one >= other || boxes[one].right <= boxes[other].left || boxes[other].right <= boxes[one].left) continue
    const [above, below] = edges(one)[0] < edges(other)[0] ? [one, other] : [other, one]
    const lap = edges(above)[1] - edges(below)[0]
    if (lap <= 0) continue
    shifts[above] -= lap / 2
    shifts[below] += lap / 2
  }
  // What has moved may lie on an area of another shade: the halo becomes an edge, on which it is read.
  for (const [place, name] of names.entries()) {
    const [halo] = getComputedStyle(name).textShadow.match(/rgb[^)]*\)/) ?? ["none"]
    Object.assign(name.style, { translate: `0 ${shifts[place] / factor}px`, paintOrder: "stroke", stroke: halo,
      strokeWidth: "3px", strokeLinejoin: "round" })
  }
}

// No letters smaller than the smallest.
function legible(part, key = "") {
  if (Array.isArray(part)) return typeof part[0] === "object" ? part.map(each => legible(each, key)) : part
  if (part === null || typeof part !== "object") return part
  const entries = Object.entries(part).map(([name, value]) =>
    [name, name === "size" && /font$/i.test(key) ? atLeast(value) : legible(value, name)])
  return Object.fromEntries(entries)
}

function atLeast(size) {
  return Array.isArray(size) ? size.map(atLeast) : Math.max(size, SMALLEST_PX)
}

function element(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties)
  node.append(...children)
  return node
}

// What picks a subject, of codes that can be one; picking the one that is chosen goes back to the whole.
function picker(subject) {
  return code => {
    if (subject?.codes.includes(code)) subject.choose(code === subject.chosen ? subject.whole : code)
  }
}

// By key: a drawing in which subjects can be picked is one stop of Tab. Arrows go from one to the next, Enter picks.
const ONWARDS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

function walk(button, traces, subject, words) {
  const drawn = new Set(traces.flatMap(({ meta }) => [meta?.area, ...(meta?.areas ?? [])]))
  const codes = subject?.codes.filter(code => drawn.has(code)) ?? []
  write(button, "hidden", !codes.length)
  if (!codes.length) return
  let at = Math.max(codes.indexOf(subject.chosen), 0)
  const tell = () => {
    write(button.firstChild, "textContent", words.replace("{subject}", () => subject.names[subject.codes.indexOf(codes[at])]))
    button.setAttribute("aria-pressed", String(codes[at] === subject.chosen))
  }
  button.onkeydown = event => {
    const by = ONWARDS[event.key]
    if (!by) return
    event.preventDefault()
    at = (at + by + codes.length) % codes.length
    tell()
  }
  button.onclick = () => picker(subject)(codes[at])
  tell()
}

// Columns of words that a phone has room for; rows of more stand there as cards.
const WORDS_ABREAST = 3

// The row of the subject comes first, and the name of whatever can be one is a button.
function tableOf({ caption, matrix, columns, rows, areas = [] }, subject) {
  const isOf = place => Boolean(subject?.chosen) && areas[place] === subject.chosen
  const places = [...rows.keys()].sort((one, other) => isOf(other) - isOf(one))
  const head = (area, words) => {
    if (!subject?.codes.includes(area)) return [words]
    const button = element("button", { type: "button", className: "th-pick" }, words)
    button.onclick = () => picker(subject)(area)
    button.setAttribute("aria-pressed", String(area === subject.chosen))
    return [button]
  }
  const numeric = index => (columns[index].numeric ? "numeric" : "")
  const isOwn = index => Boolean(subject?.chosen) && columns[index].area === subject.chosen
  const cell = (value, index, place) => {
    const tag = index === 0 ? "th" : "td"
    const words = value.text ?? value
    const content = index === 0 && !matrix ? head(areas[place], words) : [words]
    const node = element(tag, { className: `${numeric(index)} ${value.status ?? ""}` }, ...content)
    node.classList.toggle("th-subject-cell", isOwn(index))
    if (index === 0) node.scope = "row"
    if (value.note) node.title = value.note
    if ((value.text ?? "").length > 40) node.classList.add("long")
    if (index > 0) node.dataset.label = columns[index].label
    for (const [label, below] of value.under ?? []) {
      node.append(element("span", { className: "th-cell-note" }, element("span", {}, `${label}: `), below))
    }
    return node
  }
  const heads = columns.map((column, index) =>
    element("th", { scope: "col", className: numeric(index), title: column.definition ?? "" }, ...head(column.area, column.label)))
  const isTold = !matrix && columns.filter(column => !column.numeric).length > WORDS_ABREAST
  return element("table", { className: matrix ? "matrix" : isTold ? "told" : "" },
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...places.map(place => element("tr", { className: isOf(place) ? "th-subject-row" : "" },
      ...rows[place].map((value, index) => cell(value, index, place))))))
}

// A table with a reader's own data in it comes along with the page; any other has an address, whose file tells
// below the table where it comes from. A table to be loaded again has nothing below.
async function download({ file, csv }, address) {
  const { href } = new URL(address, document.baseURI)
  const answer = csv === undefined ? await fetch(href).catch(() => null) : null
  if (csv === undefined && !answer?.ok) return element("a", { href, target: "_blank" }).click() // it says why
  const table = answer ? (await answer.text()).split("\r\n\r\n")[0] + "\r\n" : csv
  const url = URL.createObjectURL(new Blob(["\ufeff", table], { type: "text/csv;charset=utf-8" }))
  element("a", { href: url, download: file }).click()
  URL.revokeObjectURL(url)
}

function frame(parentElement) {
  const existing = parentElement.querySelector(".th-figure")
  if (existing) return existing
  const root = element("figure", { className: "th-figure" },
    element("figcaption", { className: "th-title" }),
    element("div", { className: "th-plot" }),
    element("button", { type: "button", className: "th-walk", hidden: true }, element("span", { ariaLive: "polite" })),
    element("p", { className: "th-source" }),
    element("details", {},
      element("summary", {}),
      element("div", { className: "th-table", tabIndex: 0 }),
      element("button", { type: "button", className: "th-download" }),
      element("button", { type: "button", className: "th-address" }),
      element("output", { className: "th-copied" })))
  root.querySelector(".th-table").setAttribute("role", "region")
  parentElement.append(root)
  return root
}

// Where a browser lets nobody copy, the address is there to be selected.
async function copyAddress(address, said, labels) {
  const { href } = new URL(address, document.baseURI)
  try {
    await navigator.clipboard.writeText(href)
    said.textContent = labels.address_copied
  } catch {
    said.textContent = href
  }
}

function showFigure(parentElement, data, { digest, labels, dark, address = "", subject = null, isSlide = false, askTable }) {
  const root = frame(parentElement)
  if (root.address !== address) root.querySelector(".th-copied").textContent = ""
  root.address = address
  root.querySelector(".th-plot").pick = picker(subject)
  const shown = `${digest} ${dark} ${subject?.chosen}`
  if (root.shown === shown) return
  if (root.shown === undefined) root.querySelector("details").open = !data.figure || Boolean(data.open) // a table alone stands open
  root.shown = shown
  const plot = root.querySelector(".th-plot")
  walk(root.querySelector(".th-walk"), isSlide ? [] : data.figure?.data ?? [], subject, labels.pick)
  const title = root.querySelector(".th-title")
  write(title, "textContent", data.title)
  write(title, "title", data.definition)
  write(root.querySelector(".th-source"), "textContent", data.source)
  write(root, "lang", data.lang)

  root.classList.toggle("th-titled", !data.figure && data.table?.caption === data.title)
  const details = root.querySelector("details")
  write(details, "hidden", !data.table)
  if (data.table) {
    write(details.querySelector("summary"), "textContent", labels.table)
    const region = details.querySelector(".th-table")
    // A table that nobody sees is not built, nor sent: a page redraws many with every move of a slider.
    const isHere = Boolean(data.table.rows)
    const fill = isOpen => {
      const shown = isOpen && isHere ? [tableOf(data.table, subject)] : []
      if (shown.length || region.firstChild) region.replaceChildren(...shown)
      region.ariaBusy = String(isOpen && !isHere)
      if (isOpen && !isHere) askTable?.()
    }
    details.querySelector("summary").onclick = () => fill(!details.open)
    details.ontoggle = () => fill(details.open)
    fill(details.open)
    region.setAttribute("aria-label", data.table.caption)
    const button = details.querySelector(".th-download")
    write(button, "textContent", labels.download)
    write(button, "hidden", !isHere)
    button.onclick = () => download(data.table, root.address)
    const copy = details.querySelector(".th-address")
    write(copy, "hidden", !isHere || !address || data.table.csv !== undefined)
    write(copy, "textContent", labels.copy_address)
    copy.onclick = () => copyAddress(root.address, details.querySelector(".th-copied"), labels)
  }

  if (data.figure) {
    plot.setAttribute("role", "img")
    plot.setAttribute("aria-label", data.alt)
    const drawn = [data.drawing, data.lang, dark].join()
    if (plot.shown === drawn) return // its words have changed, the drawing has not
    if (!plot.shown && !isSlide) plot.style.minHeight = `${fitted(data.figure, root.clientWidth).layout.height}px`
    plot.shown = drawn
    draw(plot, { figure: data.figure, dark, config: CONFIG[data.lang], drawing: data.drawing, shown: drawn, isSlide })
  }
}

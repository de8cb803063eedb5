// The views of a deck as cards: dragged, or moved by buttons and arrow keys; what was done is said aloud.
// The server hears of every deed until it has taken it over, so that none is lost while it is at work.

const SLIP_PX = 6
const FOCUS_MS = 5000
const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity }
const DRAWN = "tilannehuone-drawn"

const decks = new WeakMap()

function node(tag, className = "", attributes = {}, ...children) {
  const made = document.createElement(tag)
  made.className = className
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}

class Deck {
  constructor(parentElement) {
    this.list = node("ol", "th-deck-list")
    this.said = node("p", "th-deck-said", { role: "status" })
    this.undo = node("button", "th-deck-undo", { type: "button" })
    this.undo.onclick = () => this.tell(["undo"])
    this.root = node("section", "th-deck", {}, this.list, node("div", "th-deck-bar", {}, this.undo, this.said))
    parentElement.append(this.root)
    this.cards = new Map()
    this.deeds = []
    this.seen = 0
    this.watcher = new IntersectionObserver(entries => this.look(entries))
    const draw = () => this.root.isConnected ? this.draw() : window.removeEventListener(DRAWN, draw)
    window.addEventListener(DRAWN, draw)
  }

  update({ data, setStateValue }) {
    Object.assign(this, { data, labels: data.labels, set: setStateValue })
    this.seq = Math.max(this.seq ?? 0, data.seq)
    this.deeds = this.deeds.filter(deed => deed.seq > data.seq)
    this.list.setAttribute("aria-label", data.labels.list)
    this.undo.textContent = data.gone ? filled(data.labels.undo, { title: data.gone }) : ""
    this.undo.hidden = !data.gone
    if (!this.held && !this.deeds.length) this.arrange(data.views) // else what is on its way stands
    this.edit(data.editing)
  }

  // The cards of these views in their order; nothing moves that stands in its place, and the focus stays.
  arrange(views) {
    const focused = this.list.contains(document.activeElement) ? document.activeElement : null
    views.forEach((view, index) => {
      const card = this.cards.get(view.id) ?? this.card(view.id)
      card.view = view
      if (this.list.children[index] !== card) this.list.insertBefore(card, this.list.children[index] ?? null)
    })
    const known = new Set(views.map(view => view.id))
    for (const [id, card] of this.cards) if (!known.has(id)) this.drop(card)
    if (focused?.isConnected && document.activeElement !== focused) focused.focus()
    this.number()
    this.draw()
  }

  card(id) {
    const button = (className, deed) => {
      const made = node("button", className, { type: "button" })
      made.onclick = () => deed(card)
      return made
    }
    const card = node("li", "th-deck-card", { "data-id": id })
    card.picture = node("div", "th-deck-picture", { "aria-hidden": "true" })
    card.heading = node("p", "th-deck-title")
    card.more = node("p", "th-deck-more")
    card.grip = button("th-deck-grip", () => {})
    card.buttons = {
      earlier: button("", () => this.move(card, -1)),
      later: button("", () => this.move(card, 1)),
      edit: button("th-deck-word", () => this.tell(["edit", id])),
      remove: button("", () => this.remove(card)),
    }
    card.grip.textContent = "⠿"
    card.buttons.earlier.textContent = "←"
    card.buttons.later.textContent = "→"
    card.buttons.remove.textContent = "✕"
    card.grip.onkeydown = event => {
      if (!(event.key in STEPS)) return
      event.preventDefault()
      this.move(card, STEPS[event.key])
    }
    card.onpointerdown = event => this.grab(card, event)
    card.append(card.picture, card.heading, card.more, node("div", "th-deck-tools", {}, card.grip, ...Object.values(card.buttons)))
    this.cards.set(id, card)
    this.watcher.observe(card)
    return card
  }

  drop(card) {
    this.watcher.unobserve(card)
    this.cards.delete(card.dataset.id)
    card.remove()
  }

  number() {
    const cards = [...this.list.children]
    cards.forEach((card, index) => {
      const { title, more, id } = card.view
      card.heading.replaceChildren(node("b", "", {}, `${index + 1}.`), " ", node("bdi", "", {}, title))
      card.more.textContent = more
      const names = { grip: card.grip, ...card.buttons }
      for (const [name, button] of Object.entries(names)) {
        button.setAttribute("aria-label", filled(this.labels[`${name}_of`], { title }))
        button.title = this.labels[name]
      }
      card.buttons.edit.textContent = this.labels.edit
      card.buttons.earlier.setAttribute("aria-disabled", index === 0)
      card.buttons.later.setAttribute("aria-disabled", index === cards.length - 1)
      card.toggleAttribute("data-editing", id === this.data.editing)
    })
  }

  // Pictures come after the cards, each as soon as it is made.
  draw() {
    for (const card of this.list.children) {
      const made = window.tilannehuoneDrawn?.get(card.view.drawn)
      if (card.shows === (made ?? card.view.page)) continue
      card.shows = made ?? card.view.page
      card.picture.replaceChildren(made ? node("img", "", { src: made, alt: "", draggable: "false" }) : node("span", "", {}, card.view.page))
    }
  }

  look(entries) {
    const cards = [...this.list.children]
    const last = Math.max(0, ...entries.filter(each => each.isIntersecting).map(each => cards.indexOf(each.target) + 1))
    if (last <= Math.max(this.seen, this.data.drawn)) return
    this.seen = last
    this.set("seen", last)
  }

  ids() {
    return [...this.list.children].map(card => card.dataset.id)
  }

  tell(deed) {
    this.seq += 1
    this.deeds.push({ seq: this.seq, deed })
    this.set("asked", { deeds: this.deeds })
  }

  say(words, values) {
    this.said.textContent = filled(words, values)
  }

  moved(card) {
    this.number()
    const place = this.ids().indexOf(card.dataset.id) + 1
    this.say(this.labels.moved, { title: card.view.title, place, count: this.list.children.length })
    this.tell(["order", this.ids()])
  }

  move(card, step) {
    const cards = [...this.list.children], from = cards.indexOf(card)
    const to = Math.min(Math.max(from + step, 0), cards.length - 1)
    if (to === from) return
    const focused = document.activeElement
    this.list.insertBefore(card, to > from ? cards[to].nextSibling : cards[to])
    focused.focus()
    card.scrollIntoView({ block: "nearest" })
    this.moved(card)
  }

  remove(card) {
    const next = card.nextElementSibling ?? card.previousElementSibling
    const { title } = card.view
    this.drop(card)
    this.number()
    this.say(this.labels.removed, { title })
    if (next) next.buttons.remove.focus()
    this.tell(["remove", card.dataset.id])
  }

  // A finger scrolls the page except on the grip; a mouse takes a card by its picture as well.
  grab(card, event) {
    const isGrip = card.grip.contains(event.target)
    const isPicture = event.pointerType !== "touch" && card.picture.contains(event.target)
    if (event.button !== 0 || !(isGrip || isPicture)) return
    const from = card.getBoundingClientRect(), before = this.ids(), stop = new AbortController()
    const { clientX, clientY } = event
    const end = isKept => {
      stop.abort()
      if (!this.held) return
      this.held = null
      card.classList.remove("held")
      card.style.translate = ""
      if (!isKept) for (const id of before) this.list.append(this.cards.get(id))
      if (this.ids().join() === before.join()) this.arrange(this.deeds.length ? [...this.list.children].map(each => each.view) : this.data.views)
      else this.moved(card)
    }
    const drag = moving => {
      if (!this.held && Math.hypot(moving.clientX - clientX, moving.clientY - clientY) < SLIP_PX) return
      moving.preventDefault()
      this.held = card
      card.classList.add("held")
      this.pass(card, moving)
      card.style.translate = "none"
      const place = card.getBoundingClientRect()
      const [x, y] = [moving.clientX - clientX + from.left - place.left, moving.clientY - clientY + from.top - place.top]
      card.style.translate = `${x}px ${y}px`
    }
    const { signal } = stop
    window.addEventListener("pointermove", drag, { signal })
    window.addEventListener("pointerup", () => end(true), { signal })
    window.addEventListener("pointercancel", () => end(false), { signal })
    window.addEventListener("keydown", pressed => pressed.key === "Escape" && end(false), { signal })
  }

  // A card takes the place of the one that it is held over.
  pass(card, { clientX, clientY }) {
    const over = [...this.list.children].find(each => {
      const { top, right, bottom, left } = each.getBoundingClientRect()
      return each !== card && left <= clientX && clientX <= right && top <= clientY && clientY <= bottom
    })
    if (!over) return
    const isLater = card.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING
    this.list.insertBefore(card, isLater ? over.nextSibling : over)
    over.scrollIntoView({ block: "nearest" })
  }

  // The form in which a view is edited comes after the cards: who asked for it goes on there.
  edit(id) {
    const isNew = id && id !== this.editing && this.editing !== undefined
    this.editing = id
    const until = performance.now() + FOCUS_MS
    const focus = () => {
      const field = document.querySelector(".st-key-deck_edit input")
      if (field) {
        field.scrollIntoView({ block: "center" })
        field.focus()
      } else if (performance.now() < until) requestAnimationFrame(focus)
    }
    if (isNew) focus()
  }
}

export default function (component) {
  const { parentElement } = component
  if (!decks.has(parentElement)) decks.set(parentElement, new Deck(parentElement))
  decks.get(parentElement).update(component)
}

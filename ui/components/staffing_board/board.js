// The staffing board: sliders that repaint on every input event, and hand the allocation to the server on release.
// The server's figures are the authority: the board says when they have confirmed its own.

const boards = new WeakMap()
const HISTORY = 200
const RESEND_MS = 1500
const DEEDS = ["pointerdown", "keydown"] // with which a reader begins something elsewhere on the page

// The rows of the reader's own municipality first.
function ofReader(rows) {
  return [...rows].sort((one, other) => Boolean(other.unit.own) - Boolean(one.unit.own))
}

class Board {
  constructor(parentElement) {
    this.root = node("section", "th-board")
    this.history = []
    this.future = []
    this.seq = 0
    this.sent = null
    this.hurry = event => this.root.contains(event.target) || this.send(true)
    parentElement.querySelector(".th-board-absent")?.remove()
    parentElement.append(this.root)
  }

  update({ data: bytes, setStateValue }) {
    this.setStateValue = setStateValue
    const data = JSON.parse(new TextDecoder().decode(bytes))
    const isNew = this.revision !== data.revision
    const shape = JSON.stringify([data.labels, data.units, data.locale, data.coefficients])
    this.data = data
    this.write = writers[data.locale] ??= writer(data.locale)
    if (isNew) {
      if (this.fte) this.remember()
      this.fte = { ...data.fte }
      this.revision = data.revision
      this.seq = data.confirmed.seq
      this.sent = null
    }
    if (shape !== this.shape) {
      this.shape = shape
      this.build()
    }
    if (this.sent && data.confirmed.seq >= this.sent.seq) this.sent = null
    this.paint()
    if (isNew) this.speak()
    if (this.waiting && !this.sent) this.send()
  }

  build() {
    const { labels, units, coefficients } = this.data
    this.root.setAttribute("aria-label", labels.board)
    this.root.lang = this.data.locale
    this.kpis = ["largest", "above_target", "fte", "hours", "euros"].map(key => {
      const value = node("span", "th-b-value")
      const more = node("span", "th-b-more")
      const label = node("span", "th-b-label", {}, labels.kpis[key])
      return { key, label, value, more, card: node("div", "th-b-kpi", {}, label, value, more) }
    })
    this.status = node("span", "th-b-status")
    this.live = node("p", "th-b-live", { role: "status", "aria-live": "polite" })
    this.buttons = Object.fromEntries(["undo", "redo", "reset"].map(key => {
      const button = node("button", "th-b-button", { type: "button" }, labels.buttons[key])
      button.onclick = () => this[key]()
      return [key, button]
    }))
    const onward = node("button", "th-b-button th-b-onward", { type: "button" }, `${labels.onward} ↓`)
    onward.onclick = () => this.onward()
    const bar = node("div", "th-b-tools", {}, ...Object.values(this.buttons), onward, this.live, this.status)
    this.before = evaluate(coefficients, this.baseline())
    this.scale = this.scaleFor(coefficients)
    this.rows = coefficients.units.map((entry, index) => new Row(this, entry, units[index]))
    this.end = node("span")
    const head = node("div", "th-b-row th-b-head", { "aria-hidden": "true" },
      node("span", "th-b-unit", {}, labels.columns.unit), node("span", "th-b-steps", {}, labels.columns.fte),
      node("span", "th-b-slide", {}, node("span", "", {}, "0"), this.end),
      node("div", "th-b-axis", {}, node("span", "", {}, labels.columns.caseload), this.axis()),
      node("span", "th-b-result", {}, labels.columns.verdict))
    this.answer = node("p", "th-answer")
    this.more = node("p", "th-note")
    this.turned = node("details", "th-b-turned", {}, node("summary"), node("p", "th-note"))
    const cards = this.kpis.map(kpi => kpi.card)
    this.root.replaceChildren(
      this.answer,
      node("div", "th-b-said", {}, this.more, this.turned),
      node("div", "th-b-top", {}, node("div", "th-b-strip", {}, ...cards.slice(0, 3)), node("div", "th-b-strip", {}, ...cards.slice(3))),
      head, ...ofReader(this.rows).map(row => row.element), bar)
  }

  // The numbers of the bars' scale, over all of them.
  axis() {
    const step = this.scale > 300 ? 100 : 50
    const axis = node("div", "th-b-ticks")
    for (let at = 0; at <= this.scale; at += step) {
      const tick = node("span", "", {}, this.write.whole(at))
      tick.style.left = `${(100 * at) / this.scale}%`
      axis.append(tick)
    }
    return axis
  }

  // The scale stays while sliders move; what goes past its end gets an arrow.
  scaleFor(coefficients) {
    const highs = coefficients.units.map(entry => {
      const load = entry.clients_high === null || !(entry.baseline_fte > 0) ? 0 : entry.clients_high / (entry.baseline_fte + entry.shared_fte)
      return Math.max(load * 1.25, (entry.band_high ?? 0) * 1.35)
    })
    return Math.max(100, Math.ceil(Math.max(...highs) / 50) * 50)
  }

  set(unit, fte, done) {
    if (!this.start) this.start = { ...this.fte }
    this.fte[unit] = fte
    if (!done) return this.paint()
    const before = this.start
    this.start = null
    if (before[unit] === fte) return this.paint()
    this.history.push(before)
    this.history.splice(0, this.history.length - HISTORY)
    this.future = []
    this.finish()
  }

  remember() {
    if (JSON.stringify(this.fte) === JSON.stringify(this.data.fte)) return
    this.history.push({ ...this.fte })
    this.future = []
  }

  undo() { this.travel(this.history, this.future) }

  redo() { this.travel(this.future, this.history) }

  travel(from, to) {
    const target = from.pop()
    if (!target) return
    to.push({ ...this.fte })
    this.fte = { ...target }
    this.finish()
  }

  reset() {
    this.history.push({ ...this.fte })
    this.future = []
    this.fte = this.baseline()
    this.finish()
  }

  baseline() {
    return Object.fromEntries(this.data.coefficients.units.map(entry => [entry.unit, entry.baseline_fte]))
  }

  finish() {
    this.seq += 1
    this.paint()
    this.speak()
    this.send()
  }

  // Shows what stands under the board, where a reader goes on from it.
  onward() {
    const beside = this.root.closest(".st-key-with_beside")?.lastElementChild
    beside?.scrollIntoView({ block: "start" })
    beside?.querySelector("select, input, button")?.focus({ preventScroll: true })
  }

  // One allocation is under way at a time; the newest of those that wait goes next, or before what else its reader does.
  send(isUrgent = false) {
    clearTimeout(this.resend)
    for (const kind of DEEDS) window.removeEventListener(kind, this.hurry, true)
    if (!this.root.isConnected) return // its page is left
    this.waiting = !isUrgent && Boolean(this.sent) && performance.now() - this.sent.at < RESEND_MS
    if (this.waiting) {
      for (const kind of DEEDS) window.addEventListener(kind, this.hurry, true)
      this.resend = setTimeout(() => this.send(), RESEND_MS)
      return
    }
    this.sent = { seq: this.seq, at: performance.now() }
    this.setStateValue("allocation", { seq: this.seq, revision: this.revision, fte: { ...this.fte } })
  }

  paint() {
    const { labels, coefficients, confirmed } = this.data
    const { units, totals } = evaluate(coefficients, this.fte)
    this.result = { units, totals }
    const end = Math.max(this.data.slider_end, ...units.map(load => Math.ceil(load.fte)))
    write(this.end, "textContent", this.write.whole(end))
    this.rows.forEach((row, index) => row.paint(units[index], end))
    const named = keys => this.data.units.filter(unit => keys.includes(unit.key)).map(unit => unit.name).join(", ")
    const first = totals.unserved.length ? "unserved" : "largest"
    const most = units.find(load => load.unit === totals.largest_unit)
    const words = {
      unserved: [
        totals.unserved_clients_high === null ? labels.verdicts.no_staff
          : this.write.span(totals.unserved_clients_low, totals.unserved_clients_high),
        unservedUnits(labels.answer, { units, totals }, named)],
      largest: [most ? this.write.caseload(most) : labels.unknown, most ? filled(labels.most, { unit: named([totals.largest_unit]) }) : ""],
      above_target: [this.write.whole(totals.above_target), filled(totals.no_staff ? labels.without_staff : labels.of_units,
        { below: totals.below_target, no_staff: totals.no_staff, units: units.length })],
      fte: [this.write.fte(totals.fte), this.state(totals)],
      hours: [totals.hours_gap_low === null ? labels.unknown : this.write.signed(totals.hours_gap_low), hoursWords(this.data, this.write, this.result)],
      euros: [this.write.euros(totals.cost_change_eur), eurosWords(this.data, this.write, this.result)],
    }
    this.kpis.forEach(({ key, label, value, more }, place) => {
      const shown = place ? key : first
      tell(label, labels.kpis[shown])
      tell(value, words[shown][0])
      tell(more, words[shown][1])
    })
    const alarms = [first === "unserved" || most?.verdict === "over", totals.above_target > 0, totals.state_left_fte < 0]
    alarms.forEach((isAlarm, place) => write(this.kpis[place].card.dataset, "alarm", String(isAlarm)))
    const isConfirmed = confirmed.seq === this.seq && !this.start && agrees(confirmed.board, this.result)
    // What hangs on other choices only the server knows, for the allocation that it has confirmed.
    this.said = isConfirmed ? confirmed.answer : answerOf(this.data, this.write, this.result, this.before)
    tell(this.answer, this.said.join(" "))
    tell(this.more, confirmed.more.join(" "))
    const [summary, turns] = this.turned.children
    write(summary, "textContent", confirmed.turned.summary)
    tell(turns, confirmed.turned.sentences.join(" "))
    write(this.turned, "hidden", !confirmed.turned.sentences.length)
    // They keep their place, so that no row moves away from under a hand.
    write(this.turned.style, "visibility", isConfirmed ? "" : "hidden")
    write(this.status, "textContent", isConfirmed ? `✓ ${labels.confirmed}` : labels.unconfirmed)
    write(this.root.dataset, "confirmed", isConfirmed ? String(this.seq) : "")
    write(this.buttons.undo, "disabled", this.history.length === 0)
    write(this.buttons.redo, "disabled", this.future.length === 0)
    write(this.buttons.reset, "disabled", units.every(load => load.fte_change === 0))
  }

  // How the State's posts are used: of those in client work, and of all.
  state(totals) {
    const { labels, coefficients } = this.data
    const left = totals.state_left_fte
    const client = filled(left < 0 ? labels.state_short : left ? labels.state_left : labels.state_placed,
      { fte: this.write.fte(Math.abs(left)), of: this.write.fte(coefficients.state_client_fte) })
    if (totals.state_other_fte < 0) return client
    const all = filled(labels.state_all,
      { all: this.write.fte(coefficients.state_fte), other: this.write.fte(totals.state_other_fte) })
    return `${client}; ${all}`
  }

  speak() {
    this.live.classList.remove("th-b-warning")
    this.live.textContent = `${this.said.join(" ")} ${filled(this.data.labels.total, { fte: this.write.fte(this.result.totals.fte) })}`
  }
}

function agrees(server, own) {
  if (server === null || typeof server !== "object") {
    return typeof server === "number" ? Math.abs(server - own) <= 1e-9 * Math.max(1, Math.abs(server)) : server === own
  }
  return Object.keys(server).every(key => agrees(server[key], own[key]))
}

export default function (component) {
  const { parentElement } = component
  if (!boards.has(parentElement)) boards.set(parentElement, new Board(parentElement))
  boards.get(parentElement).update(component)
}

// A unit's row on the board: its controls, its bar and its verdict.

const DRAG_PX = 10 // a finger that has not moved so far sideways does not drag

function node(tag, className, attributes = {}, ...children) {
  const made = document.createElement(tag)
  if (className) made.className = className
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

// Keeps a slider where it is while a finger scrolls the page over it or rests on it: only a drag along it moves it.
// Returns what tells whether its value is now a finger's that is not dragging, and puts it back then.
function held(slider) {
  let touch = null
  slider.addEventListener("pointerdown", event => {
    touch = event.pointerType === "touch" ? { x: event.clientX, y: event.clientY, value: slider.value, isDrag: false } : null
  })
  slider.addEventListener("pointermove", event => {
    if (!touch) return
    const [across, along] = [Math.abs(event.clientY - touch.y), Math.abs(event.clientX - touch.x)]
    touch.isDrag ||= along > DRAG_PX && along > across
  })
  const isHeld = () => {
    if (!touch || touch.isDrag) return false
    slider.value = touch.value
    return true
  }
  slider.addEventListener("pointercancel", () => {
    isHeld()
    touch = null
  })
  return isHeld
}

class Row {
  constructor(board, entry, unit) {
    const { labels, coefficients } = board.data
    const step = coefficients.step_fte
    const part = value => `${Math.min(100, (100 * value) / board.scale)}%`
    const slider = node("input", "th-b-slider", { type: "range", min: 0, step, "aria-label": filled(labels.slider, { unit: unit.name }) })
    const isHeld = held(slider)
    const less = node("button", "th-b-step", { type: "button", "aria-label": filled(labels.less, { unit: unit.name }) }, "−")
    const more = node("button", "th-b-step", { type: "button", "aria-label": filled(labels.more, { unit: unit.name }) }, "+")
    const field = node("input", "th-b-field", { type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": filled(labels.field, { unit: unit.name }) })
    const target = node("span", "th-b-target")
    tell(target, unit.target)
    const change = node("button", "th-b-change", { type: "button" })
    const fill = node("div", "th-b-fill")
    const reach = node("div", "th-b-reach", { hidden: "" })
    const track = node("div", "th-b-track", { "aria-hidden": "true" })
    if (entry.band_high !== null) {
      const band = node("div", "th-b-band")
      band.style.left = part(entry.band_low ?? 0)
      band.style.width = `calc(${part(entry.band_high)} - ${part(entry.band_low ?? 0)})`
      track.append(band)
    }
    track.append(fill, reach)
    const before = entry.clients_high === null || !(entry.baseline_fte > 0) ? null : entry.clients_high / (entry.baseline_fte + entry.shared_fte)
    if (before !== null) {
      const tick = node("div", "th-b-before")
      tick.style.left = part(before)
      track.append(tick)
    }
    const value = node("strong", "th-b-caseload")
    const verdict = node("span", "th-b-verdict")
    const help = node("button", "th-b-help", { type: "button", "aria-expanded": "false", "aria-label": filled(labels.help, { unit: unit.name }) }, "?")
    const note = node("p", "th-b-note", { hidden: "" }, unit.help)
    help.onclick = () => {
      note.hidden = !note.hidden
      help.setAttribute("aria-expanded", String(!note.hidden))
    }
    const set = (fte, { done }) => board.set(entry.unit, fte, done)
    slider.oninput = () => isHeld() || set(Number(slider.value), { done: false })
    slider.onchange = () => isHeld() || set(Number(slider.value), { done: true })
    less.onclick = () => set(Math.max(0, board.fte[entry.unit] - step), { done: true })
    more.onclick = () => set(Math.min(coefficients.max_fte, board.fte[entry.unit] + step), { done: true })
    change.onclick = () => set(entry.baseline_fte, { done: true })
    Object.assign(this, { board, unit, slider, field, change, fill, reach, value, verdict, isTyping: false, shown: "" })
    field.oninput = () => { this.isTyping = true }
    field.onblur = () => { this.isTyping = false }
    field.onchange = () => {
      const fte = typed(field.value, coefficients.max_fte)
      field.setAttribute("aria-invalid", String(fte === null))
      this.isTyping = fte === null
      if (fte !== null) return set(fte, { done: true })
      board.live.textContent = filled(labels.bad_number, { value: field.value, high: board.write.whole(coefficients.max_fte) })
      board.live.classList.add("th-b-warning")
    }
    this.element = node("div", unit.own ? "th-b-row th-b-mine" : "th-b-row", { role: "group", "aria-label": unit.name },
      node("div", "th-b-unit", {}, node("span", "th-b-name", {}, unit.name), target,
        ...(unit.own ? [node("span", "th-b-own", {}, unit.own)] : []), help),
      node("div", "th-b-steps", {}, less, field, more),
      node("div", "th-b-slide", {}, slider, change),
      track,
      node("div", "th-b-result", {}, value, verdict),
      note)
  }

  // What it has already shown of a load is not written again.
  paint(load, end) {
    const { data: { labels }, write: words, scale } = this.board
    const fte = words.fte(load.fte)
    if (Number(this.slider.max) !== end) this.slider.max = end
    if (Number(this.slider.value) !== load.fte) this.slider.value = load.fte
    if (!this.isTyping) { // what stands half typed is the reader's, also when the server confirms the number before
      write(this.field, "value", fte)
      this.field.removeAttribute("aria-invalid")
    }
    const shown = JSON.stringify(load)
    if (this.shown === shown) return
    this.shown = shown
    const known = load.caseload_high !== null
    const told = known ? words.caseload(load) : "–"
    this.value.textContent = told
    this.verdict.textContent = labels.verdicts[load.verdict]
    this.element.dataset.verdict = load.verdict
    const part = value => Math.min(1, value / scale)
    this.fill.style.transform = `scaleX(${known ? part(load.caseload_low) : 0})`
    this.reach.hidden = !known || load.caseload_low === load.caseload_high
    if (!this.reach.hidden) {
      this.reach.style.left = `${100 * part(load.caseload_low)}%`
      this.reach.style.width = `${100 * (part(load.caseload_high) - part(load.caseload_low))}%`
    }
    this.element.classList.toggle("th-b-beyond", known && load.caseload_high > scale)
    this.slider.setAttribute("aria-valuetext", filled(known ? labels.spoken : labels.spoken_without,
      { fte, caseload: told, verdict: labels.verdicts[load.verdict] }))
    const changed = Math.abs(load.fte_change) > 1e-9
    this.change.style.visibility = changed ? "visible" : "hidden"
    this.change.textContent = `${words.signed(load.fte_change, 2)} ↺`
    this.change.setAttribute("aria-label", filled(labels.reset_unit, { unit: this.unit.name, change: words.signed(load.fte_change, 2) }))
  }
}

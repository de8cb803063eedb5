// A file is made when it is asked for, outside any run of the page: what becomes of it is seen on its button alone.

const BUTTONS = ".st-key-exports"
const IS_MADE = "button:disabled"
const HAS_FAILED = '[data-testid="stDownloadButtonError"]'
const SAY_AFTER_MS = 500
/* A wait that is shorter is not worth a word. */

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector(".th-making")
  const buttons = parentElement.closest(BUTTONS)
  if (!buttons) return // a presentation began, and the buttons are gone
  let timer
  const say = words => { if (said.textContent !== words) said.textContent = words }
  const enter = state => {
    if (said.dataset.state === state) return
    said.dataset.state = state
    clearTimeout(timer)
    if (state === "making") timer = setTimeout(say, SAY_AFTER_MS, data.labels.making)
    else say(data.labels[state] ?? "")
  }
  const look = () => {
    if (buttons.querySelector(IS_MADE)) enter("making")
    else if (buttons.querySelector(HAS_FAILED)) enter("failed")
    else if (said.dataset.state === "making") enter("") // a failure is told until the next press
  }
  if (said.textContent) say(data.labels[said.dataset.state] ?? "") // in another language now
  const observer = new MutationObserver(look)
  observer.observe(buttons, { subtree: true, childList: true, attributeFilter: ["disabled"] })
  look()
  return () => { observer.disconnect(); clearTimeout(timer) }
}

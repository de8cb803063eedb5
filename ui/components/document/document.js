// A choice is no page: Back leaves the page, instead of walking through choices that stay as they are.
const push = history.pushState.bind(history)
history.pushState = (state, unused, url) =>
  new URL(url, location.href).pathname === location.pathname
    ? history.replaceState(state, unused, url)
    : push(state, unused, url)

// On paper a page stands as on the screen, made smaller to the paper's width: a drawing is not cut.
const PAPER_PX = 1025 // of an A4 that lies, between its margins; see style.css
addEventListener("beforeprint", () => {
  const width = document.querySelector(".stMainBlockContainer")?.clientWidth
  if (!width) return
  document.documentElement.style.setProperty("--th-paper-width", `${width}px`)
  document.documentElement.style.setProperty("--th-paper-zoom", Math.min(1, PAPER_PX / width))
})

// A browser that was away for long, or whose server was started anew, comes back to a session that has shown nothing
// yet: what is chosen on its page would reach nobody before the page has run there.
let askAnew = null
let watched = null

function watchConnection() {
  const app = document.querySelector('[data-testid="stApp"]')
  if (!app || watched === app) return
  watched = app
  const isConnected = () => app.dataset.testConnectionState === "CONNECTED"
  let wasConnected = isConnected()
  new MutationObserver(() => {
    if (isConnected() && !wasConnected) askAnew()
    wasConnected = isConnected()
  }).observe(app, { attributeFilter: ["data-test-connection-state"] })
}

export default function ({ data, parentElement, setTriggerValue }) {
  askAnew = () => setTriggerValue("back", true)
  watchConnection()
  const root = document.documentElement
  root.lang = data.language
  document.title = data.title
  const background = getComputedStyle(parentElement).getPropertyValue("--st-background-color")
  root.dataset.theme = parseInt(background.trim().slice(1, 3), 16) < 128 ? "dark" : "light"
  document.querySelector("main").tabIndex = -1 // scrolled, but no stop of its own on the way to the content
  speak(data.language)
}

// Streamlit has no translations: what it writes in English is rewritten where it appears, in the reader's language.

const ATTRIBUTES = ["aria-label", "title", "placeholder", "aria-roledescription"]
const PLACES = [
  "InputInstructions", "stFileUploader", "stStatusWidget", "stTooltipIcon", "stConnectionStatus", "stAlertContent",
].map(id => `[data-testid="${id}"]`).concat("[role=listbox]", "[role=dialog] > button", "[data-live-announcer]").join(", ")
/* Where Streamlit's own words stand as text; elsewhere the text is ours, or a reader's. */
const OURS = '[role="option"]:not([data-empty="true"] > *), [data-tag], .th-plot, [data-testid="stBidiComponentRegular"]'

function pattern(words) {
  const [before, ...rest] = words.split(/\{\w+\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  return new RegExp(`^${[before, ...rest].join("(.+?)")}$`)
}

function translator(all) {
  const fixed = new Map()
  const filled = []
  for (const { own, others } of all) {
    for (const words of others) {
      if (words.includes("{")) filled.push([pattern(words), own])
      else fixed.set(words, own)
    }
  }
  return said => {
    const words = said.trim()
    if (fixed.has(words)) return fixed.get(words)
    for (const [each, own] of filled) {
      const found = each.exec(words)
      if (found) { let part = 0; return own.replace(/\{\w+\}/g, () => found[part += 1]) }
    }
    return null
  }
}

function rewriteAttributes(element, translate) {
  for (const name of ATTRIBUTES) {
    const said = element.getAttribute(name)
    const own = said && translate(said)
    if (own && own !== said) element.setAttribute(name, own)
  }
}

function rewriteText(node, translate) {
  const own = node.parentElement?.closest(PLACES) && translate(node.nodeValue)
  const said = node.nodeValue.trim()
  if (own && own !== said) node.nodeValue = node.nodeValue.replace(said, () => own)
}

function rewrite(root, translate) {
  const element = root.nodeType === Node.TEXT_NODE ? root.parentElement : root
  if (!element?.closest || element.closest(OURS)) return
  if (root !== element) {
    rewriteText(root, translate)
    return
  }
  rewriteAttributes(element, translate)
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: node => node.nodeType === Node.ELEMENT_NODE && node.matches(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  })
  while (walker.nextNode()) {
    if (walker.currentNode.nodeType === Node.TEXT_NODE) rewriteText(walker.currentNode, translate)
    else rewriteAttributes(walker.currentNode, translate)
  }
}

let watching

function speak(language) {
  if (watching?.language === language) return
  watching?.observer.disconnect()
  const translate = translator(WORDS[language])
  const observer = new MutationObserver(changes => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") { if (!target.closest(OURS)) rewriteAttributes(target, translate) }
      else if (type === "characterData") rewrite(target, translate)
      else for (const node of addedNodes) rewrite(node, translate)
    }
  })
  rewrite(document.body, translate)
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES })
  watching = { language, observer }
}

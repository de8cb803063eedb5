// Words on a page.

// What has not changed is not written: a write, and a read after it, lays the whole page out anew.
function write(node, property, value) {
  if (node[property] !== value) node[property] = value
}

// Writes words of which no range breaks at its dash, "2 570–4 498", and no unit at its hyphen, "+3,0 %-yks.".
const WHOLE = /([^ ]*\d–[^ ]+|[^ ]*%-[^ ]+)/

function tell(node, words) {
  if (node.textContent === words) return
  const pieces = words.split(WHOLE)
  node.replaceChildren(...pieces.map((piece, place) => {
    if (place % 2 === 0) return document.createTextNode(piece)
    return Object.assign(document.createElement("span"), { className: "th-range", textContent: piece })
  }))
}

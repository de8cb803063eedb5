// One figure as an element of its own. What draws it stands in drawing.js.

export default function ({ data: bytes, parentElement }) {
  const dark = isDark(parentElement)
  if (parentElement.bytes === bytes && parentElement.dark === dark) return
  Object.assign(parentElement, { bytes, dark })
  const said = new TextDecoder().decode(bytes)
  const data = JSON.parse(said)
  showFigure(parentElement, data, { digest: said, labels: data.labels, dark })
}

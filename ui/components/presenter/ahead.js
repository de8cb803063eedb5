// The picture that comes next, for the presenter's second window; the presenter's own component says all else.

const CHANNEL = "tilannehuone-presenter"

// That of the last drawing: an earlier one would go on answering with the picture of an earlier view.
let current = null

export default function ({ data, parentElement }) {
  if (!parentElement.querySelector("span")) parentElement.append(document.createElement("span")) // it is here
  current?.close()
  const channel = current = new BroadcastChannel(CHANNEL)
  const tell = () => channel.postMessage({ picture: data.picture, place: data.place })
  channel.onmessage = message => message.data === "where" && tell()
  tell()
  return () => channel.close()
}

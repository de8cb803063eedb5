// Words and numbers of the board, as the language of the page writes them.

function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name])
}

const writers = {}

export function writer(locale) {
  const numbers = options => { // made once: making it is most of its work
    const made = new Intl.NumberFormat(locale, { signDisplay: "negative", ...options })
    return { format: value => made.format(value.toPrecision(15)).replace("-", "−") } // as domain/rounding.py
  }
  const rounded = [0, 1, 2].map(digits => numbers({ maximumFractionDigits: digits }))
  const changes = [0, 1, 2].map(digits => numbers({ maximumFractionDigits: digits, signDisplay: "exceptZero" }))
  const money = numbers({ style: "currency", currency: "EUR", maximumFractionDigits: 0, signDisplay: "exceptZero" })
  const whole = value => rounded[0].format(value)
  const exact = [whole] // by decimals, made when they are needed: a caseload close to a limit is rare
  const written = (value, decimals) => {
    exact[decimals] ??= numbers({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format
    return exact[decimals](value)
  }
  const span = (low, high, decimals = 0) => {
    if (written(low, decimals) === written(high, decimals)) return written(low, decimals)
    const unit = 10 ** decimals // ends are rounded outwards
    const ends = [Math.floor(low * unit + 1e-6) / unit, Math.ceil(high * unit - 1e-6) / unit]
    return ends.map(end => written(end, decimals)).join("–")
  }
  return {
    whole,
    fte: value => rounded[2].format(value),
    euros: value => money.format(Math.abs(value) < 1e-9 ? 0 : value),
    signed: (value, digits = 0) => changes[digits].format(Math.abs(value) < 1e-9 ? 0 : value),
    span,
    caseload: load => span(load.caseload_low, load.caseload_high, load.caseload_decimals),
  }
}

// A number as a reader types it, with a comma or a point; null if it is not one in 0-500.
function typed(words, highest) {
  const plain = words.replace(/\s/g, "").replace(",", ".")
  const value = /^[0-9]+(\.[0-9]*)?$/.test(plain) ? Number(plain) : Infinity
  return value <= highest ? Math.round((value * 100).toPrecision(15)) / 100 : null
}


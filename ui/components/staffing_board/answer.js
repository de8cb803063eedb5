// The board's answer in words: the twin of views/staffing/answer.py, filled from the same templates.

export function answerOf({ labels, units, coefficients }, write, board, start) {
  const said = labels.answer
  const named = Object.fromEntries(units.map(unit => [unit.key, unit]))
  const names = keys => keys.map(key => named[key].name).join(", ")
  const { totals } = board
  const most = mostLoaded(board.units)
  const found = []
  if (totals.unserved.length) {
    found.push(filled(totals.unserved_clients_high === null ? said.unserved_unknown : said.unserved, {
      clients: totals.unserved_clients_high === null ? "" : write.span(totals.unserved_clients_low, totals.unserved_clients_high, 0),
      units: unservedUnits(said, board, names),
    }))
  }
  const unknown = coefficients.units.filter(entry => entry.clients_high === null).map(entry => entry.unit)
  if (unknown.length) found.push(filled(said.unknown, { units: names(unknown) }))
  if (most) {
    const entry = coefficients.units.find(each => each.unit === most.unit)
    const { where, target } = named[most.unit]
    found.push(filled(totals.unserved.length || unknown.length ? said.most_of_rest : said.most, {
      where,
      caseload: write.caseload(most),
      target: entry.band_high === null ? target : `${labels.verdicts[most.verdict]} (${target})`,
    }))
  }
  const before = mostLoaded(start.units)
  if (before && board.units.some(load => load.fte_change !== 0)) {
    found.push(filled(said.start, { where: named[before.unit].where, caseload: write.caseload(before) }))
  }
  found.push(filled(totals.no_staff ? said.targets_without_staff : said.targets,
    { above: totals.above_target, below: totals.below_target }))
  return found
}

function unservedUnits(said, board, names) {
  const { unserved } = board.totals
  return unserved.length === board.units.length ? said.everywhere : names(unserved)
}

// What stands under the hours left: how far the estimate reaches, and the share of statutory work.
export function hoursWords({ labels, rates }, write, { totals }) {
  if (totals.hours_gap_low === null) return ""
  const { gaps, shares } = estimate(totals, rates)
  const reach = filled(labels.hours_range, {
    low: write.signed(Math.floor(gaps[0])),
    high: write.signed(Math.ceil(gaps[1])),
  })
  if (totals.statutory_share === null) return reach
  const share = filled(labels.statutory, {
    share: write.whole(totals.statutory_share * 100),
    share_low: write.whole(Math.floor(shares[0] * 100)),
    share_high: write.whole(Math.ceil(shares[1] * 100)),
  })
  return `${reach}; ${share}`
}

// What stands under the change in costs: against what it is, and how far it reaches over the price of a post.
export function eurosWords({ labels, prices }, write, { units }) {
  const change = units.reduce((sum, load) => sum + load.fte_change, 0)
  const ends = prices.map(price => change * price).sort((one, other) => one - other)
  const [low, high] = [Math.floor(ends[0] + 0.01), Math.ceil(ends[1] - 0.01)]
  return low === high ? labels.per_year : filled(labels.per_year_range, { low: write.euros(low), high: write.euros(high) })
}

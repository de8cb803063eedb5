// The board's formulas: the twin of analytics/staffing/board.py, computed from the same coefficients.
// A test runs both on thousands of inputs; whoever changes one changes the other.

const ABOVE_TARGET = ["over", "no_staff"]
const MOST_DECIMALS = 6

function bandVerdict(value, entry) {
  if (entry.band_high === null) return "unknown_target"
  if (value > entry.band_high || (entry.band_strict && value === entry.band_high)) return "over"
  return entry.band_low !== null && value < entry.band_low ? "under" : "within"
}

// With how many decimals a caseload says what its verdict says, however it is rounded.
function decimalsNeeded(value, entry) {
  const verdict = bandVerdict(value, entry)
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals += 1) {
    const scale = 10 ** decimals
    const ends = [Math.floor(value * scale) / scale, Math.ceil(value * scale) / scale]
    if (ends.every(end => bandVerdict(end, entry) === verdict)) return decimals
  }
  return MOST_DECIMALS
}

function unitLoad(coefficients, entry, fte) {
  const { clients_low: low, clients_high: high, hours_per_client: hours } = entry
  const staffed = fte > 0 && fte + entry.shared_fte > 0
  const capacity = staffed ? fte + entry.shared_fte : 0
  const available = coefficients.hours_per_fte * capacity
  const known = low !== null
  const loads = staffed && known ? [low / capacity, high / capacity] : [null, null]
  const change = fte - entry.baseline_fte
  let verdict = "no_staff"
  if (staffed && !known) verdict = "unknown_clients"
  if (staffed && known) {
    const ends = loads.map(load => bandVerdict(load, entry))
    verdict = ends[0] === ends[1] ? ends[0] : "uncertain"
  }
  return {
    unit: entry.unit,
    fte,
    capacity_fte: capacity,
    fte_change: change,
    caseload_low: loads[0],
    caseload_high: loads[1],
    caseload_decimals: loads[0] === null ? 0 : Math.max(...loads.map(load => decimalsNeeded(load, entry))),
    verdict,
    hours_gap_low: known ? available - hours * high : null,
    hours_gap_high: known ? available - hours * low : null,
    statutory_share: known && staffed ? (hours * high) / available : null,
    cost_change_eur: coefficients.fte_cost_eur * change,
  }
}

// The sum; null if any of them is unknown.
function sum(numbers) {
  return numbers.includes(null) ? null : numbers.reduce((total, number) => total + number, 0)
}

export function mostLoaded(loads) {
  const known = loads.filter(load => load.caseload_high !== null)
  return known.reduce((most, load) => (most && most.caseload_high >= load.caseload_high ? most : load), null)
}

export function evaluate(coefficients, fteByUnit) {
  const entries = coefficients.units
  const units = entries.map(entry => unitLoad(coefficients, entry, fteByUnit[entry.unit]))
  const fte = sum(units.map(load => load.fte))
  const state = Math.max(0, fte - coefficients.own_fte)
  const [low, high] = ["clients_low", "clients_high"].map(end => sum(entries.map(entry => entry[end])))
  const without = entries.filter((entry, index) => units[index].verdict === "no_staff" && entry.clients_high !== 0)
  const available = coefficients.hours_per_fte * fte
  const [least, most] = ["clients_low", "clients_high"].map(end =>
    sum(entries.map(entry => (entry[end] === null ? null : entry.hours_per_client * entry[end]))))
  const compared = without.length ? [] : units.filter(load => load.caseload_high !== null)
  const largest = mostLoaded(compared)
  const count = verdicts => units.filter(load => verdicts.includes(load.verdict)).length
  const perFte = value => (value !== null && fte > 0 ? value / fte : null)
  const share = value => (value !== null && fte > 0 ? value / available : null)
  return {
    units,
    totals: {
      fte,
      state_fte: state,
      state_left_fte: coefficients.state_client_fte - state,
      state_other_fte: coefficients.state_fte - state - coefficients.state_supervisor_fte,
      unplaced_fte: fte - sum(units.map(load => load.capacity_fte)),
      clients_low: low,
      clients_high: high,
      caseload_low: perFte(low),
      caseload_high: perFte(high),
      unserved: without.map(entry => entry.unit),
      unserved_clients_low: sum(without.map(entry => entry.clients_low)),
      unserved_clients_high: sum(without.map(entry => entry.clients_high)),
      largest_caseload_low: compared.length ? Math.max(...compared.map(load => load.caseload_low)) : null,
      largest_caseload: largest ? largest.caseload_high : null,
      largest_unit: largest ? largest.unit : null,
      above_target: count(ABOVE_TARGET),
      below_target: count(["under"]),
      no_staff: count(["no_staff"]),
      hours_gap_low: most === null ? null : available - most,
      hours_gap_high: least === null ? null : available - least,
      required_fte: most === null ? null : most / coefficients.hours_per_fte,
      statutory_share: share(most),
      cost_eur: coefficients.fte_cost_eur * fte,
      cost_change_eur: sum(units.map(load => load.cost_change_eur)),
    },
  }
}

// Ends of the area's hours left and of its share over sets of assumptions: the twin of analytics/staffing/estimate.py.
export function estimate(totals, rates) {
  const clients = [totals.clients_low, totals.clients_high]
  const gaps = rates.flatMap(([work, available]) => clients.map(each => available * totals.fte - work * each))
  const shares = rates.map(([work, available]) => (work * totals.clients_high) / (available * totals.fte))
  return { gaps: [Math.min(...gaps), Math.max(...gaps)], shares: [Math.min(...shares), Math.max(...shares)] }
}

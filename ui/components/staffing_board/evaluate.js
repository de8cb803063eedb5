// The board's formulas: the twin of analytics/staffing/board.py, computed from the same coefficients.
// A test runs both on thousands of inputs; whoever changes one changes the other.

const OUT_OF_BAND = ["under", "over", "no_staff"]

function bandVerdict(value, entry) {
  if (entry.band_high === null) return "unknown_target"
  if (value > entry.band_high) return "over"
  return entry.band_low !== null && value < entry.band_low ? "under" : "within"
}

function unitLoad(coefficients, entry, fte) {
  const { clients_low: low, clients_high: high, hours_per_client: hours } = entry
  const capacity = fte + entry.shared_fte
  const staffed = fte > 0 && capacity > 0
  const available = coefficients.hours_per_fte * (staffed ? capacity : 0)
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
    verdict,
    hours_gap_low: known ? available - hours * high : null,
    hours_gap_high: known ? available - hours * low : null,
    statutory_share: known && staffed ? (hours * high) / available : null,
    cost_change_eur: coefficients.fte_cost_eur * change,
  }
}

const sum = numbers => numbers.reduce((total, number) => total + number, 0)

export function evaluate(coefficients, fteByUnit) {
  const entries = coefficients.units
  const units = entries.map(entry => unitLoad(coefficients, entry, fteByUnit[entry.unit]))
  const known = entries.every(entry => entry.clients_low !== null)
  const fte = sum(units.map(load => load.fte))
  const state = fte - coefficients.own_fte
  const clientsHigh = known ? sum(entries.map(entry => entry.clients_high)) : null
  const required = known ? sum(entries.map(entry => entry.hours_per_client * entry.clients_high)) : null
  const available = coefficients.hours_per_fte * fte
  const loaded = units.filter(load => load.caseload_high !== null)
  const largest = loaded.reduce((most, load) => (most && most.caseload_high >= load.caseload_high ? most : load), null)
  return {
    units,
    totals: {
      fte,
      state_fte: state,
      state_left_fte: coefficients.state_client_fte - state,
      state_other_fte: coefficients.state_fte - state - coefficients.state_supervisor_fte,
      unplaced_fte: coefficients.unplaced_fte,
      clients_low: known ? sum(entries.map(entry => entry.clients_low)) : null,
      clients_high: clientsHigh,
      caseload_high: clientsHigh !== null && fte > 0 ? clientsHigh / fte : null,
      largest_caseload: largest ? largest.caseload_high : null,
      largest_unit: largest ? largest.unit : null,
      out_of_band: units.filter(load => OUT_OF_BAND.includes(load.verdict)).length,
      no_staff: units.filter(load => load.verdict === "no_staff").length,
      hours_gap_low: known ? sum(units.map(load => load.hours_gap_low)) : null,
      hours_gap_high: known ? sum(units.map(load => load.hours_gap_high)) : null,
      required_fte: required === null ? null : required / coefficients.hours_per_fte,
      statutory_share: required !== null && fte > 0 ? required / available : null,
      cost_eur: coefficients.fte_cost_eur * fte,
      cost_change_eur: sum(units.map(load => load.cost_change_eur)),
    },
  }
}

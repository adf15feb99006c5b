import JSON

extension Expectation {
  private static let rowLimit = 20

  /// Checks a table. A column that is not there breaks the expectation in no row, but as a whole. O(rows).
  public func check(_ table: DataTable) -> ExpectationResult {
    guard table.count >= minimumRows else {
      return whole(true, .string("not checked: fewer than \(minimumRows) rows"), checked: 0)
    }
    let found = columns.compactMap { table[$0] }
    guard found.count == columns.count else {
      let missing = columns.filter { table[$0] == nil }.joined(separator: ", ")
      return whole(false, .string("no column \(missing)"), checked: 0)
    }
    switch rule {
    case .rowCount(let range):
      return whole(range.contains(Double(table.count)), .number(table.count), checked: table.count)
    case .missingShare(_, let range):
      let missing = (0..<table.count).count { found[0].isMissing($0) }
      let share = table.count == 0 ? 0 : Double(missing) / Double(table.count)
      return whole(range.contains(share), .number((share * 1e6).rounded() / 1e6), checked: table.count)
    case .drift(_, _, let maximum):
      let (index, group) = PopulationStability(found[0], by: found[1]).largest
      let rounded = (index * 1e6).rounded() / 1e6
      return whole(
        index <= maximum, ["largest_index": .number(rounded), "group": .string(group)], checked: table.count)
    default: return rows(table, found)
    }
  }

  private func whole(_ isMet: Bool, _ observed: JSONValue, checked: Int) -> ExpectationResult {
    ExpectationResult(
      expectation: self, isMet: isMet, observed: observed, unexpectedCount: 0, checkedCount: checked, rows: [])
  }

  private func rows(_ table: DataTable, _ found: [DataColumn]) -> ExpectationResult {
    let (applies, fits) = test(found)
    var checked = 0
    var unexpected = 0
    var rows: [JSONValue] = []
    for row in 0..<table.count where applies(row) {
      checked += 1
      if fits(row) { continue }
      unexpected += 1
      if rows.count < Self.rowLimit { rows.append(Self.json(table, found, row)) }
    }
    let share = checked == 0 ? 1 : Double(checked - unexpected) / Double(checked)
    return ExpectationResult(
      expectation: self, isMet: share >= mostly, observed: ["fitting_share": .number((share * 1e6).rounded() / 1e6)],
      unexpectedCount: unexpected, checkedCount: checked, rows: rows)
  }

  private static func json(_ table: DataTable, _ columns: [DataColumn], _ row: Int) -> JSONValue {
    var object: JSONObject = [table.key: .number(table.ids[row])]
    for column in columns where column.name != table.key { object[column.name] = column.json(row) }
    return .object(object)
  }

  /// To which rows the rule applies, and whether such a row keeps it.
  private func test(_ columns: [DataColumn]) -> (applies: (Int) -> Bool, fits: (Int) -> Bool) {
    let first = columns[0]
    let isThere: (Int) -> Bool = { !first.isMissing($0) }
    switch rule {
    case .between(_, let range): return (isThere, { range.contains(first.number($0)) })
    case .inSet(_, let names): return (isThere, Self.membership(first, names))
    case .unique: return (isThere, Self.uniqueness(first))
    case .integer: return (isThere, { first.number($0).rounded() == first.number($0) })
    case .boolean: return (isThere, { first.number($0) == 0 || first.number($0) == 1 })
    case .atLeast:
      let second = columns[1]
      return ({ !first.isMissing($0) && !second.isMissing($0) }, { first.number($0) >= second.number($0) })
    case .agreement(let conditions):
      let tests = zip(conditions, columns).map { $0.test($1) }
      return ({ _ in true }, { row in tests.allSatisfy { $0(row) == tests[0](row) } })
    case .notNull, .rowCount, .missingShare, .drift: return ({ _ in true }, isThere)
    }
  }

  private static func membership(_ column: DataColumn, _ names: Set<String>) -> (Int) -> Bool {
    guard case .texts(let texts, let codes) = column.values else { return { names.contains("\(column.number($0))") } }
    let allowed = texts.map(names.contains)
    return { allowed[place: Int(codes[$0])] ?? false }
  }

  /// Whether a row's value has not occurred in a row before.
  private static func uniqueness(_ column: DataColumn) -> (Int) -> Bool {
    var repeated = Set<Int>()
    var seenNumbers = Set<Double>()
    var seenCodes = Set<Int32>()
    for row in 0..<column.count where !column.isMissing(row) {
      let isNew =
        switch column.values {
        case .numbers(let numbers): seenNumbers.insert(numbers[row]).inserted
        case .texts(_, let codes): seenCodes.insert(codes[row]).inserted
        }
      if !isNew { repeated.insert(row) }
    }
    return { !repeated.contains($0) }
  }
}

extension PriceTable {
  /// The cost of a consumption in US dollars; `nil` when the item has no price.
  public func usd(_ consumption: Consumption) -> Double? { price(of: consumption.item)?.usd(consumption) }

  /// The price of an item, `nil` when it has none.
  ///
  /// An id that is not in the table is looked for without the part before its last `/` (an ARN), then without the prefix of
  /// an inference profile (`global.`, `us.`, …), then without its version (`-v1:0`), then without its date. A model that
  /// runs in one geography costs its `regionalFactor` more. A service without an operation (`s3`) costs what the dearest of
  /// its operations does, so that a limit holds.
  public func price(of item: String) -> Price? {
    if let price = price(named: item) { return isRegional(item) ? price.scaled(by: price.regionalFactor) : price }
    let id = item.split(separator: "/").last.map(String.init) ?? item
    for candidate in Self.shortened(id) {
      guard let price = price(named: candidate) else { continue }
      return isRegional(id) ? price.scaled(by: price.regionalFactor) : price
    }
    return dearestOperation(of: item)
  }

  /// Whether an id names a model of Bedrock outside of a global profile; of a name without factor it makes no difference.
  private func isRegional(_ id: String) -> Bool { !id.hasPrefix("global.") }

  /// The names under which a model may stand in the table, the most exact first.
  private static func shortened(_ id: String) -> [String] {
    var name = id[...]
    var candidates = [id]
    if let dot = name.firstIndex(of: "."), geographies.contains(String(name[..<dot])) {
      name = name[name.index(after: dot)...]
      candidates.append(String(name))
    }
    if let colon = name.lastIndex(of: ":"), isNumber(name[name.index(after: colon)...]) {
      name = name[..<colon]
      candidates.append(String(name))
    }
    for marks in [(start: "v", digits: 1...3), (start: "", digits: 8...8)] {
      guard let dash = name.lastIndex(of: "-") else { break }
      let part = name[name.index(after: dash)...]
      guard part.hasPrefix(marks.start) else { continue }
      let digits = part.dropFirst(marks.start.count)
      guard isNumber(digits), marks.digits.contains(digits.utf8.count) else { continue }
      name = name[..<dash]
      candidates.append(String(name))
    }
    return candidates
  }

  /// The prefixes of cross-region inference profiles
  /// (https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html).
  private static let geographies: Set<String> = ["global", "us", "eu", "apac", "jp", "au", "ca", "us-gov"]

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private func dearestOperation(of service: String) -> Price? {
    let operations = items.filter { $0.name.hasPrefix(service + ".") && $0.price.monthlyBytes == nil }.map(\.price)
    guard var dearest = operations.first else { return nil }
    for price in operations.dropFirst() {
      dearest.requests = Self.larger(dearest.requests, price.requests)
      dearest.bytes = Self.larger(dearest.bytes, price.bytes)
      // A least charge of one operation is none of the others.
      dearest.minimumBytes = min(dearest.minimumBytes, price.minimumBytes)
      dearest.isVerified = dearest.isVerified && price.isVerified
    }
    return dearest
  }

  private static func larger(_ left: Double?, _ right: Double?) -> Double? {
    [left, right].compactMap(\.self).max()
  }
}

import Tools

extension QueryStatistics {
  /// What a query cost, on one line: `scanned 12.3 MB, $0.0001 (query 5c6f…)`.
  var text: String {
    let cost = isReused ? "a result that was there already, $0.00" : "scanned \(scannedBytes.sizeText), \(usd.dollars)"
    return "\(cost) (query \(executionID))"
  }
}

extension QueryEstimate {
  /// What a query would cost, on one line.
  var text: String {
    let bytes = scannedBytes.map { "would scan about \($0.sizeText)" } ?? "how much it would scan is not known"
    return "\(bytes)\(usd.map { ", \($0.dollars)" } ?? ""): \(basis)"
  }
}

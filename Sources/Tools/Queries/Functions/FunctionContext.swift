/// What the functions of one query share.
final class FunctionContext {
  /// The seconds since 1970 at which the query began.
  let now: Double
  private let meter: QueryMeter
  private var expressions: [String: RegularExpression] = [:]

  init(meter: QueryMeter, now: Double) {
    self.meter = meter
    self.now = now
  }

  /// Charges work, such as bytes looked at.
  ///
  /// - Throws: `FunctionFault` when the query has used up its budget.
  func charge(_ work: Int) throws(FunctionFault) {
    guard meter.advance(work) else { throw .stopped }
  }

  /// A pattern, compiled; the last few are kept.
  func expression(_ pattern: String) throws(FunctionFault) -> RegularExpression {
    if let known = expressions[pattern] { return known }
    try charge(pattern.utf8.count * 20)
    let compiled = try RegularExpression(pattern)
    if expressions.count >= 16 { expressions.removeAll() }
    expressions[pattern] = compiled
    return compiled
  }
}

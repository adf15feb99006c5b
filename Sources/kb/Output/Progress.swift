/// How far some work is.
struct Progress: Sendable, Hashable {
  /// What is done, as a verb: "embedding".
  let activity: String
  /// What is counted, in the plural: "chunks".
  let unit: String
  /// How many are done.
  let done: Int
  /// How many there are, `nil` when that is not known yet.
  let total: Int?
  /// The seconds since the first.
  let seconds: Double

  /// One line with count, rate and remaining time: `embedding 1200 of 5000 chunks · 400/s · 10 s left`.
  var text: String {
    let count = total.map { "\(done) of \($0)" } ?? "\(done)"
    var parts = ["\(activity) \(count) \(unit)"]
    if done > 0, seconds >= 0.2 {
      let rate = Double(done) / seconds
      parts.append("\(Self.rate(rate))/s")
      if let total, total > done { parts.append("\(Self.duration(Double(total - done) / rate)) left") }
    }
    return parts.joined(separator: " · ")
  }

  /// Whole numbers from ten on, one decimal below.
  private static func rate(_ rate: Double) -> String {
    if rate >= 10 { return "\(Int(rate.rounded()))" }
    let tenths = Int((rate * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    switch whole {
    case ..<120: return "\(whole) s"
    case ..<7200: return "\((whole + 59) / 60) min"
    default: return "\((whole + 3599) / 3600) h"
    }
  }
}

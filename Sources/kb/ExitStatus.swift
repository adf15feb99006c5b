/// What the exit code of `kb` tells.
enum ExitStatus: Int32, Error, CaseIterable {
  case success = 0
  case internalError = 1
  case usage = 2
  case notConfigured = 3
  case authentication = 4
  case unreachable = 5
  case throttled = 6
  case gateFailed = 7
  case budgetReached = 8
  case noSupportedAnswer = 9
  case writeRefused = 10
  case interrupted = 130

  /// The meaning in a few words.
  var meaning: String {
    switch self {
    case .success: "ok"
    case .internalError: "internal error, or a part of the work failed"
    case .usage: "usage (plan --check: stale)"
    case .notConfigured: "not configured"
    case .authentication: "authentication"
    case .unreachable: "unreachable"
    case .throttled: "throttled"
    case .gateFailed: "gate failed"
    case .budgetReached: "budget reached"
    case .noSupportedAnswer: "no supported answer"
    case .writeRefused: "write refused"
    case .interrupted: "interrupted"
    }
  }

  /// All codes with their meanings, on one line.
  static var summary: String {
    allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: " · ")
  }
}

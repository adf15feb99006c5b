import ArgumentParser
import Retrieval

/// How a search scans vectors, as `--scan` says it.
enum ScanChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case elements
  case codes

  /// The path that is asked for, `nil` for the one that is likely the faster.
  var path: ScanPath? {
    switch self {
    case .auto: nil
    case .elements: .elements
    case .codes: .codes
    }
  }
}

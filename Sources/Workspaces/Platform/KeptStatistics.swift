import Predictions
import Synchronization

/// The distribution of the features, read when a percentile is first asked for: many answers need none.
final class KeptStatistics: Sendable {
  private enum State {
    case unread
    case read(DatasetStatistics?)
  }

  private let load: @Sendable () throws -> DatasetStatistics
  private let state = Mutex(State.unread)

  init(load: @escaping @Sendable () throws -> DatasetStatistics) { self.load = load }

  /// The statistics, `nil` when they cannot be read: percentiles are then left out.
  var value: DatasetStatistics? {
    state.withLock { state in
      if case .read(let statistics) = state { return statistics }
      let statistics = try? load()
      state = .read(statistics)
      return statistics
    }
  }
}

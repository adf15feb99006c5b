/// What a pipeline measures its stages with, so that it asks neither clock nor system itself.
public struct PipelineMeter: Sendable {
  /// The seconds since some moment; only differences count.
  public var seconds: @Sendable () -> Double
  /// The most memory that the process has held so far, in bytes.
  public var peakMemory: @Sendable () -> Int

  /// A meter of a clock and a gauge.
  public init(seconds: @escaping @Sendable () -> Double, peakMemory: @escaping @Sendable () -> Int = { 0 }) {
    self.seconds = seconds
    self.peakMemory = peakMemory
  }
}

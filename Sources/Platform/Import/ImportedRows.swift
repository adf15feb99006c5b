/// What became of the rows of a file.
public struct ImportedRows: Sendable, Hashable {
  private static let faultLimit = 100

  /// How many rows were taken.
  public internal(set) var count = 0
  /// How many were not, because something is wrong with them.
  public private(set) var faultCount = 0
  /// What is wrong with the first hundred of them.
  public private(set) var faults: [CSVFault] = []

  mutating func add(_ fault: CSVFault) {
    faultCount += 1
    if faults.count < Self.faultLimit { faults.append(fault) }
  }
}

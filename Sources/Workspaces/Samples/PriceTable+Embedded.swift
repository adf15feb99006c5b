import CSamples
import Cloud

extension PriceTable {
  /// The prices that the program carries, with those of a file of the user's instead where it has them.
  ///
  /// - Parameters:
  ///   - bytes: The content of the user's file, `nil` without one.
  ///   - file: The name of that file, for errors.
  /// - Throws: `PriceTableError` for the first place of the user's file that does not fit.
  public static func embedded(overriddenBy bytes: [UInt8]? = nil, file: String = "") throws(PriceTableError)
    -> PriceTable
  {
    guard let sample = kb_prices()?.pointee else { return PriceTable(date: "") }
    let carried = Array(UnsafeBufferPointer(start: sample.bytes, count: sample.count))
    var table = try PriceTable(carried, file: String(cString: sample.path))
    if let bytes { try table.merge(bytes, file: file) }
    return table
  }
}

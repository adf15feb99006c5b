import JSON

/// Numbers whose text a double would not keep.
enum JSONNumberSample {
  static let long = (try? JSONValue(parsing: "1.00000000000000000001"))?.number ?? JSONNumber(0)
}

extension JSONValue {
  fileprivate var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }
}

/// A response of the Runtime API.
struct RuntimeResponse: Sendable, Hashable {
  var status = 0
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
  /// Whether the connection stays open for the next request.
  var keepsConnection = false

  /// The value of the first header of this name, whatever its case.
  subscript(name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  static func == (left: Self, right: Self) -> Bool {
    left.status == right.status && left.body == right.body && left.keepsConnection == right.keepsConnection
      && left.headers.elementsEqual(right.headers, by: ==)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(status)
    hasher.combine(body)
  }
}

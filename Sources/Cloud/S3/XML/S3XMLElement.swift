/// An element of an answer with all that is in it.
struct S3XMLElement: Sendable, Hashable {
  /// The name, without a namespace's prefix.
  let name: String
  /// The elements directly in it, in order.
  private(set) var children: [S3XMLElement] = []
  /// The text directly in it.
  private(set) var text = ""

  /// Reads a whole text and takes its root element. O(bytes).
  ///
  /// - Throws: `S3XMLError`.
  init(parsing bytes: [UInt8]) throws(S3XMLError) {
    var reader = try S3XMLReader(bytes)
    var open: [S3XMLElement] = []
    var root: S3XMLElement?
    while let event = try reader.next() {
      switch event {
      case .start(let name): open.append(S3XMLElement(name: name))
      case .text(let text):
        if !open.isEmpty { open[open.count - 1].text += text }
      case .end:
        guard let element = open.popLast() else { continue }
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
      }
    }
    guard let root else { throw S3XMLError(offset: bytes.count, expected: "an element") }
    self = root
  }

  private init(name: String) { self.name = name }

  /// The children of a name.
  func all(_ name: String) -> [S3XMLElement] { children.filter { $0.name == name } }

  /// The text of the first child of a name, `nil` when there is none.
  subscript(name: String) -> String? { children.first { $0.name == name }?.text }
}

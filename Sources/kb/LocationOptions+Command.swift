extension LocationOptions {
  /// These options as they are to be repeated in a further command, led by a space; empty without any.
  var commandOptions: String {
    [
      ("--docs", docs), ("--state", state), ("--region", region), ("--profile", profile),
      ("--endpoint-url", endpointUrl),
    ].compactMap { name, value in
      value.map { " \(name) \(Self.quoted($0))" }
    }.joined()
  }

  /// A text as one word of a shell.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: "/._-+=:,@".utf8.contains(byte)
        }
      }
    // By scalars: a quote and the combining mark behind it are one character.
    let scalars = text.unicodeScalars.flatMap { $0 == "'" ? Array("'\\''".unicodeScalars) : [$0] }
    return isPlain ? text : "'" + String(String.UnicodeScalarView(scalars)) + "'"
  }
}

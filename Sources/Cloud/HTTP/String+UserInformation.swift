extension String {
  /// The text with `***` for the user and the password of every address in it (`http://user:password@proxy`).
  var withoutUserInformation: String {
    var result = ""
    var rest = self[...]
    while let scheme = rest.firstRange(of: "://") {
      result += rest[..<scheme.upperBound]
      rest = rest[scheme.upperBound...]
      // A password may hold anything but the @ that ends it, which is the last before the host.
      if let end = rest.lastIndex(of: "@") {
        result += "***"
        rest = rest[end...]
      }
    }
    return result + rest
  }
}

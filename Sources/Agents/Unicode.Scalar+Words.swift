extension Unicode.Scalar {
  /// Whether the scalar is a letter or a digit of any script; the properties of ASCII need no look-up.
  var isLetterOrDigit: Bool {
    if isASCII {
      return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
    }
    return properties.isAlphabetic || properties.numericType != nil
  }

  /// Whether the scalar is one of the digits 0 to 9.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

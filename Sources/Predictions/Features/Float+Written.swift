extension Float {
  /// The double whose shortest text is this number's: 0.1 stays 0.1 and does not become 0.10000000149011612.
  public var written: Double { Double("\(self)") ?? Double(self) }
}

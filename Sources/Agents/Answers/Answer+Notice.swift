extension Answer {
  /// What a reader is told beside the answer: why it is not whole, and what to do; `nil` when it is.
  public var notice: String? {
    if let notice = stopReason.notice { return notice }
    let isBlank = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    return isBlank ? "the model ended its turn without a word; ask again" : nil
  }
}
